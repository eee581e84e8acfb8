import { launch, signedIn, open } from './browser.mjs';
const browser = await launch();
const walks = JSON.parse(process.env.WALKS);
for (const [email, paths] of walks) {
  const page = await signedIn(browser, email + '@solentbay.example');
  for (const [path, name] of paths) {
    for (const w of [1200, 375]) {
      await page.setViewportSize({ width: w, height: 900 });
      await open(page, path);
      await page.waitForTimeout(600);
      await page.screenshot({ path: `/tmp/dx/${name}-${w}.png`, fullPage: true });
    }
  }
}
await browser.close();
