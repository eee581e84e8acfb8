// One young person from a teacher's worry to the start of support, through the pages that people use.
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

const next = async (page) => {
  await page.getByRole('button', { name: 'Save and continue' }).click();
  await settled(page);
};

test('a teacher refers, the worker accepts, and support starts with a lead worker', async () => {
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
  await next(teacher);

  // Nothing is sent before it is complete, and the summary leads to each field.
  const back = teacher.url().replace(/\/[a-z-]+$/, '');
  await teacher.goto(`${back}/check`);
  await settled(teacher);
  await teacher.getByRole('button', { name: /send/i }).click();
  await teacher.getByRole('alert').waitFor();
  assert.match(await teacher.getByRole('alert').innerText(), /postcode/i);
  assert.deepEqual(await violations(teacher), []);

  await teacher.goto(`${back}/young-person`);
  await settled(teacher);
  await teacher.getByLabel('Home postcode').fill('SO14 6RU');
  await next(teacher);
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
  await manager.getByRole('button', { name: 'Start screening' }).or(manager.getByRole('link', { name: 'Start screening' })).first().click();
  await settled(manager);
  assert.deepEqual(await violations(manager), []);
  await manager.screenshot({ path: process.env.SHOTS ? `${process.env.SHOTS}/referral.png` : undefined, fullPage: true });
  await manager.context().close();
});
