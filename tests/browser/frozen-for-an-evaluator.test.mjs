// A data set on its way to the evaluator: the officer sees what is held back and freezes it; the evaluator checks that
// it is what was frozen, and downloads it.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { launch, settled, signedIn, violations } from './browser.mjs';
import { arrives, ready } from './steps.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** A project that no other run has. */
const PROJECT = `Journey ${Date.now().toString(36)}`;

/** The value beside these words in the summary of the page. */
const fact = (page, words) =>
  page.locator('.govuk-summary-list__row', { hasText: words }).locator('.govuk-summary-list__value').first().innerText();

/** Goes to the releases by the main navigation. */
async function toReleases(page) {
  await page.getByRole('navigation').getByRole('link', { name: 'Releases', exact: true }).first().click();
  await arrives(page, 'Releases');
}

test('an officer freezes a release, and the evaluator checks it and downloads it', async () => {
  const officer = await signedIn(browser, 'dpo@solentbay.example');
  await toReleases(officer);
  await officer.getByLabel('Name', { exact: true }).fill(PROJECT);
  await officer.getByLabel(/What the data are for/).fill('How wellbeing changes with support');
  await ready(officer, 'Make the project').click();
  await officer.getByRole('heading', { level: 2, name: PROJECT }).waitFor();
  await settled(officer);
  assert.deepEqual(await violations(officer), []);

  // Before anything is frozen, the page says who would be in it and what is held back.
  await officer.getByRole('link', { name: `Freeze a release of ${PROJECT}` }).click();
  await arrives(officer, 'Freeze a release');
  assert.match(await fact(officer, 'In it'), /^[\d,]+ young people$/);
  const protection = await fact(officer, 'Protection');
  assert.match(protection, /like at least \d+ others/);
  const withheld = await fact(officer, 'Withheld');
  await ready(officer, 'Freeze this release').click();
  await officer.getByRole('heading', { level: 1, name: 'Release 1' }).waitFor();
  await arrives(officer, 'Release 1');
  assert.equal(await fact(officer, 'Protection'), protection);
  assert.equal(await fact(officer, 'Withheld'), withheld);
  // Who looks after the data does not need the rows.
  assert.equal(await officer.getByRole('link', { name: 'scores.csv' }).count(), 0);
  assert.deepEqual(officer.faults, []);
  await officer.context().close();

  const evaluator = await signedIn(browser, 'evaluator@solentbay.example');
  await toReleases(evaluator);
  assert.equal(await evaluator.getByRole('link', { name: /Freeze a release/ }).count(), 0);
  await evaluator.getByRole('link', { name: `Release 1 of ${PROJECT}` }).click();
  await arrives(evaluator, 'Release 1');
  await ready(evaluator, 'Check this release').click();
  await evaluator.getByText('Every file is what was frozen.').waitFor();
  await evaluator.getByText(/^Scores: [\d,]+ rows are the same\.$/).waitFor();
  assert.deepEqual(await violations(evaluator), []);

  const link = evaluator.getByRole('link', { name: 'scores.csv' });
  const [download] = await Promise.all([evaluator.waitForEvent('download'), link.click()]);
  assert.equal(download.suggestedFilename(), 'scores.csv');
  const bytes = readFileSync(await download.path());
  assert.match(bytes.subarray(0, 200).toString(), /^young_person,episode,form,scale,/);
  const shown = await evaluator.getByRole('row').filter({ has: link }).locator('code').getAttribute('title');
  assert.equal(createHash('sha256').update(bytes).digest('hex'), shown);

  await evaluator.getByRole('link', { name: 'What every column means' }).click();
  await arrives(evaluator, 'What every column means');
  await evaluator.getByRole('rowheader', { name: 'days_since_referral' }).waitFor();
  assert.deepEqual(evaluator.faults, []);
  await evaluator.context().close();
});
