// Support that is not enough: the panel is asked, approves, and everything goes on at the next tier; then less is enough.
import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { launch, open, settled, signedIn } from './browser.mjs';
import { arrives, move, ready } from './steps.mjs';

const browser = await launch();
after(() => browser.close());

/** A period of support at Universal Plus that this worker leads, and that nobody has asked the panel about. */
async function ledByMe(page) {
  return page.evaluate(async () => {
    const read = async (path) => (await fetch(`/api/v1${path}`)).json();
    const list = await read('/episodes?lead_worker=me&state=active&tier=universal_plus&sort=opened_at&limit=50');
    for (const { id } of list.items) {
      const episode = await read(`/episodes/${id}`);
      const free = episode.goals.length < 3 && episode.missing_at_closing.length > 0 && !episode.asked_panel;
      if (free) return { id, name: episode.identity.name };
    }
    return null;
  });
}

test('the panel is asked for more, and support goes on at the next tier with its goals', async () => {
  const worker = await signedIn(browser, 'wellbeing@solentbay.example');
  const support = await ledByMe(worker);
  assert.ok(support, 'somebody is supported at Universal Plus');
  const path = `/episodes/${support.id}`;
  await open(worker, `${path}/goals`);
  await worker.getByLabel(/The goal/).fill('Stay in clas until lunch');
  await ready(worker, 'Add goal').click();
  // A slip is put right.
  await worker.getByRole('link', { name: /^Change ?: Stay in clas until lunch/ }).click();
  await arrives(worker, 'Change a goal');
  await worker.getByLabel(/The goal/).fill('Stay in class until lunch');
  await ready(worker, 'Save changes').click();
  await arrives(worker, 'Goals');
  await worker.getByRole('rowheader', { name: 'Stay in class until lunch' }).waitFor();

  await open(worker, path);
  assert.equal(await worker.getByRole('link', { name: 'Step up', exact: true }).count(), 0);
  const ask = 'Ask the panel for Partnership Plus';
  await move(worker, ask, async () => {
    // Who agreed to the first referral is not who agrees to this.
    await worker.getByLabel('Reason', { exact: true }).fill('Excluded twice this term.');
    await ready(worker, ask).click();
    await worker.getByRole('alert').getByText('Say whether the young person agrees').waitFor();
    await worker.getByRole('group', { name: /young person know of this/ }).getByLabel('Yes').check();
    await worker.getByRole('group', { name: /could give the consent/ }).getByLabel('The young person, judged competent').check();
  });
  const reference = await worker.getByRole('link', { name: /^HS-.*Sent to panel/ }).innerText();
  assert.equal(await worker.getByRole('link', { name: ask, exact: true }).count(), 0);

  const chair = await signedIn(browser, 'chair@solentbay.example');
  await open(chair, '/panel');
  await chair.getByRole('row').filter({ hasText: reference.slice(0, 11) }).getByRole('link').click();
  await arrives(chair, support.name);
  await chair.getByText('Excluded twice this term.').first().waitFor();
  await chair.getByRole('link', { name: 'Approve Partnership Plus', exact: true }).click();
  await arrives(chair, 'Approve Partnership Plus');
  await chair.getByLabel('Reason', { exact: true }).fill('Group work beside the lead worker.');
  await ready(chair, 'Approve Partnership Plus').click();
  await chair.getByText('Recorded. The status is now').waitFor();
  assert.deepEqual(chair.faults.filter((fault) => !fault.includes('404')), []);
  await chair.context().close();

  await open(worker, path);
  await worker.getByRole('heading', { name: 'Stepped up by the panel' }).waitFor();
  await worker.getByRole('link', { name: 'The period of support after this one' }).click();
  await arrives(worker, 'Partnership Plus support');
  await worker.getByRole('navigation', { name: 'Parts of the support' }).getByRole('link', { name: 'Goals' }).click();
  await arrives(worker, 'Goals');
  await worker.getByRole('row').filter({ hasText: 'Stay in class until lunch' }).getByText('Goes on from the period before').waitFor();

  // Less is enough again: only lower tiers are there to choose from.
  await worker.getByRole('navigation', { name: 'Parts of the support' }).getByRole('link', { name: 'Support', exact: true }).click();
  await arrives(worker, 'Partnership Plus support');
  await worker.getByRole('link', { name: 'Step down', exact: true }).click();
  await arrives(worker, 'Step down');
  assert.equal(await worker.getByRole('radio').count(), 2);
  await worker.getByLabel('Universal Plus', { exact: true }).check();
  await worker.getByLabel('Reason', { exact: true }).fill('Settled in the group.');
  await ready(worker, 'Step down').click();
  await worker.getByText('Recorded. The status is now').waitFor();
  await settled(worker);
  assert.deepEqual(worker.faults, []);
  await worker.context().close();
});

test('closing asks for what is missing, and what was closed too soon is reopened', async () => {
  const worker = await signedIn(browser, 'wellbeing@solentbay.example');
  const support = await ledByMe(worker);
  assert.ok(support, 'somebody has a baseline and no closing measure');
  await open(worker, `/episodes/${support.id}`);
  await worker.getByRole('link', { name: 'Close', exact: true }).click();
  await arrives(worker, 'Close');
  await worker.getByRole('heading', { name: 'Closing measures still missing' }).waitFor();
  await worker.getByLabel('Support completed, goals met').check();
  await worker.getByLabel('Reason', { exact: true }).fill('Ended together.');
  await ready(worker, 'Close').click();
  await worker.getByRole('alert').getByText('Say why there are no closing measures').waitFor();
  await worker.getByLabel('They could not be reached').check();
  await ready(worker, 'Close').click();
  await worker.getByText('Recorded. The status is now').waitFor();
  await settled(worker);
  await move(worker, 'Reopen', () => worker.getByLabel('Reason', { exact: true }).fill('Came back.'));
  await worker.getByRole('link', { name: 'Begin closing', exact: true }).waitFor();
  assert.deepEqual(worker.faults, []);
  await worker.context().close();
});
