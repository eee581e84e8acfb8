// Somebody is referred who is known already: who is asked, who is not, and what comes of the answers.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, open, settled, signedIn, violations } from './browser.mjs';
import { arrives, ready } from './steps.mjs';

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

/** A family name that no other run has, and that is like no other run's. */
const FAMILY = `${[...Date.now().toString(36)].reverse().join('')}son`;

const unharmed = (page) => assert.deepEqual(page.faults, []);

/** Fills in the part about the young person and goes on. */
async function tells(page, given, postcode) {
  await open(page, '/referrals/new');
  await ready(page, 'Start now').click();
  await arrives(page, 'New referral');
  await page.getByRole('link', { name: 'The young person', exact: true }).click();
  await arrives(page, 'The young person');
  await page.getByLabel('Given name').fill(given);
  await page.getByLabel('Family name').fill(FAMILY);
  await page.getByLabel('Day').fill('9');
  await page.getByLabel('Month').fill('4');
  await page.getByLabel('Year', { exact: true }).fill(String(new Date().getFullYear() - 12));
  await page.getByLabel('Home postcode').fill(postcode);
  await page.getByLabel('School (optional)').selectOption({ index: 3 });
  await ready(page, 'Save and continue').click();
}

/** Fills in the rest and sends it; gives the address of the referral. */
async function sends(page) {
  const part = async (name) => {
    await page.getByRole('link', { name, exact: true }).click();
    await arrives(page, name);
  };
  const save = async () => {
    await ready(page, 'Save and continue').click();
    await page.waitForURL(/\/drafts\/[0-9a-f-]+$/);
    await settled(page);
  };
  const answer = (question, label) => page.getByRole('group', { name: question }).getByLabel(label, { exact: true }).check();
  await part('The worry');
  await page.getByLabel('Losing interest in school').check();
  await page.getByLabel('What is happening?').fill('Sits alone.');
  await save();
  await part('Agreement');
  await answer(/young person know/, 'Yes');
  await answer(/parent or carer know/, 'Yes');
  await answer(/could give the consent/, 'Person with parental responsibility');
  await save();
  await part('Who refers');
  if ((await page.getByRole('radio', { checked: true }).count()) === 0) await answer(/noticed the worry/, 'Parent or carer');
  await save();
  await page.getByRole('link', { name: 'Check your answers' }).click();
  await arrives(page, /Check your answers/);
  await ready(page, 'Send referral').click();
  await page.getByText(/Its reference is HS-/).waitFor();
  await settled(page);
  return new URL(page.url()).pathname;
}

const task = (page) => page.waitForURL(/\/drafts\/[0-9a-f-]+$/).then(() => settled(page));

test('a worker is asked, a teacher is not, and at screening two records are joined or kept apart', async () => {
  const worker = await signedIn(browser, 'wellbeing@solentbay.example');
  await tells(worker, 'Ana', 'SO14 6RU');
  await task(worker);
  await sends(worker);

  // The worker is asked about the same name, and says that it is somebody else; then about it once more.
  await tells(worker, 'Anna', 'SO14 6RU');
  await arrives(worker, 'Is this the same person?');
  await worker.getByText('Near given names, same family name.').waitFor();
  await ready(worker, 'Save and continue').click();
  await worker.getByRole('alert').getByRole('link', { name: /Choose one of the answers/ }).waitFor();
  assert.deepEqual(await violations(worker), []);
  await worker.getByLabel('No, it is somebody else').check();
  await ready(worker, 'Save and continue').click();
  await task(worker);
  await worker.getByRole('link', { name: 'Check your answers' }).click();
  await arrives(worker, /Check your answers/);
  await worker.getByText('No, somebody else than the one we know').waitFor();

  // A teacher learns nothing: there is no question, and the referral looks like every other.
  const teacher = await signedIn(browser, 'teacher@solentbay.example');
  await tells(teacher, 'Ana', 'SO14 6RU');
  await task(teacher);
  assert.equal(await teacher.getByText(/same person/i).count(), 0);
  const sent = await sends(teacher);
  assert.doesNotMatch(await teacher.getByRole('main').innerText(), /same|known/i);
  unharmed(teacher);
  await teacher.context().close();

  // At screening the question is put, with both side by side.
  const manager = await signedIn(browser, 'manager@solentbay.example');
  await open(manager, sent);
  await manager.getByRole('heading', { name: 'May be the same as somebody known already' }).waitFor();
  assert.deepEqual(await violations(manager), []);
  const question = manager.locator('#may-be-same').getByRole('link');
  assert.equal(await question.count(), 1);
  await question.click();
  await arrives(manager, 'Is it the same young person?');
  await manager.getByRole('row', { name: /Home postcode SO14 6RU SO14 6RU Same/ }).waitFor();
  await manager.getByLabel('Yes, join the two records').check();
  await ready(manager, 'Save answer').click();
  await manager.getByText('The records are joined').waitFor();
  await settled(manager);
  assert.equal(await manager.locator('#may-be-same').count(), 0);
  await manager.getByRole('heading', { name: 'Joined with a record of the same young person' }).waitFor();
  assert.deepEqual(await violations(manager), []);
  await manager.getByRole('link', { name: `Ana ${FAMILY}` }).first().click();
  await arrives(manager, `Ana ${FAMILY}`);
  await manager.getByRole('navigation', { name: 'Parts of the record' }).getByRole('link', { name: 'Referrals' }).click();
  await arrives(manager, 'Referrals');
  assert.equal(await manager.getByRole('main').getByRole('link', { name: /HS-/ }).count(), 2);
  unharmed(manager);
  await manager.context().close();
  unharmed(worker);
  await worker.context().close();
});
