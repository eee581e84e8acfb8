// A paper form is typed in by two people; where they differ, one of them settles it with the paper at hand.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, settled, signedIn, violations } from './browser.mjs';
import { arrives, ready } from './steps.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const SWEMWBS = 'Short Warwick-Edinburgh Mental Wellbeing Scale';

/** Types in the seven answers. */
async function types(page, answers) {
  const questions = page.locator('.app-answers fieldset');
  for (const [index, answer] of answers.entries()) {
    await questions.nth(index).getByLabel(new RegExp(`^${answer}(:|$)`)).check();
  }
}

test('two people type in a paper form, and what they read differently is settled', async () => {
  const first = await signedIn(browser, 'wellbeing@solentbay.example');
  await open(first, '/caseload');
  await first.getByRole('main').getByRole('rowheader').getByRole('link').first().click();
  await settled(first);
  const support = new URL(first.url()).pathname;
  await open(first, `${support}/measures/new?instrument=swemwbs&informant=self`);
  await arrives(first, new RegExp(SWEMWBS));
  await first.getByLabel('Review', { exact: true }).check();
  await first.getByLabel('Paper', { exact: false }).first().check();
  await first.getByLabel(/typed in a second time/).check();
  await types(first, ['2', '3', '3', '4', '2', '3', '5']);
  await ready(first, 'Record and score').click();
  await arrives(first, 'Now somebody types it in again');
  assert.deepEqual(first.faults, []);

  // The second person sees none of the first answers.
  const second = await signedIn(browser, 'manager@solentbay.example');
  await open(second, `${support}/measures`);
  const again = second.getByRole('link', { name: /Type it in again ?: Short Warwick-Edinburgh/ }).first();
  await again.click();
  await arrives(second, new RegExp(SWEMWBS));
  assert.equal(await second.locator('.app-answers input:checked:not([value=""])').count(), 0);
  await types(second, ['2', '3', '3', '4', '1', '3', '5']);
  await ready(second, 'Record and score').click();
  await second.getByRole('table', { name: 'Where the entries differ' }).waitFor();
  await second.getByRole('row', { name: /^5\. .* 2 1$/ }).waitFor();
  assert.deepEqual(await violations(second), []);
  assert.deepEqual(second.faults, []);
  await second.context().close();

  // The first person settles it later: what both said is there already, and stays.
  await open(first, `${support}/measures`);
  await first.getByRole('link', { name: /Settle where the entries differ ?: Short Warwick-Edinburgh/ }).first().click();
  await arrives(first, new RegExp(SWEMWBS));
  await first.getByText('7 of 7 questions answered').waitFor();
  await types(first, ['1']);
  await ready(first, 'Record and score').click();
  await first.getByRole('alert').getByRole('link', { name: /Both entries say the same here/ }).click();
  assert.equal(await first.evaluate(() => document.activeElement.getAttribute('name')), 'answers[0]');
  await types(first, ['2', '3', '3', '4', '2']);
  await first.getByLabel(/^Note/).fill('Read again: it is a 2.');
  await ready(first, 'Record and score').click();
  await arrives(first, 'Scores');
  await first.getByRole('link', { name: 'Go to all measures' }).click();
  await arrives(first, 'Measures');
  await first.getByRole('heading', { name: new RegExp(`${SWEMWBS}, review`) }).first().waitFor();
  assert.equal(await first.getByRole('link', { name: /Settle where the entries differ/ }).count(), 0);
  assert.deepEqual(first.faults.filter((fault) => !fault.includes('422')), []);
  await first.context().close();
});

test('a form is typed in by its own words once the site has a licence for them', async () => {
  const questions = ['Made-up question one', 'Made-up question two', 'Made-up question three', 'Made-up question four'];
  const admin = await signedIn(browser, 'administrator@solentbay.example');
  await open(admin, '/setup/wordings?edit=pss-4-self');
  await admin.getByLabel('The questions, one on each line').fill(questions.join('\n'));
  await admin.getByLabel('The answers from the lowest, one on each line').fill('None\nFew\nSome\nMany\nAll');
  await admin.getByLabel('Who holds the rights').fill('A made-up press');
  await admin.getByLabel('The licence, as it is to be shown').fill('Shown under a made-up licence');
  await admin.getByLabel(/Our site is licensed/).check();
  await ready(admin, 'Save').click();
  await admin.getByText('Words uploaded').waitFor();
  await admin.context().close();

  const worker = await signedIn(browser, 'wellbeing@solentbay.example');
  await open(worker, '/caseload');
  await worker.getByRole('main').getByRole('rowheader').getByRole('link').first().click();
  await settled(worker);
  const support = new URL(worker.url()).pathname;
  await open(worker, `${support}/measures/new?instrument=pss-4&informant=self`);
  await worker.getByRole('group', { name: '2. Made-up question two' }).getByLabel('4: All').waitFor();
  await worker.getByText('Shown under a made-up licence').waitFor();
  assert.equal(await worker.getByText(/The licence does not let us show/).count(), 0);
  assert.deepEqual(await violations(worker), []);
  assert.deepEqual(worker.faults, []);
  await worker.context().close();
});
