// One young person from a teacher's worry to the decision for support, through the pages that people use.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, settled, signedIn, violations } from './browser.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** A family name that no other run has. */
const FAMILY = `Journey${Date.now().toString(36)}`;

/**
 * Saves a part of the draft; saved means that the list of parts is there again. A button that was pressed takes
 * no second press for a moment, and says so.
 */
const next = async (page) => {
  await page.locator('button:not([aria-disabled="true"])', { hasText: 'Save and continue' }).click();
  await page.waitForURL(/\/drafts\/[0-9a-f-]+$/);
  await settled(page);
};

/** Makes one of the moves that a record offers; `tell` fills in what the move has to be told. */
const move = async (page, label, tell) => {
  await page.getByRole('link', { name: label, exact: true }).click();
  await settled(page);
  if (tell) await tell();
  await page.getByRole('main').getByRole('button').first().click();
  await settled(page);
};

test('a teacher refers, and the programme screens and accepts for Universal Plus', async () => {
  const teacher = await signedIn(browser, 'teacher@solentbay.example');
  await open(teacher, '/referrals/new');
  await teacher.getByRole('button', { name: 'Start now' }).click();
  await teacher.getByRole('link', { name: 'The young person' }).click();
  await teacher.getByLabel('Given name').fill('Mia');
  await teacher.getByLabel('Family name').fill(FAMILY);
  await teacher.getByLabel('Day').fill('27');
  await teacher.getByLabel('Month').fill('3');
  await teacher.getByLabel('Year', { exact: true }).fill(String(new Date().getFullYear() - 13));
  await teacher.getByLabel('Home postcode').fill('nowhere');
  await teacher.getByLabel('School', { exact: false }).first().selectOption({ index: 1 });
  await teacher.getByRole('button', { name: 'Save and continue' }).click();

  // The fault is named beside what was typed, and nothing that was typed is lost.
  await teacher.getByRole('alert').waitFor();
  assert.match(await teacher.getByRole('alert').innerText(), /postcode/i);
  assert.equal(await teacher.getByLabel('Given name').inputValue(), 'Mia');
  assert.deepEqual(await violations(teacher), []);
  await teacher.getByLabel('Home postcode').fill('SO14 6RU');
  await next(teacher);
  const back = teacher.url();
  await teacher.goto(`${back}/worry`);
  await settled(teacher);
  await teacher.getByLabel('Losing interest in school').check();
  await teacher.getByLabel('What is happening?').fill('Stays in the corridor since half-term.');
  await next(teacher);
  await teacher.goto(`${back}/consent`);
  await settled(teacher);
  await teacher.getByRole('group', { name: /young person know/ }).getByLabel('Yes').check();
  await teacher.getByLabel('Person with parental responsibility').check();
  await next(teacher);
  await teacher.goto(`${back}/referrer`);
  await settled(teacher);
  await teacher.getByLabel(/Teacher or other school staff/).check();
  await next(teacher);
  await teacher.goto(`${back}/check`);
  await settled(teacher);
  await teacher.getByRole('button', { name: /send/i }).click();
  const reference = (await teacher.getByText(/HS-[2-9A-Z]{4}-[2-9A-Z]{3}/).first().innerText()).match(/HS-[2-9A-Z]{4}-[2-9A-Z]{3}/)[0];
  assert.deepEqual(teacher.faults.filter((fault) => !fault.includes('422')), []);
  await teacher.context().close();

  const manager = await signedIn(browser, 'manager@solentbay.example');
  await open(manager, '/referrals');
  const row = manager.getByRole('row').filter({ hasText: reference });
  await row.getByRole('link').first().click();
  await settled(manager);
  await move(manager, 'Start screening');
  await manager.getByText('Losing interest in school').first().waitFor();
  await move(manager, 'Accept for Universal Plus', async () => {
    await manager.getByLabel('Reason').fill('Meets falling engagement.');
  });
  await manager.getByText('Accepted for Universal Plus').first().waitFor();
  assert.deepEqual(await violations(manager), []);
  await manager.context().close();
});
