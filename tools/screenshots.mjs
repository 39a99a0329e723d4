// npm run screenshots [-- folder]: the pictures of README and docs, made anew from a running demo.
// npm run screenshots -- --all [part of a variant's name, or with a slash before of a page's …]: every page in every size, theme and language, with contact
// sheets, into .yizhan/screenshots: to be looked at, not kept.
import path from 'node:path';
import { launchChromium } from './chromium.mjs';
import { docsPictures } from './screenshots/docs.mjs';
import { everyPage } from './screenshots/every-page.mjs';
import { root } from './screenshots/visitors.mjs';

const [first, ...rest] = process.argv.slice(2);
const browser = await launchChromium();
try {
  if (first === '--all') await everyPage(browser, path.join(root, '.yizhan/screenshots'), rest);
  else await docsPictures(browser, path.resolve(first ?? path.join(root, 'docs/images')));
} finally {
  await browser.close();
}
