// Somebody new gets an account, and works with a password that nobody else has seen.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE, launch, open, signedIn, violations } from './browser.mjs';
import { arrives, ready } from './steps.mjs';

const OWN = 'otter lamp crayon fjord';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** Makes an account, and gives the password that is to be handed over. */
async function account(email) {
  const page = await signedIn(browser, 'administrator@solentbay.example');
  await open(page, '/setup/users?edit=new');
  await page.getByLabel('Name', { exact: true }).fill('Noor Newcomer');
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Role', { exact: true }).selectOption({ label: 'Programme officer' });
  await ready(page, 'Save').click();
  await page.getByText('Hand the password over now').waitFor();
  const row = page.locator('.govuk-summary-list__row').filter({ hasText: 'First password' });
  const password = await row.locator('dd').innerText();
  assert.deepEqual(page.faults, []);
  await page.context().close();
  return password.trim();
}

test('a new colleague chooses a password of their own before anything else', async () => {
  const email = `newcomer-${Date.now()}@example.org`;
  const given = await account(email);
  const context = await browser.newContext({ viewport: { width: 375, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${BASE}/referrals`);
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(given);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await arrives(page, 'Choose a password of your own');
  assert.equal(await page.getByRole('navigation').count(), 0, 'nothing else is open to them yet');

  const fill = async (current, own, again) => {
    await page.getByLabel('The password you were given').fill(current);
    await page.getByLabel('New password', { exact: true }).fill(own);
    await page.getByLabel('New password once more').fill(again);
    await ready(page, 'Change password').click();
  };
  await fill(given, OWN, 'otter lamp crayon ford');
  await page.getByRole('alert').getByRole('link', { name: 'This differs from the new password above' }).waitFor();
  await fill(given, 'password12345', 'password12345');
  await page.getByRole('alert').getByRole('link', { name: /easy to guess/ }).waitFor();
  assert.deepEqual(await violations(page), []);
  await fill(given, OWN, OWN);
  await arrives(page, 'Referrals');

  await page.getByRole('link', { name: 'Change password' }).click();
  await arrives(page, 'Change your password');
  await page.getByLabel('Your password until now').fill(OWN);
  await page.getByLabel('New password', { exact: true }).fill(`${OWN} quartz`);
  await page.getByLabel('New password once more').fill(`${OWN} quartz`);
  await ready(page, 'Change password').click();
  await page.getByText('Your password is changed').waitFor();
  await context.close();
});
