// A browser for the journeys: Debian's Chromium, driven by playwright-core, checked by axe.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';

const require = createRequire(new URL('../../frontend/package.json', import.meta.url));
const { chromium } = require('playwright-core');
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Where the demonstration runs; `cargo xtask test` starts it and says so. */
export const BASE = process.env.HEADSTART_URL ?? 'http://localhost:8080';

/** Whether the app was built as it is given to people; what is built while working on it is several times as large. */
export const RELEASE = JSON.parse(readFileSync(new URL('../../dist/manifest.json', import.meta.url), 'utf8')).release;

/** The password of every account of the demonstration. */
const PASSWORD = 'early-help-demo';

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launch() {
  const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: FLAGS, timeout: 60_000 });
}

/**
 * A page on which one person is signed in. What the page says to the console as an error, and every breach of
 * its content policy, ends up in `page.faults`.
 */
export async function signedIn(browser, email, options = {}) {
  const context = await browser.newContext({ viewport: { width: 1200, height: 900 }, ...options });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (error) => page.faults.push(error.message));
  page.on('console', (message) => {
    // A page that asks who is signed in is told 401 by the server; the browser logs that itself.
    const expected = message.text().includes('status of 401');
    if (message.type() === 'error' && !expected) page.faults.push(message.text());
  });
  await page.goto(BASE);
  await signIn(page, email);
  return page;
}

/** Signs in on the page that asks for it. */
export async function signIn(page, email) {
  await page.getByLabel('Email address').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
}

/** Goes to an address of the app and waits until nothing on the page is loading any more. */
export async function open(page, path) {
  await page.goto(BASE + path);
  await settled(page);
}

/** Waits until the page has its heading and nothing says that it is loading. */
export async function settled(page) {
  await page.locator('h1').first().waitFor();
  await page.waitForLoadState('networkidle');
  // The network was idle once already when the app itself goes to another page.
  await page.waitForFunction(() => !document.querySelector('.app-loading'));
}

/** What axe finds wrong by WCAG 2.2 AA and its best practices, in a form that a failing test can show. */
export async function violations(page) {
  await settled(page);
  await page.evaluate(axeSource);
  const result = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
