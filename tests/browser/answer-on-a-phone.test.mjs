// A worker asks for answers, a young person gives them on a phone without an account, and a risk item reaches those who
// must know until one of them says what was done.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE, launch, open, settled, signedIn, violations } from './browser.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const PHONE = { viewport: { width: 320, height: 640 }, isMobile: true, hasTouch: true };

/** A phone of nobody in particular, with what its page complains about. */
async function phone(options = {}) {
  const context = await browser.newContext({ ...PHONE, ...options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') page.faults.push(message.text());
  });
  return page;
}

/** Whether the page has to be scrolled sideways. */
const wider = (page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

/** Controls that are too small for a thumb. */
const small = (page) => page.evaluate(() => [...document.querySelectorAll('button, .choice label, aside a')]
  .filter((one) => one.getBoundingClientRect().height < 44 || one.getBoundingClientRect().width < 44)
  .map((one) => one.textContent));

/** The worker's first period of support that goes on. */
async function support(worker) {
  await open(worker, '/caseload?state=active&mine=true');
  const link = worker.getByRole('main').getByRole('table').getByRole('link').first();
  const name = await link.innerText();
  const path = await link.getAttribute('href');
  return { name, path };
}

/** Makes a link for a questionnaire, and gives its address here. */
async function link(worker, path, questionnaire) {
  await open(worker, `${path}/measures/ask`);
  await worker.getByLabel('Questionnaire, and who answers').selectOption({ label: questionnaire });
  await worker.getByLabel('Review').check();
  await worker.getByLabel('A link to send').check();
  await worker.getByRole('button', { name: 'Make it ready' }).click();
  const address = await worker.locator('#new-link').innerText();
  return `${BASE}/answer#${address.split('#')[1]}`;
}

const PHQ = 'Patient Health Questionnaire, 9 items: young person';
const GAD = 'Generalised Anxiety Disorder scale, 7 items: young person';

test('a young person answers on a phone, and the alert is seen to', async () => {
  const worker = await signedIn(browser, 'wellbeing@solentbay.example');
  const { name, path } = await support(worker);
  const address = await link(worker, path, PHQ);
  assert.deepEqual(await violations(worker), []);

  const young = await phone();
  await young.goto(address);
  await young.getByRole('heading', { name: 'Some questions about how you are' }).waitFor();
  assert.equal(young.url(), `${BASE}/answer`, 'the secret is taken out of the address');
  assert.ok(!(await young.content()).includes(name), 'nothing says who it is about');
  assert.deepEqual(await violations(young), []);
  assert.equal(await wider(young), false);
  await young.getByRole('button', { name: 'Start, one question at a time' }).click();
  for (let question = 1; question <= 9; question += 1) {
    await young.getByText(`Question ${question} of 9`).waitFor();
    if (question === 1) {
      assert.deepEqual(await violations(young), []);
      assert.equal(await wider(young), false);
      assert.deepEqual(await small(young), []);
    }
    if (question === 4) await young.getByLabel('Prefer not to say').check({ force: true });
    else await young.getByLabel(question === 9 ? 'Several days' : 'Not at all').check({ force: true });
    if (question === 5) {
      await young.getByRole('button', { name: 'Back' }).click();
      assert.equal(await young.getByLabel('Prefer not to say').isChecked(), true);
      await young.getByRole('button', { name: 'Next' }).click();
    }
    await young.getByRole('button', { name: 'Next' }).click();
  }
  await young.getByRole('heading', { name: 'Ready to send?' }).waitFor();
  await young.getByText(/Saved at \d\d:\d\d/).waitFor();
  assert.deepEqual(await violations(young), []);
  await young.getByRole('button', { name: 'Send my answers' }).click();
  await young.getByRole('heading', { name: 'Thank you' }).waitFor();
  await young.getByRole('link', { name: /Childline: call 0800 1111/ }).waitFor();
  assert.deepEqual(await violations(young), []);
  assert.deepEqual(young.faults, []);

  // It works once.
  await young.goto('about:blank');
  await young.goto(address);
  await young.getByRole('heading', { name: 'This link does not work' }).waitFor();
  assert.deepEqual(await violations(young), []);
  await young.context().close();

  await open(worker, `${path}/measures`);
  await worker.getByText(/Entered by Young person, through a link/).first().waitFor();
  await open(worker, '/caseload?state=active&mine=true');
  const row = worker.getByRole('row').filter({ hasText: name }).first();
  await row.getByText('Risk alert').waitFor();
  await worker.getByRole('link', { name: /1 risk alert/ }).first().click();
  await settled(worker);
  assert.deepEqual(await violations(worker), []);
  await worker.getByText('Thoughts of being better off dead or of self-harm').waitFor();
  await worker.getByLabel('What was done?').fill('Rang the carer, saw the young person today.');
  await worker.getByRole('button', { name: /Mark as seen to/ }).click();
  await worker.getByText('Alert seen to').waitFor();
  await worker.getByRole('heading', { name: 'Nothing waits' }).waitFor();
  assert.equal(await worker.getByRole('link', { name: /risk alert/ }).count(), 0);
  await open(worker, '/alerts/seen');
  await worker.getByText('Rang the carer, saw the young person today.').waitFor();
  assert.deepEqual(await violations(worker), []);
  assert.deepEqual(worker.faults, []);
  await worker.context().close();
});

test('a young person stops, carries on later by keyboard, and throws the answers away', async () => {
  const worker = await signedIn(browser, 'wellbeing@solentbay.example');
  const { path } = await support(worker);
  const address = await link(worker, path, GAD);

  const young = await phone({ isMobile: false, hasTouch: false });
  await young.goto(address);
  await young.getByRole('button', { name: 'Start, all on one page' }).click();
  await young.getByRole('group').nth(6).waitFor();
  assert.deepEqual(await violations(young), []);
  assert.equal(await wider(young), false);
  await young.getByRole('group').first().getByLabel('Several days').focus();
  await young.keyboard.press('ArrowDown');
  await young.getByText(/Saved at/).waitFor();
  await young.getByRole('button', { name: 'Stop here' }).focus();
  await young.keyboard.press('Enter');
  await young.getByRole('heading', { name: 'Do you want to stop?' }).waitFor();
  assert.deepEqual(await violations(young), []);
  await young.getByRole('button', { name: 'Keep my answers for later' }).click();
  await young.getByRole('heading', { name: 'Your answers are kept' }).waitFor();

  await young.goto('about:blank');
  await young.goto(address);
  await young.getByText(/are still here/).waitFor();
  await young.getByRole('button', { name: 'Carry on, all on one page' }).click();
  assert.equal(await young.getByRole('group').first().getByLabel('More than half the days').isChecked(), true);
  await young.getByRole('button', { name: 'Stop here' }).click();
  await young.getByRole('button', { name: 'Throw my answers away' }).click();
  await young.getByRole('heading', { name: 'Your answers are gone' }).waitFor();
  assert.deepEqual(young.faults, []);
  await young.context().close();

  await open(worker, `${path}/measures/ask`);
  const links = worker.getByRole('table');
  await links.getByText(/Opened/).first().waitFor();
  await links.getByRole('button', { name: /Cancel/ }).first().click();
  await links.getByText('Cancelled').first().waitFor();
  await worker.context().close();
});

test('a young person stops before sending, and a risk item alerts all the same', async () => {
  const worker = await signedIn(browser, 'wellbeing@solentbay.example');
  const { path } = await support(worker);
  const address = await link(worker, path, PHQ);
  const young = await phone();
  await young.goto(address);
  await young.getByText(/people whose job is to keep young people safe are told about that answer straight away/).waitFor();
  await young.getByRole('button', { name: 'Start, all on one page' }).click();
  await young.getByRole('group').nth(8).getByLabel('Several days').check({ force: true });
  await young.getByText(/Saved at \d\d:\d\d/).waitFor();
  await young.getByRole('button', { name: 'Stop here' }).click();
  await young.getByRole('button', { name: 'Keep my answers for later' }).click();
  await young.getByRole('heading', { name: 'Your answers are kept' }).waitFor();
  assert.deepEqual(await violations(young), []);
  assert.deepEqual(young.faults, []);

  await open(worker, '/alerts');
  await worker.getByText('Not sent or not recorded yet').waitFor();
  assert.deepEqual(await violations(worker), []);
  await worker.getByLabel('What was done?').fill('Saw the young person today.');
  await worker.getByRole('button', { name: /Mark as seen to/ }).click();
  await worker.getByRole('heading', { name: 'Nothing waits' }).waitFor();

  // Sent in the end, it alerts nobody again.
  await young.goto('about:blank');
  await young.goto(address);
  await young.getByRole('button', { name: 'Carry on, all on one page' }).click();
  await young.getByRole('button', { name: 'Go on' }).click();
  await young.getByRole('button', { name: 'Send my answers' }).click();
  await young.getByRole('heading', { name: 'Thank you' }).waitFor();
  await young.context().close();
  await open(worker, '/alerts');
  await worker.getByRole('heading', { name: 'Nothing waits' }).waitFor();
  await worker.context().close();
});

test('answers given quickly are kept although the page is closed at once', async () => {
  const worker = await signedIn(browser, 'wellbeing@solentbay.example');
  const { path } = await support(worker);
  const address = await link(worker, path, PHQ);
  const young = await phone();
  await young.goto(address);
  await young.getByRole('button', { name: 'Start, all on one page' }).click();
  await young.getByRole('group').nth(8).waitFor();
  // One after the other, before any save can be answered, and gone within the same moment.
  await young.evaluate(() => {
    for (const group of document.querySelectorAll('fieldset')) group.querySelectorAll('input')[1].click();
    window.location.assign('about:blank');
  });
  await young.waitForURL('about:blank');
  await young.goto(address);
  await young.getByText(/are still here/).waitFor();
  await young.getByRole('button', { name: 'Carry on, all on one page' }).click();
  assert.equal(await young.locator('input:checked').count(), 9);
  assert.deepEqual(young.faults, []);
  await young.getByRole('button', { name: 'Stop here' }).click();
  await young.getByRole('button', { name: 'Throw my answers away' }).click();
  await young.getByRole('heading', { name: 'Your answers are gone' }).waitFor();
  await young.context().close();
  await open(worker, '/alerts');
  await worker.getByLabel('What was done?').fill('Saw the young person today.');
  await worker.getByRole('button', { name: /Mark as seen to/ }).click();
  await worker.getByText('Alert seen to').waitFor();
  await worker.context().close();
});

test('what a worker writes about one alert stays while another is seen to', async () => {
  const worker = await signedIn(browser, 'wellbeing@solentbay.example');
  const { path } = await support(worker);
  for (let alert = 0; alert < 2; alert += 1) {
    const young = await phone();
    await young.goto(await link(worker, path, PHQ));
    await young.getByRole('button', { name: 'Start, all on one page' }).click();
    await young.getByRole('group').nth(8).getByText('Nearly every day', { exact: true }).click();
    await young.getByText(/^Saved at/).waitFor();
    await young.context().close();
  }
  await open(worker, '/alerts');
  const notes = worker.getByLabel('What was done?');
  await notes.nth(0).fill('Rang the carer.');
  await notes.nth(1).fill('Half of a long note');
  await worker.getByRole('button', { name: /Mark as seen to/ }).first().click();
  await worker.getByText('Seen to. What you wrote is kept.').waitFor();
  assert.equal(await notes.nth(1).inputValue(), 'Half of a long note');
  assert.deepEqual(await violations(worker), []);
  await worker.getByRole('button', { name: /Mark as seen to/ }).click();
  await worker.getByRole('heading', { name: 'Nothing waits' }).waitFor();
  assert.deepEqual(worker.faults, []);
  await worker.context().close();
});

test('a device that is handed over cannot go back to the records', async () => {
  const worker = await signedIn(browser, 'wellbeing@solentbay.example');
  const { path } = await support(worker);
  await open(worker, `${path}/measures/ask`);
  await worker.getByLabel('Questionnaire, and who answers').selectOption({ label: GAD });
  await worker.getByLabel('Review').check();
  await worker.getByLabel('This device, handed over now').check();
  await worker.getByRole('button', { name: 'Make it ready' }).click();
  await worker.getByRole('heading', { name: 'Some questions about how you are' }).waitFor();
  await worker.goto(`${BASE}${path}`);
  await worker.getByLabel('Email address').waitFor();
  await worker.context().close();
});

test('summaries print in black and white, each part whole', async () => {
  const worker = await signedIn(browser, 'wellbeing@solentbay.example');
  const { path } = await support(worker);
  for (const [part, heading] of [['review', 'Summary for a review'], ['plain', 'How things are going for you']]) {
    await open(worker, `${path}/measures/${part}`);
    await worker.getByRole('heading', { level: 1, name: heading }).waitFor();
    assert.deepEqual(await violations(worker), [], part);
    await worker.emulateMedia({ media: 'print' });
    assert.equal(await worker.getByRole('navigation', { name: 'Menu' }).isVisible(), false);
    assert.ok((await worker.pdf({ format: 'A4' })).length > 1000);
    await worker.emulateMedia({ media: 'screen' });
  }
  await worker.context().close();
});
