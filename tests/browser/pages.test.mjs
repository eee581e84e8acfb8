// Everybody's main pages: they open, nothing fails behind them, and axe finds nothing to correct.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, signedIn, violations } from './browser.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const WALKS = [
  ['a wellbeing worker', 'wellbeing@solentbay.example', ['/referrals', '/referrals/new', '/caseload', '/young-people', '/outcomes']],
  ['a teacher', 'teacher@solentbay.example', ['/referrals', '/referrals/new']],
  ['a panel chair', 'chair@solentbay.example', ['/referrals', '/panel']],
  ['a programme manager', 'manager@solentbay.example', ['/referrals?open=true', '/outcomes']],
  ['an administrator', 'administrator@solentbay.example', ['/setup/localities', '/setup/schools', '/setup/offers', '/setup/users']],
  ['an evaluator', 'evaluator@solentbay.example', ['/outcomes']],
];

for (const [who, email, paths] of WALKS) {
  test(`${who} opens their pages`, async () => {
    const page = await signedIn(browser, email);
    for (const path of paths) {
      await open(page, path);
      assert.deepEqual(await violations(page), [], path);
      assert.equal(await page.locator('h1').count(), 1, path);
    }
    assert.deepEqual(page.faults, []);
    await page.context().close();
  });
}

test('a worker reads the inbox on a phone without scrolling sideways', async () => {
  const page = await signedIn(browser, 'wellbeing@solentbay.example', { viewport: { width: 360, height: 740 } });
  await open(page, '/referrals');
  const wider = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  assert.equal(wider, false);
  await page.context().close();
});

test('an administrator is told that the inbox is not for them', async () => {
  const page = await signedIn(browser, 'administrator@solentbay.example');
  await open(page, '/referrals');
  await page.getByRole('heading', { name: 'You do not have access to this page' }).waitFor();
  await page.context().close();
});
