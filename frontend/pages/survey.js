// Answering the school survey on the link of a class: one pupil after the other, without names. Nothing that a pupil
// answers stays on the device: it is in memory until it is sent or thrown away, and then it is gone.
import { RATHER_NOT, ask, button, el, fieldset, frame, heading, helpLines, itemChoices, progress, show, takeToken } from '{{form}}';

const KEPT_TOKEN = 'survey-token';
/** After so long without a touch the next pupil must not find what the last one answered. */
const FORGET_AFTER = 10 * 60 * 1000;

const state = { token: '', form: null, pupil: null, idle: null };

/** A random identifier (UUID version 4): it tells nothing, not even a time. */
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

/** The next pupil starts afresh. */
function nextPupil() {
  clearTimeout(state.idle);
  state.pupil = {
    id: randomId(),
    at: 0,
    answers: Object.fromEntries(state.form.parts.map((part) => [part.instrument, part.wording.items.map(() => null)])),
    background: { sex: null, free_school_meals: null, special_needs: null, ethnic_group: null },
    code: null,
    typed: { birth_day: '', middle_initial: '', older_siblings: '', last_letter: '' },
  };
}

function touched() {
  clearTimeout(state.idle);
  state.idle = setTimeout(() => { nextPupil(); startView(); }, FORGET_AFTER);
}
for (const kind of ['pointerdown', 'keydown']) document.addEventListener(kind, () => state.form && touched());

/** The pages in order: every question, what pupils say about themselves, and their own code. */
function pages() {
  const list = state.form.parts.flatMap((part) => part.wording.items.map((text, place) => ({ part, text, place })));
  const about = (key, text, options) => list.push({ key, text, options });
  const pairs = (choices) => choices.map(({ code, label }) => [code, label]);
  about('sex', 'Are you a girl or a boy?', pairs(state.form.sexes));
  about('ethnic_group', 'Which ethnic group do you belong to?', pairs(state.form.ethnic_groups));
  about('free_school_meals', 'Do you get free school meals?', [[true, 'Yes'], [false, 'No']]);
  about('special_needs', 'Do you get extra help at school because of a special educational need or a disability?', [[true, 'Yes'], [false, 'No']]);
  if (state.form.asks_code) list.push({ code: true });
  return list;
}

const answered = () => Object.values(state.pupil.answers).flat().some((answer) => typeof answer === 'number');

/** What is sent. What somebody would rather not say about themselves is not sent at all. */
function given() {
  const { id, answers, background, code } = state.pupil;
  const said = Object.entries(background).filter(([, value]) => value !== null && value !== RATHER_NOT);
  return {
    token: state.token,
    response_id: id,
    background: Object.fromEntries(said),
    code,
    parts: Object.entries(answers).map(([instrument, list]) => ({ instrument, answers: list })),
  };
}

// ---- views

function startView() {
  const { asked_by: who, school } = state.form;
  const count = pages().length;
  document.getElementById('rights').textContent = '';
  show('A survey about how you are',
    heading('A survey about how you are'),
    el('p', {}, `${who} would like to know how pupils at ${school} are. Everyone in your class is asked the same ${count} questions.`),
    el('ul', {},
      el('li', {}, 'You do not have to take part. It is fine to say no.'),
      el('li', {}, 'We do not ask for your name. Nobody at school or at home can see your answers.'),
      el('li', {}, 'There are no right or wrong answers.'),
      el('li', {}, 'You can leave out any question, and you can stop at any time.'),
      el('li', {}, 'What you answer is put together with what many others answer. We never tell anything about fewer than 10 pupils.')),
    el('p', { class: 'note' }, 'Nobody knows which answers are yours, so nobody can come and help you because of them. If something worries you, tell an adult you trust, or use one of the numbers below.'),
    button('I want to take part', () => { state.pupil.at = 0; pageView(); }, 'main'),
    button('I do not want to take part', noView));
}

function noView() {
  nextPupil();
  show('That is fine',
    heading('That is fine'),
    el('p', {}, 'You do not have to say why. Nothing was kept.'),
    button('Next person', startView, 'main'));
}

function pageView() {
  const list = pages();
  const page = list[state.pupil.at];
  if (!page) return endView();
  const step = (by) => () => { state.pupil.at += by; return pageView(); };
  document.getElementById('rights').textContent = page.part?.licence ?? '';
  const row = (next) => el('div', { class: 'row' },
    button('Back', state.pupil.at ? step(-1) : startView),
    button('Next', next, 'main'));
  const around = (...content) => show(`Question ${state.pupil.at + 1} of ${list.length}`,
    progress(state.pupil.at + 1, list.length), ...content, button('Stop here', stopView));
  if (page.code) return around(...codeFields(row, step(1)));
  const { part, key, place, text } = page;
  const current = part ? state.pupil.answers[part.instrument][place] : state.pupil.background[key];
  return around(
    part?.wording.stem && el('p', { class: 'stem' }, part.wording.stem),
    fieldset({
      name: part ? `${part.instrument}-${place}` : key,
      text,
      level: 1,
      options: part ? itemChoices(part) : page.options,
      form: part,
      current,
      choose: (value) => {
        if (part) state.pupil.answers[part.instrument][place] = value;
        else state.pupil.background[key] = value;
      },
    }),
    row(step(1)));
}

/** Four small facts that make a code. */
function codeFields(row, next) {
  const { typed } = state.pupil;
  const field = (key, label, control) => el('div', { class: 'field' }, el('label', { for: key }, label), control);
  const choose = (key, options) => el('select', { id: key, onchange: (event) => { typed[key] = event.target.value; } },
    el('option', { value: '' }, 'Choose'),
    ...options.map(([value, label]) => el('option', { value, selected: typed[key] === String(value) }, label)));
  const letter = (key) => el('input', {
    id: key, type: 'text', maxlength: 1, autocomplete: 'off', autocapitalize: 'characters', value: typed[key],
    oninput: (event) => { typed[key] = event.target.value; },
  });
  const wrong = el('p', { class: 'note wrong', role: 'alert', hidden: true }, 'Answer all of these, or choose "Leave this out". Only the middle name can stay empty.');
  const go = () => {
    const isLetter = (text) => /^\p{L}$/u.test(text.trim());
    const whole = typed.birth_day && typed.older_siblings && isLetter(typed.last_letter) && (!typed.middle_initial.trim() || isLetter(typed.middle_initial));
    if (!whole) {
      wrong.hidden = false;
      return;
    }
    state.pupil.code = {
      birth_day: Number(typed.birth_day),
      middle_initial: typed.middle_initial.trim(),
      older_siblings: Number(typed.older_siblings),
      last_letter: typed.last_letter.trim(),
    };
    next();
  };
  const without = () => {
    state.pupil.code = null;
    state.pupil.typed = { birth_day: '', middle_initial: '', older_siblings: '', last_letter: '' };
    next();
  };
  const numbers = (from, to) => Array.from({ length: to - from + 1 }, (_, n) => [from + n, `${from + n}`]);
  return [
    heading('A code of your own'),
    el('p', {}, 'We may ask you again next year. With this code we can see that two sets of answers are from the same person, without knowing who it is. We keep it scrambled, so that nobody can read it.'),
    wrong,
    field('birth_day', 'Which day of the month is your birthday?', choose('birth_day', numbers(1, 31))),
    field('middle_initial', 'What is the first letter of your middle name? Leave it empty if you have none.', letter('middle_initial')),
    field('older_siblings', 'How many older brothers and sisters do you have?', choose('older_siblings', [...numbers(0, 8), [9, '9 or more']])),
    field('last_letter', 'What is the last letter of your first name?', letter('last_letter')),
    row(go),
    button('Leave this out', without),
  ];
}

function endView() {
  const open = Object.values(state.pupil.answers).flat().filter((answer) => answer === null).length;
  const back = () => { state.pupil.at = pages().length - 1; pageView(); };
  document.getElementById('rights').textContent = '';
  show('Ready to send?',
    heading('Ready to send?'),
    el('p', {}, open ? `You left out ${open === 1 ? 'one question' : `${open} questions`}. That is fine. You can go back, or send what you have.` : 'You have been through all the questions.'),
    el('p', {}, 'Once they are sent, nobody can find your answers again, not even you.'),
    answered() ? button('Send my answers', send, 'main') : button('Finish without sending', throwAway, 'main'),
    button('Go back', back),
    button('Stop here', stopView));
}

function stopView() {
  show('Do you want to stop?',
    heading('Do you want to stop?'),
    el('p', {}, 'You do not have to say why. Choose what happens with your answers.'),
    answered() && button('Send what I have', send, 'main'),
    button('Throw my answers away', throwAway, 'warn'),
    button('Go back to the questions', pageView));
}

function throwAway() {
  nextPupil();
  show('Your answers are gone',
    heading('Your answers are gone'),
    el('p', {}, 'Nothing was kept and nobody has seen them. That is OK.'),
    button('Next person', startView, 'main'));
}

async function send() {
  for (const one of document.querySelectorAll('main button')) one.disabled = true;
  try {
    const { help_lines: lines } = await ask('POST', 'survey/submit', given());
    helpLines(lines);
    nextPupil();
    show('Thank you',
      heading('Thank you'),
      el('p', {}, 'Your answers have been sent, and nothing of them is left on this device.'),
      el('p', { class: 'note' }, 'If the questions brought something up, or you need to talk to someone now, tell an adult you trust or use one of the numbers on this page.'),
      button('Next person', startView, 'main'));
  } catch (error) {
    failed(error, send);
  }
}

// ---- what can go wrong, the way in, and the way out

function failed(error, again) {
  if (error.code === 'link_not_usable') return unusable();
  const why = error.status === 429 ? 'There were too many tries. Wait a minute, then try again.'
    : error.status === 409 ? 'This link has had more answers than the class has pupils. Please tell your teacher.'
      : 'Check the connection, then try again. Your answers are still here.';
  return show('That did not work',
    heading('That did not work'),
    el('p', { class: 'note wrong' }, why),
    button('Try again', again, 'main'),
    state.form && button('Go back', endView));
}

function unusable() {
  state.token = '';
  sessionStorage.removeItem(KEPT_TOKEN);
  show('This link does not work',
    heading('This link does not work'),
    el('p', {}, 'The survey may be over, or it has not begun yet, or part of the link is missing.'),
    el('p', {}, 'Please tell your teacher. You have done nothing wrong.'));
}

frame(() => {
  sessionStorage.removeItem(KEPT_TOKEN);
  state.pupil = null;
});

async function start() {
  state.token = takeToken(KEPT_TOKEN);
  if (!state.token) return unusable();
  try {
    state.form = await ask('POST', 'survey/open', { token: state.token });
    helpLines(state.form.help_lines);
    nextPupil();
    return startView();
  } catch (error) {
    return failed(error, start);
  }
}

window.addEventListener('hashchange', () => { if (window.location.hash.length > 1) start(); });
// A page that comes back out of the browser's memory must not bring the last pupil's answers with it.
window.addEventListener('pageshow', (event) => { if (event.persisted) window.location.reload(); });
start();
