import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Browser, Locator, Page } from 'playwright-core';
import sharp from 'sharp';

import type { Language } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';

import { startBrowser } from '../support/browser.ts';
import { openTambour } from '../support/tambour.ts';

// npm run pictures: takes the pictures of README.md, LISEZMOI.md and docs/ from the running program, so that none shows an
// older one. Look at each before it is committed.

const folder = join(import.meta.dirname, '../../.readme');
/** Readers see them at half this size, on screens that are twice as fine. */
const deviceScaleFactor = 2;

/** Takes the card that waits for its approver. */
async function takeCard(browser: Browser, language: Language, name: string): Promise<void> {
  const approve = { name: messagesIn(language).buttons.approveNow, exact: true };
  await open(browser, language, [], async (page) => {
    const card = page.locator('#thread li.message').filter({ has: page.getByRole('button', approve) });
    await save(card.last(), name);
  });
}

/** Takes the digest of a made-up past. */
async function takeDigest(browser: Browser, language: Language, name: string): Promise<void> {
  await open(browser, language, ['--with-history'], async (page) => {
    const digest = page
      .locator('#channel li.message')
      .filter({ has: page.locator('table') })
      .last();
    await digest.getByRole('img').first().waitFor();
    await save(digest, name);
  });
}

async function open(
  browser: Browser,
  language: Language,
  args: readonly string[],
  take: (page: Page) => Promise<void>,
): Promise<void> {
  await using tambour = await openTambour({ database: 'embedded', language });
  const { url } = await tambour.start({}, args);
  const viewport = { width: 1400, height: 4400 };
  await using context = await browser.newContext({ viewport, deviceScaleFactor, locale: language });
  const page = await context.newPage();
  page.setDefaultTimeout(180_000);
  await page.goto(url);
  // The first page opens the newest thread once there is one; on a slow machine it is opened before.
  await page.locator('#channel li.message').first().waitFor();
  await page.goto(url);
  await take(page);
}

async function save(shown: Locator, name: string): Promise<void> {
  await shown.waitFor();
  const taken = await shown.screenshot({ animations: 'disabled' });
  await sharp(taken).png({ palette: true, effort: 10 }).toFile(join(folder, name));
  console.log(`.readme/${name}`);
}

await mkdir(folder, { recursive: true });
const browser = await startBrowser();
try {
  await takeCard(browser, 'en', 'card.png');
  await takeCard(browser, 'fr', 'card.fr.png');
  await takeDigest(browser, 'en', 'digest.png');
} finally {
  await browser.close();
}
