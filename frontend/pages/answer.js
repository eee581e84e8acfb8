// Answering a form through a link, without an account: one question at a time or all on a page. The secret of the
// link stands after the '#' of the address, which no browser sends; it is taken out of the address at once.
import { ask, button, el, fieldset, frame, heading, helpLines, itemChoices, progress, show, takeToken } from '{{form}}';

const KEPT_TOKEN = 'answer-token';
const TRY_AGAIN_AFTER = 5000;

const main = document.getElementById('main');
const state = {
  token: '', form: null, items: [], impact: [], screen: null, at: 0, all: false,
  // An answer is not on its way yet; the save that is under way, and what gives it up; when to try again.
  unsaved: false, saving: null, giveUp: null, again: null, said: '',
};

const time = (when) => new Date(when).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = (when) => new Date(when).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });

/** What is sent: every answer in its place, as it is. */
function given() {
  const { impact } = state.form.wording;
  return {
    token: state.token,
    answers: state.items,
    impact: impact && state.screen === true ? state.impact : null,
    impact_screen: impact ? state.screen : null,
  };
}

/** The questions that are asked now. Those about impact follow only a yes. */
function questions() {
  const { wording } = state.form;
  const list = wording.items.map((text, place) => ({ text, place, kind: 'item' }));
  if (wording.impact) {
    list.push({ text: wording.impact.screen, place: 0, kind: 'screen' });
    if (state.screen === true) {
      list.push(...wording.impact.items.map((text, place) => ({ text, place, kind: 'impact' })));
    }
  }
  return list;
}

function answerOf({ kind, place }) {
  return kind === 'item' ? state.items[place] : kind === 'impact' ? state.impact[place] : state.screen;
}

function setAnswer({ kind, place }, value) {
  if (kind === 'item') state.items[place] = value;
  else if (kind === 'impact') state.impact[place] = value;
  else state.screen = value;
  state.unsaved = true;
  save();
}

/** The answers one can choose from; none for a line, which is read by its place. */
function choices({ kind }) {
  if (kind === 'screen') return [[true, 'Yes'], [false, 'No']];
  if (kind === 'impact') return state.form.wording.impact.labels.map((label, value) => [value, label]);
  return itemChoices(state.form);
}

// ---- keeping answers for later

function status(text) {
  state.said = text;
  for (const place of main.querySelectorAll('.saved')) place.textContent = text;
}

/** Saves at once: an answer may be the last thing before the page is closed, and one about a risk must arrive. */
function save() {
  clearTimeout(state.again);
  state.saving ??= saveAll().finally(() => { state.saving = null; });
  return state.saving;
}

/** Saves until nothing is unsaved: what is answered while a save is under way goes with the next one. */
async function saveAll() {
  do {
    state.unsaved = false;
    try {
      state.giveUp = new AbortController();
      const { saved_at: at } = await ask('PUT', 'answers', given(), { keepalive: true, signal: state.giveUp.signal });
      status(state.form.tells_at_once ? `Saved at ${time(at)}.` : `Saved at ${time(at)}. Nobody sees your answers until you send them.`);
    } catch (error) {
      if (error.code === 'link_not_usable') {
        unusable();
      } else if (error.name !== 'AbortError') {
        state.unsaved = true;
        status('Not saved yet. We will try again.');
        state.again = setTimeout(save, TRY_AGAIN_AFTER);
      }
      return false;
    }
  } while (state.unsaved);
  return true;
}

/** The page is being left: what is not on its way yet goes now, and instead of an older state that still is. */
function flush() {
  if (!state.unsaved || !state.token) return;
  clearTimeout(state.again);
  state.giveUp?.abort();
  state.unsaved = false;
  ask('PUT', 'answers', given(), { keepalive: true }).catch(() => {
    state.unsaved = true;
    state.again = setTimeout(save, TRY_AGAIN_AFTER);
  });
}
window.addEventListener('pagehide', flush);
document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'hidden') flush(); });

/** Nothing more is saved from here on, and nothing is under way. */
async function noMoreSaves() {
  clearTimeout(state.again);
  state.unsaved = false;
  await state.saving;
}

// ---- views

/** Who sees answers before they are sent, where a form asks about risks. */
const unread = 'Nobody reads your answers until you send them. There is one exception: if an answer says that someone may not be safe, people whose job is to keep young people safe are told about that answer straight away.';

/** What differs by who answers. */
function words() {
  const { informant, title, asked_by: who, wording: { items, impact } } = state.form;
  const more = impact ? ` There are ${impact.items.length} more if you say that there are difficulties.` : '';
  const many = `There are ${items.length + (impact ? 1 : 0)} questions.${more}`;
  if (informant === 'parent') {
    return {
      title: 'Some questions about your child',
      text: [`${who} would like to know how things are for your child. ${many}`,
        `The form is called "${title}".`],
      reader: 'The worker who gave you this link will read your answers.',
      thanks: 'They help us to give your child the right support.',
    };
  }
  if (informant === 'teacher') {
    return {
      title: 'Some questions about a pupil',
      text: [`${who} would like to know how you see the pupil you were asked about. ${many}`,
        `The form is called "${title}".`],
      reader: 'The worker who gave you this link will read your answers.',
      thanks: 'They help us to give the right support.',
    };
  }
  return {
    title: 'Some questions about how you are',
    text: [`${many} They help ${who} to understand how things are for you.`,
      'There are no right or wrong answers. If you are not sure, choose what feels closest.'],
    reader: 'The worker who gave you this will read your answers.',
    thanks: 'They help your worker to understand how things are for you.',
  };
}

function startView() {
  const { kept, expires_at: until, tablet } = state.form;
  const { title, text, reader } = words();
  const go = (all) => () => {
    state.all = all;
    state.at = all ? 0 : Math.max(0, kept ? questions().findIndex((one) => answerOf(one) == null) : 0);
    return all ? pageView() : questionView();
  };
  show(title,
    heading(title),
    ...text.map((line) => el('p', {}, line)),
    el('ul', {},
      el('li', {}, 'You can leave out any question, or choose "Prefer not to say".'),
      el('li', {}, 'You can stop at any time.'),
      el('li', {}, state.form.tells_at_once ? unread : 'Nobody sees your answers until you send them.')),
    el('p', {}, `${reader} If they are worried that someone is not safe, they may have to tell someone who can help. They will try to talk to you first.`),
    kept && el('p', { class: 'note' }, `Your answers from ${time(kept.saved_at)} on ${day(kept.saved_at)} are still here.`),
    button(kept ? 'Carry on, one question at a time' : 'Start, one question at a time', go(false), 'main'),
    button(kept ? 'Carry on, all on one page' : 'Start, all on one page', go(true)),
    el('p', { class: 'stem' }, tablet ? 'When you have finished, give this device back.' : `You can use the link until ${time(until)} on ${day(until)}.`));
}

/** The answers of one question, as large targets. */
function asked(question, level) {
  const name = `${question.kind}-${question.place}`;
  return fieldset({
    name,
    text: question.text,
    level,
    options: choices(question),
    form: question.kind === 'item' ? state.form : null,
    current: answerOf(question),
    choose: (value) => {
      setAnswer(question, value);
      if (question.kind === 'screen' && state.all) pageView(name);
    },
  });
}

const stem = () => state.form.wording.stem && el('p', { class: 'stem' }, state.form.wording.stem);
const savedLine = () => el('p', { class: 'saved', role: 'status' }, state.said);
const stopButton = () => button('Stop here', stopView);

function questionView() {
  const list = questions();
  if (state.at >= list.length) return endView();
  const question = list[state.at];
  const step = (by) => () => { state.at += by; questionView(); };
  show(`Question ${state.at + 1} of ${list.length}`,
    progress(state.at + 1, list.length),
    stem(),
    asked(question, 1),
    el('div', { class: 'row' },
      button('Back', state.at ? step(-1) : startView),
      button('Next', step(1), 'main')),
    savedLine(),
    stopButton());
}

function pageView(focus) {
  const list = questions();
  const { title } = words();
  show(title,
    heading(title),
    stem(),
    ...list.map((question) => asked(question, 2)),
    savedLine(),
    button('Go on', endView, 'main'),
    button('Back', startView),
    stopButton());
  if (focus) document.querySelector(`[name="${focus}"]:checked`)?.focus();
}

function endView() {
  const list = questions();
  const open = list.filter((one) => answerOf(one) == null).length;
  const none = open === list.length;
  const back = () => {
    state.at = questions().length - 1;
    return state.all ? pageView() : questionView();
  };
  show('Ready to send?',
    heading('Ready to send?'),
    el('p', {}, none ? 'You have not answered any question. That is fine. You can go back, stop here, or send the form empty.'
      : open ? `You left out ${open === 1 ? 'one question' : `${open} questions`}. That is fine. You can go back, or send what you have.`
        : 'You have been through all the questions.'),
    el('p', {}, 'You can send your answers once. After that you cannot change them.'),
    button(none ? 'Send it empty' : 'Send my answers', send, none ? '' : 'main'),
    button('Go back', back, none ? 'main' : ''),
    savedLine(),
    stopButton());
}

function stopView() {
  const { tablet, expires_at: until } = state.form;
  const go = () => (state.all ? pageView() : questionView());
  show('Do you want to stop?',
    heading('Do you want to stop?'),
    el('p', {}, 'You do not have to say why. Choose what happens with your answers.'),
    button('Keep my answers for later', keepView, 'main'),
    button('Send what I have', send),
    button('Throw my answers away', throwAway, 'warn'),
    button('Go back to the questions', go),
    el('p', { class: 'stem' }, tablet
      ? `Kept answers wait on this form until ${time(until)}.`
      : `You can carry on with the same link until ${time(until)} on ${day(until)}.`));
}

/** What to do at the end, on a device of one's own or one that was handed over. */
const leave = () => el('p', {}, state.form.tablet ? 'Please give this device back now.' : 'You can close this page now.');
function over(title, ...content) {
  clearTimeout(state.again);
  state.unsaved = false;
  sessionStorage.removeItem(KEPT_TOKEN);
  show(title, heading(title), ...content);
}

async function keepView() {
  if (!(await save())) {
    if (state.token) stopView();
    status('We could not save your answers. Check your connection and try again.');
    return;
  }
  over('Your answers are kept', el('p', {}, state.form.tells_at_once ? unread : 'Nobody has seen them.'), el('p', {}, 'Open the same link again to carry on.'), leave());
}

async function throwAway() {
  await noMoreSaves();
  if (!state.token) return;
  try {
    await ask('POST', 'discard', { token: state.token });
    over('Your answers are gone', el('p', {}, state.form.tells_at_once
      ? 'Nothing was kept. That is OK. If an answer said that someone may not be safe, people whose job is to keep young people safe may know about it already.'
      : 'Nothing was kept and nobody has seen them. That is OK.'), leave());
  } catch (error) {
    failed(error, throwAway);
  }
}

async function send() {
  for (const one of main.querySelectorAll('button')) one.disabled = true;
  await noMoreSaves();
  if (!state.token) return;
  try {
    const { help_lines: lines } = await ask('POST', 'submit', given());
    helpLines(lines);
    over('Thank you',
      el('p', {}, `Your answers have been sent. ${words().thanks}`),
      el('p', { class: 'note' }, 'Your answers may not be read straight away. If you need to talk to someone now, use one of the numbers on this page.'),
      leave());
    state.token = '';
  } catch (error) {
    failed(error, send);
  }
}

function failed(error, again) {
  if (error.code === 'link_not_usable') return unusable();
  return show('That did not work',
    heading('That did not work'),
    el('p', { class: 'note wrong' }, error.status === 429 ? 'There were too many tries. Wait a few minutes, then try again.' : 'Check your connection, then try again. Your answers are still here.'),
    button('Try again', again, 'main'),
    state.form && button('Go back', endView));
}

function unusable() {
  state.token = '';
  over('This link does not work',
    el('p', {}, 'It may have been used already, it may be too old, or part of it may be missing.'),
    el('p', {}, 'Ask the person who gave it to you for a new one. You have done nothing wrong.'));
}

// ---- the way in, and the way out

frame(() => {
  sessionStorage.removeItem(KEPT_TOKEN);
  // What was answered last is kept, without waiting for it.
  flush();
});

async function start() {
  state.token = takeToken(KEPT_TOKEN);
  if (!state.token) return unusable();
  try {
    const form = await ask('POST', 'open', { token: state.token });
    state.form = form;
    state.items = form.kept?.answers ?? form.wording.items.map(() => null);
    state.impact = form.kept?.impact ?? (form.wording.impact?.items ?? []).map(() => null);
    state.screen = form.kept?.impact_screen ?? null;
    helpLines(form.help_lines);
    document.getElementById('rights').textContent = form.licence;
    return startView();
  } catch (error) {
    return failed(error, start);
  }
}

window.addEventListener('hashchange', () => { if (window.location.hash.length > 1) start(); });
start();
