// One young person from a teacher's worry to what an evaluator sees of it, through the pages that people use.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, settled, signedIn, violations } from './browser.mjs';
import { Keyboard, arrives, move, questionnaire, ready } from './steps.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** A family name that no other run has. */
const FAMILY = `Journey${Date.now().toString(36)}`;
const SDQ = 'Strengths and Difficulties Questionnaire';
const SWEMWBS = 'Short Warwick-Edinburgh Mental Wellbeing Scale';
/** The SDQ's questions about strengths, where the higher answer is the better one. */
const STRENGTHS = [1, 4, 7, 9, 11, 14, 17, 20, 21, 25];

/** Nothing failed behind the pages; refusals that the walk provokes are named. */
const unharmed = (page, expected = 'none') =>
  assert.deepEqual(page.faults.filter((fault) => !fault.includes(expected)), []);

/** What the evaluator reads of one scale of the SDQ: pairs of a first and a last score, and how many got better. */
async function seenByEvaluator() {
  const page = await signedIn(browser, 'evaluator@solentbay.example');
  await open(page, '/outcomes');
  await arrives(page, 'Outcomes');
  await page.getByRole('link', { name: /^Emotional symptoms\s+answered by young person/ }).click();
  await arrives(page, `${SDQ}: Emotional symptoms, answered by young person`);
  const table = page.getByRole('table', { name: `Numbers: ${SDQ}: Emotional symptoms, answered by young person` });
  const cells = await table.getByRole('row').nth(1).getByRole('cell').allInnerTexts();
  unharmed(page);
  await page.context().close();
  const [measured, pairs, , , , better] = cells.map((text) => Number.parseInt(text, 10));
  return { measured, pairs, better };
}

/** Makes a referral with the keyboard alone; gives its reference and its address. */
async function referByKeyboard(page) {
  const hand = new Keyboard(page);
  const part = async (name) => {
    await hand.press(page.getByRole('link', { name, exact: true }));
    await arrives(page, name);
  };
  const save = async () => {
    await hand.press(ready(page, 'Save and continue'));
    await page.waitForURL(/\/drafts\/[0-9a-f-]+$/);
    await settled(page);
  };
  await hand.press(page.getByRole('link', { name: 'Make a referral' }));
  await arrives(page, 'Make a referral');
  await hand.press(ready(page, 'Start now'));
  await arrives(page, 'New referral');

  await part('The young person');
  await hand.type('Given name', 'Mia');
  await hand.type('Family name', FAMILY);
  await hand.type('Day', '27');
  await hand.type('Month', '3');
  await hand.type('Year', String(new Date().getFullYear() - 13));
  await hand.type('Home postcode', 'nowhere');
  await hand.pick('School (optional)', 'B');
  await hand.press(ready(page, 'Save and continue'));
  // The fault is named beside what was typed, and nothing that was typed is lost.
  await page.getByRole('alert').waitFor();
  assert.match(await page.getByRole('alert').innerText(), /postcode/i);
  assert.equal(await page.getByLabel('Given name').inputValue(), 'Mia');
  assert.deepEqual(await violations(page), []);
  await hand.press(page.getByRole('alert').getByRole('link'));
  await hand.type('Home postcode', 'SO14 6RU');
  await save();

  await part('The worry');
  // Who names a risk is told at once what cannot wait for the referral to be read.
  const urgent = page.getByRole('status').filter({ hasText: 'Phone 999' });
  assert.equal(await urgent.count(), 0);
  await hand.tick('Self-harm');
  await urgent.waitFor();
  assert.deepEqual(await violations(page), []);
  await hand.tick('Self-harm');
  await urgent.waitFor({ state: 'detached' });
  await hand.tick('Losing interest in school');
  await hand.type('What is happening?', 'Stays in the corridor since half-term.');
  await save();
  await part('Agreement');
  await hand.choose(/young person know/, 'Yes');
  await hand.choose(/parent or carer know/, 'Yes');
  await hand.choose(/could give the consent/, 'Person with parental responsibility');
  await hand.choose(/scores be used/, 'Yes');
  await save();
  await part('Who refers');
  await hand.choose(/noticed the worry/, 'Teacher or other school staff');
  await save();
  await hand.press(page.getByRole('link', { name: 'Check your answers' }));
  await arrives(page, /Check your answers/);
  // The school is told by its name.
  assert.doesNotMatch(await page.getByRole('main').innerText(), /Chosen/);
  await hand.press(ready(page, 'Send referral'));
  await arrives(page, `Mia ${FAMILY}`);
  const told = await page.getByText(/Its reference is HS-/).innerText();
  return { reference: told.match(/HS-[2-9A-Z]{4}-[2-9A-Z]{3}/)[0], path: new URL(page.url()).pathname };
}

test('a worry becomes a referral, support, and a change that the evaluator sees', async () => {
  const before = await seenByEvaluator();

  const teacher = await signedIn(browser, 'teacher@solentbay.example');
  const { reference, path } = await referByKeyboard(teacher);
  unharmed(teacher, '422');

  // The programme looks at it, decides, and appoints a lead worker.
  const manager = await signedIn(browser, 'manager@solentbay.example');
  await arrives(manager, 'Referrals');
  await manager.getByRole('row').filter({ hasText: reference }).getByRole('link').first().click();
  await arrives(manager, `Mia ${FAMILY}`);
  await move(manager, 'Start screening');
  await manager.getByText('Losing interest in school').first().waitFor();
  await move(manager, 'Accept for Universal Plus', () => manager.getByLabel('Reason').fill('Meets falling engagement.'));
  await manager.getByText('Accepted for Universal Plus').first().waitFor();
  await manager.getByRole('link', { name: 'Go to the period of support' }).click();
  await arrives(manager, 'Universal Plus support');
  await move(manager, 'Appoint a lead worker', () => manager.getByLabel('Priya Mehta').check());
  unharmed(manager);
  await manager.context().close();

  // The lead worker takes a baseline, supports, and closes.
  const worker = await signedIn(browser, 'wellbeing@solentbay.example');
  const part = async (name, heading = name) => {
    await worker.getByRole('navigation', { name: 'Parts of the support' }).getByRole('link', { name, exact: true }).click();
    await arrives(worker, heading);
  };
  await worker.getByRole('link', { name: 'Caseload' }).click();
  await arrives(worker, 'Caseload');
  await worker.getByRole('link', { name: `Mia ${FAMILY}` }).click();
  await arrives(worker, 'Universal Plus support');
  await questionnaire(worker, SDQ, 'Baseline', (item) => (STRENGTHS.includes(item) ? '0' : '2'));
  await questionnaire(worker, SWEMWBS, 'Baseline', () => '2');
  await part('Support', 'Universal Plus support');
  await move(worker, 'Start support');
  await part('Goals');
  await worker.getByLabel(/The goal/).fill('Eat lunch with Amy twice a week');
  await ready(worker, 'Add goal').click();
  await worker.getByRole('rowheader', { name: 'Eat lunch with Amy' }).waitFor();
  await part('Sessions');
  await worker.getByRole('link', { name: 'Record a session' }).click();
  await arrives(worker, 'Record a session');
  await worker.getByLabel('Came on time').check();
  await worker.getByLabel(/How long/).fill('45');
  await ready(worker, 'Record session').click();
  await arrives(worker, 'Sessions');
  await worker.getByRole('cell', { name: 'Came on time' }).waitFor();
  await part('Support', 'Universal Plus support');
  await move(worker, 'Begin closing');
  await questionnaire(worker, SDQ, 'Closing', (item) => (STRENGTHS.includes(item) ? '2' : '0'));
  await worker.getByText('Reliably better').first().waitFor();
  await questionnaire(worker, SWEMWBS, 'Closing', () => '4');
  await part('Measures');
  await part('Support', 'Universal Plus support');
  await move(worker, 'Close', async () => {
    await worker.getByLabel('Support completed, goals met').check();
    await worker.getByLabel('Reason').fill('Eats with her friends again.');
  });

  // The young person's own page tells the story and draws the change.
  await worker.getByRole('link', { name: `Mia ${FAMILY}` }).click();
  await arrives(worker, `Mia ${FAMILY}`);
  const record = worker.getByRole('navigation', { name: 'Parts of the record' });
  await record.getByRole('link', { name: 'Timeline' }).click();
  await arrives(worker, 'Timeline');
  for (const event of ['Referral sent', 'Accept for Universal Plus', 'Start support', 'Begin closing', 'Close']) {
    await worker.getByRole('heading', { name: event, exact: true }).waitFor();
  }
  await record.getByRole('link', { name: 'Measures' }).click();
  await arrives(worker, 'Measures');
  const chart = worker.getByRole('figure', { name: `${SDQ}: Total difficulties (young person)` });
  await chart.getByText(/From 40 on .* to 0 on/).waitFor();
  await record.getByRole('link', { name: 'Consents' }).click();
  await arrives(worker, 'Consents');
  unharmed(worker);
  await worker.context().close();

  // The teacher learns that it went on, and not why.
  await open(teacher, path);
  await arrives(teacher, `Mia ${FAMILY}`);
  assert.doesNotMatch(await teacher.getByRole('main').innerText(), /falling engagement|friends again/);
  await teacher.getByRole('link', { name: 'Make another referral' }).waitFor();
  await teacher.context().close();

  const seen = await seenByEvaluator();
  assert.deepEqual(seen, { measured: before.measured + 1, pairs: before.pairs + 1, better: before.better + 1 });
});
