// What people do on the pages, in their words.
import assert from 'node:assert/strict';
import { settled, violations } from './browser.mjs';

/** A button with these words that takes a press: one that was just pressed rests for a moment, and says so. */
export const ready = (page, words) =>
  page.locator('main button:not([aria-disabled="true"])', { hasText: words });

/** The page with this heading has come, and nobody is kept from using it: one h1, nothing for axe to correct. */
export async function arrives(page, heading) {
  await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  await settled(page);
  assert.deepEqual(await violations(page), [], page.url());
  assert.equal(await page.locator('h1').count(), 1, page.url());
}

/** Makes one of the moves that a record offers; `tell` fills in what the move has to be told. */
export async function move(page, label, tell = async () => {}) {
  await page.getByRole('link', { name: label, exact: true }).click();
  await arrives(page, label);
  await tell();
  await ready(page, label).click();
  await page.getByText('Recorded. The status is now').waitFor();
  await settled(page);
  assert.deepEqual(await violations(page), [], page.url());
}

/** Records a questionnaire with the young person in the room: `answer` gives the label for each question, from 1. */
export async function questionnaire(page, name, point, answer) {
  await page.getByRole('navigation', { name: 'Parts of the support' }).getByRole('link', { name: 'Measures' }).click();
  await arrives(page, 'Measures');
  await page.getByRole('link', { name: 'Record a questionnaire' }).click();
  await arrives(page, 'Which questionnaire, and who answered?');
  await page.getByLabel(`${name}: young person`).check();
  await ready(page, 'Continue').click();
  await arrives(page, `${name}, answered by: young person`);
  await page.getByLabel(point, { exact: true }).check();
  await page.getByLabel('Filled in together').check();
  const questions = page.locator('.app-answers fieldset');
  for (let index = 0; index < (await questions.count()); index += 1) {
    // The value stands before the words of the answer, where there are any.
    await questions.nth(index).getByLabel(new RegExp(`^${answer(index + 1)}(:|$)`)).check();
  }
  await ready(page, 'Record and score').click();
  await arrives(page, 'Scores');
}

/** A hand on the keyboard, and nothing else. */
export class Keyboard {
  constructor(page) {
    this.page = page;
  }

  /** Moves on with Tab until the focus is there. */
  async reach(target) {
    await target.first().waitFor();
    for (let press = 0; press < 200; press += 1) {
      if (await target.evaluateAll((all) => all.includes(document.activeElement))) return;
      await this.page.keyboard.press('Tab');
    }
    assert.fail(`the keyboard does not reach ${target}`);
  }

  /** Follows a link or presses a button. */
  async press(target) {
    await this.reach(target);
    await this.page.keyboard.press('Enter');
  }

  /** Types over what stands in a field. */
  async type(label, text) {
    await this.reach(this.page.getByLabel(label, { exact: true }));
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.type(text);
  }

  /** Ticks a box. */
  async tick(label) {
    await this.reach(this.page.getByLabel(label, { exact: true }));
    await this.page.keyboard.press('Space');
  }

  /** Chooses one of a group: Tab leads into the group, the arrows to the option. */
  async choose(question, label) {
    const group = this.page.getByRole('group', { name: question });
    await this.reach(group.getByRole('radio'));
    await this.page.keyboard.press('Space');
    const wanted = group.getByLabel(label, { exact: true });
    for (let press = 0; press < 30 && !(await wanted.isChecked()); press += 1) {
      await this.page.keyboard.press('ArrowDown');
    }
    assert.ok(await wanted.isChecked(), `${question}: ${label}`);
  }

  /** Chooses from a list that opens, by the first letters. */
  async pick(label, letters) {
    await this.reach(this.page.getByLabel(label));
    await this.page.keyboard.type(letters);
  }
}
