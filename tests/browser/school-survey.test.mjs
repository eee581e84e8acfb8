// A manager makes the links of a school, pupils of a class answer one after the other on one device, and the response
// rate moves; the results of the round before tell of schools and of nobody.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE, launch, open, settled, signedIn, violations } from './browser.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Whether the page has to be scrolled sideways. */
const wider = (page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

/** A tablet of the school, with what its page complains about. */
async function tablet(options = {}) {
  const context = await browser.newContext({ viewport: { width: 375, height: 700 }, ...options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') page.faults.push(message.text());
  });
  return page;
}

/** Goes to the round that stands so, from the list of rounds. */
async function round(page, status) {
  await open(page, '/surveys');
  await page.getByRole('row').filter({ hasText: status }).getByRole('link').first().click();
  await page.getByRole('heading', { name: 'Schools and classes' }).waitFor();
  await settled(page);
}

/** How many have answered in the round, as its page says. */
async function answered(page) {
  const text = await page.locator('.govuk-summary-list__row').filter({ hasText: 'Answered' }).first().innerText();
  return Number(/([\d,]+) of [\d,]+/.exec(text)[1].replaceAll(',', ''));
}

test('pupils answer on the link of their class, and a manager sees the rate move', async () => {
  const manager = await signedIn(browser, 'manager@solentbay.example');
  await open(manager, '/surveys');
  await manager.getByRole('heading', { level: 1, name: 'School surveys' }).waitFor();
  assert.deepEqual(await violations(manager), []);
  await round(manager, 'Open for answers');
  assert.deepEqual(await violations(manager), []);
  await manager.getByText('Short Warwick-Edinburgh Mental Wellbeing Scale, Me and My Feelings').waitFor();
  const before = await answered(manager);
  const address = manager.url();

  await manager.getByRole('table').first().getByRole('link').first().click();
  await manager.getByRole('button', { name: 'Make the links' }).click();
  const sheet = manager.locator('#links article').first();
  await sheet.waitFor();
  assert.deepEqual(await violations(manager), []);
  const link = await sheet.locator('.app-break').innerText();
  const codes = manager.locator('#links').getByRole('img', { name: /^QR code of the link for Year \d/ });
  assert.equal(await codes.count(), await manager.locator('#links article').count(), 'one code for each class');

  const pupil = await tablet();
  await pupil.goto(`${BASE}/survey#${link.split('#')[1]}`);
  await pupil.getByRole('heading', { name: 'A survey about how you are' }).waitFor();
  assert.equal(pupil.url(), `${BASE}/survey`, 'the secret is taken out of the address');
  assert.deepEqual(await violations(pupil), []);
  assert.equal(await wider(pupil), false);
  await pupil.getByRole('button', { name: 'I do not want to take part' }).click();
  await pupil.getByRole('heading', { name: 'That is fine' }).waitFor();
  await pupil.getByRole('button', { name: 'Next person' }).click();

  await pupil.getByRole('button', { name: 'I want to take part' }).click();
  for (let question = 1; question <= 27; question += 1) {
    await pupil.getByText(`Question ${question} of 28`).waitFor();
    if (question === 1 || question === 24) {
      assert.deepEqual(await violations(pupil), []);
      assert.equal(await wider(pupil), false);
    }
    const answers = pupil.getByRole('radio');
    if (question === 4) await pupil.getByLabel('Prefer not to say').check({ force: true });
    else await answers.nth(question % 2).check({ force: true });
    await pupil.getByRole('button', { name: 'Next' }).click();
  }
  await pupil.getByRole('heading', { name: 'A code of your own' }).waitFor();
  assert.deepEqual(await violations(pupil), []);
  await pupil.getByRole('button', { name: 'Next' }).click();
  await pupil.getByText('Answer all of these, or choose').waitFor();
  await pupil.getByLabel('Which day of the month is your birthday?').selectOption('14');
  await pupil.getByLabel(/first letter of your middle name/).fill('j');
  await pupil.getByLabel(/older brothers and sisters/).selectOption('1');
  await pupil.getByLabel(/last letter of your first name/).fill('a');
  await pupil.getByRole('button', { name: 'Next' }).click();
  await pupil.getByRole('heading', { name: 'Ready to send?' }).waitFor();
  assert.deepEqual(await violations(pupil), []);
  await pupil.getByRole('button', { name: 'Send my answers' }).click();
  await pupil.getByRole('heading', { name: 'Thank you' }).waitFor();
  await pupil.getByRole('link', { name: /Childline: call 0800 1111/ }).waitFor();
  assert.deepEqual(await violations(pupil), []);

  // The next pupil finds nothing of the one before, and can stop.
  await pupil.getByRole('button', { name: 'Next person' }).click();
  await pupil.getByRole('button', { name: 'I want to take part' }).click();
  assert.equal(await pupil.getByRole('radio', { checked: true }).count(), 0);
  await pupil.getByRole('radio').first().check({ force: true });
  await pupil.getByRole('button', { name: 'Stop here' }).click();
  assert.deepEqual(await violations(pupil), []);
  await pupil.getByRole('button', { name: 'Throw my answers away' }).click();
  await pupil.getByRole('heading', { name: 'Your answers are gone' }).waitFor();
  assert.deepEqual(await pupil.evaluate(() => Object.keys(localStorage)), []);
  assert.deepEqual(pupil.faults, []);
  await pupil.context().close();

  await manager.goto(address);
  await manager.getByRole('button', { name: 'Count again' }).waitFor();
  await settled(manager);
  assert.equal(await answered(manager), before + 1);
  assert.deepEqual(manager.faults, []);
  await manager.context().close();
});

test('results tell of a school beside all, to its own teacher and to the manager, and hide a small one', async () => {
  const manager = await signedIn(browser, 'manager@solentbay.example', { viewport: { width: 375, height: 800 } });
  await round(manager, 'Closed');
  await manager.getByRole('link', { name: 'Results' }).click();
  await manager.getByRole('heading', { level: 1, name: 'Results of all schools' }).waitFor();
  await settled(manager);
  assert.deepEqual(await violations(manager), []);
  assert.equal(await wider(manager), false);
  const choice = manager.getByLabel('School beside all schools');
  const names = await choice.locator('option').allInnerTexts();
  await choice.selectOption({ label: names[1] });
  await manager.getByRole('heading', { level: 1, name: `Results of ${names[1]}` }).waitFor();
  assert.deepEqual(await violations(manager), []);
  await manager.getByText(/the mean of all schools/).first().waitFor();
  // A survey judges nobody's health.
  assert.doesNotMatch(await manager.getByRole('main').innerText(), /clinical|abnormal|borderline/i);
  assert.deepEqual(manager.faults, []);
  await manager.context().close();

  const teacher = await signedIn(browser, 'teacher@solentbay.example');
  await round(teacher, 'Closed');
  assert.equal(await teacher.getByRole('heading', { name: 'Add a school' }).count(), 0);
  await teacher.getByRole('link', { name: 'Results' }).click();
  await teacher.getByText(/the mean of all schools/).first().waitFor();
  assert.equal(await teacher.getByLabel('School beside all schools').count(), 0, 'their own school only');
  assert.deepEqual(await violations(teacher), []);
  assert.deepEqual(teacher.faults, []);
  await teacher.context().close();
});

test('a manager sets a round up with its school years, questionnaires and days', async () => {
  const manager = await signedIn(browser, 'manager@solentbay.example');
  await open(manager, '/surveys/new');
  assert.deepEqual(await violations(manager), []);
  await manager.getByRole('button', { name: 'Save' }).click();
  await manager.getByRole('heading', { name: 'There is a problem' }).waitFor();
  assert.deepEqual(await violations(manager), []);
  await manager.getByLabel('Name', { exact: true }).fill('A round of the journeys');
  await manager.getByLabel('Year 7').check();
  await manager.getByLabel('Short Warwick-Edinburgh Mental Wellbeing Scale').check();
  const today = new Date();
  const first = today.getMonth() >= 8 ? today.getFullYear() : today.getFullYear() - 1;
  await manager.getByLabel('School year that begins in').fill(String(first));
  for (const [legend, day] of [['First day', '10'], ['Last day', '20']]) {
    const group = manager.getByRole('group', { name: legend });
    await group.getByLabel('Day').fill(day);
    await group.getByLabel('Month').fill('3');
    await group.getByLabel('Year').fill(String(first + 1));
  }
  await manager.getByRole('button', { name: 'Save' }).click();
  await manager.getByRole('heading', { level: 1, name: 'A round of the journeys' }).waitFor();
  await manager.getByText('Being set up').waitFor();
  assert.deepEqual(await violations(manager), []);
  assert.deepEqual(manager.faults, []);
  await manager.context().close();
});
