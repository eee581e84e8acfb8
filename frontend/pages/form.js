// What pages on which questions are answered without an account have in common: elements, views, questions with
// large targets, numbers for help, and the way out.
export const RATHER_NOT = 'prefer_not_to_say';
const SOMEWHERE_ELSE = 'https://www.bbc.co.uk/weather';

const main = document.getElementById('main');
const help = document.getElementById('help');

/** An element with attributes and what is in it; text is only ever text. */
export function el(name, attributes = {}, ...content) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (value !== false && value != null) node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...content.filter((one) => one != null && one !== false));
  return node;
}

export const button = (label, act, kind = '') => el('button', { type: 'button', class: kind, onclick: act }, label);
export const heading = (text) => el('h1', { tabindex: '-1' }, text);

/** Shows a view, says so in the title, and moves the focus to its heading. */
export function show(title, ...content) {
  document.title = `${title} - HeadStart`;
  main.replaceChildren(...content.filter(Boolean));
  window.scrollTo(0, 0);
  (main.querySelector('h1') ?? main).focus();
}

/**
 * Asks the service; neither cookies nor an address with a secret in it go along. `keepalive` lets the request outlive
 * the page, `signal` gives it up.
 */
export async function ask(method, path, body, { keepalive = false, signal } = {}) {
  const answer = await fetch(`/api/v1/answering/${path}`, {
    method,
    keepalive,
    signal,
    credentials: 'omit',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  const value = text ? JSON.parse(text) : {};
  if (!answer.ok) throw Object.assign(new Error(value.code ?? 'failed'), { code: value.code, status: answer.status });
  return value;
}

/** The answers to an item that one can choose from; none for a line, which is read by its place. */
export function itemChoices({ min, max, step, wording }) {
  const count = Math.round((max - min) / step) + 1;
  if (count > 11) return null;
  return Array.from({ length: count }, (_, n) => [min + n * step, wording.labels.length === count ? wording.labels[n] : `${min + n}`]);
}

/**
 * One question with its answers as large targets. `options` are values with labels; without them there is a line
 * from `form.min` to `form.max`. `choose` is called with every answer.
 */
export function fieldset({ name, text, level, options, form, current, choose }) {
  const choice = (value, label, rather = false) => {
    const id = `${name}-${value}`;
    const input = el('input', {
      type: 'radio', name, id, value: String(value), checked: current === value, onchange: () => choose(value),
    });
    return el('div', { class: rather ? 'choice rather' : 'choice' }, input, el('label', { for: id }, label));
  };
  const labels = form?.wording.labels;
  const ends = labels?.length === 2 && el('p', { class: 'ends' }, el('span', {}, labels[0]), el('span', {}, labels[1]));
  return el('fieldset', {},
    el('legend', {}, level === 1 ? heading(text) : text),
    ends,
    ...(options ? options.map(([value, label]) => choice(value, label)) : [line({ name, text, form, current, choose })]),
    choice(RATHER_NOT, 'Prefer not to say', true));
}

/** A line between two ends. It has no answer before it is touched. */
function line({ name, text, form: { min, max, step, wording }, current, choose }) {
  const touched = typeof current === 'number';
  return el('input', {
    type: 'range', id: `${name}-line`, min, max, step, value: touched ? current : (min + max) / 2,
    'aria-label': `${text} From ${wording.labels[0]} to ${wording.labels[1]}`,
    'aria-valuetext': touched ? null : 'No answer yet',
    onchange: (event) => {
      event.target.removeAttribute('aria-valuetext');
      for (const radio of document.getElementsByName(name)) radio.checked = false;
      choose(Math.round(Number(event.target.value) / step) * step);
    },
  });
}

export function progress(done, all) {
  const text = `Question ${done} of ${all}`;
  return el('label', { class: 'progress' }, text, el('progress', { max: all, value: done }));
}

/** Numbers to call or text. */
export function helpLines(lines) {
  help.querySelector('ul').replaceChildren(...lines.map((one) => {
    const digits = one.number.replace(/[^0-9+]/g, '');
    return el('li', {},
      el('a', { href: `${one.text ? 'sms' : 'tel'}:${digits}` }, `${one.name}: ${one.text ? 'text' : 'call'} ${one.number}`),
      el('p', {}, one.about));
  }));
}

/** The secret of the link, taken out of the address at once; it stays with this tab until it is dropped. */
export function takeToken(kept) {
  const token = window.location.hash.slice(1) || sessionStorage.getItem(kept) || '';
  // Nobody who looks at the address or the history later finds the form.
  window.history.replaceState(null, '', window.location.pathname);
  if (token) sessionStorage.setItem(kept, token);
  return token;
}

/** Makes the frame work: the first numbers, the way out, the skip link. */
export function frame(leaving) {
  // The numbers that anybody can use, until those of the partnership are here.
  helpLines([
    { name: 'Childline', number: '0800 1111', about: 'For anyone under 19. Free, day and night.' },
    { name: 'Emergency', number: '999', about: 'If you or someone else is in danger right now.' },
  ]);
  document.getElementById('leave').addEventListener('click', () => {
    document.body.hidden = true;
    leaving();
    window.location.replace(SOMEWHERE_ELSE);
  });
  // The frame's own link would change the address and drop what stands in it.
  document.querySelector('.skip').addEventListener('click', (event) => {
    event.preventDefault();
    (main.querySelector('input, h1') ?? main).focus();
  });
}
