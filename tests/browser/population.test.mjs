// An administrator sets how many young people there are in each group, and reach is compared with it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, settled, signedIn, violations } from './browser.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Whether the page has to be scrolled sideways. */
const wider = (page) => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

test('an administrator sets the population by free school meals, corrects it, and reach is compared with it', async () => {
  const page = await signedIn(browser, 'administrator@solentbay.example', { viewport: { width: 375, height: 800 } });
  await open(page, '/setup/population');
  await page.getByText(/the set-up file of the partnership/).waitFor();
  assert.deepEqual(await violations(page), []);
  assert.equal(await wider(page), false);
  await page.getByRole('link', { name: /figures by free school meals/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Population by free school meals' }).waitFor();
  await settled(page);
  await page.getByLabel('Source').fill('');
  await page.getByLabel('No free school meals').fill('many');
  await page.getByRole('button', { name: 'Save' }).click();
  const problems = page.getByRole('alert');
  await problems.getByRole('link', { name: 'Enter a whole number of people, or nothing' }).waitFor();
  assert.ok(await problems.getByRole('link').count() >= 2, 'every field that needs attention is named');
  assert.deepEqual(await violations(page), []);

  const source = `School census, journey ${Date.now()}`;
  await page.getByLabel('Source').fill(source);
  const day = page.getByRole('group', { name: 'As at' });
  for (const [label, text] of [['Day', '15'], ['Month', '1'], ['Year', '2026']]) await day.getByLabel(label).fill(text);
  await page.getByLabel('Free school meals', { exact: true }).fill('4,500');
  await page.getByLabel('No free school meals').fill('12500');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Figures saved').waitFor();
  const card = page.locator('.govuk-summary-card').filter({ hasText: source });
  await card.getByText('17,000').waitFor();

  await card.getByRole('link', { name: 'Correct figures by free school meals' }).click();
  assert.equal(await page.getByLabel('Free school meals', { exact: true }).inputValue(), '4500');
  await page.getByLabel('Free school meals', { exact: true }).fill('5000');
  await page.getByRole('button', { name: 'Save' }).click();
  await card.getByText('17,500').waitFor();
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(page.faults, []);
  await page.context().close();

  const evaluator = await signedIn(browser, 'evaluator@solentbay.example');
  await open(evaluator, '/outcomes/reach?by=fsm');
  await evaluator.getByText(`Compared with 17,500 people: ${source}`).waitFor();
  assert.equal(await evaluator.getByRole('link', { name: 'Set or correct these figures' }).count(), 0);
  assert.deepEqual(await violations(evaluator), []);
  await evaluator.context().close();
});
