import assert from 'node:assert/strict';
import { join } from 'node:path';

import type { Locator, Page } from 'playwright-core';
import sharp from 'sharp';

import { messagesIn } from '#messages/messages.ts';

import { startBrowser } from './browser.ts';
import { pagePeople } from './page-people.ts';
import { openTambour } from './tambour.ts';

// Texts that a newcomer reads and types on the page.
const stories = {
  fr: {
    command: '/tambour brouillon',
    fields: { text: 'Texte de la publication', alt: 'Image 1, description' },
    send: 'Envoyer',
    text: 'La médiathèque prête aussi des outils de jardin.\n\nRéservez à l’accueil.',
    alt: 'Une bêche et un râteau posés sur le comptoir de la médiathèque.',
    confirmed: /Karim a validé la version \d+/,
    published: /Publié sur /,
  },
  en: {
    command: '/tambour draft',
    fields: { text: 'Text of the post', alt: 'Image 1, alt text' },
    send: 'Send',
    text: 'The library lends garden tools too.\n\nAsk at the front desk.',
    alt: 'A spade and a rake on the counter of the library.',
    confirmed: /Karim approved version \d+/,
    published: /Published on /,
  },
  de: {
    command: '/tambour entwurf',
    fields: { text: 'Text des Beitrags', alt: 'Bild 1, Beschreibung' },
    send: 'Senden',
    text: 'Die Bibliothek verleiht auch Gartengeräte.\n\nReservieren Sie am Empfang.',
    alt: 'Ein Spaten und ein Rechen auf dem Tresen der Bibliothek.',
    confirmed: /Karim hat Fassung \d+ freigegeben/,
    published: /Veröffentlicht auf /,
  },
} as const;

/** Finds the thread's newest message with a button of that name. */
function cardWith(page: Page, name: string): Locator {
  return page
    .locator('#thread li.message')
    .filter({ has: buttonIn(page, name) })
    .last();
}

function buttonIn(within: Page | Locator, name: string): Locator {
  return within.getByRole('button', { name, exact: true });
}

/** Approves with the ✅ below Tambour's card, as soon as both are there. */
async function approve(page: Page, name: string): Promise<void> {
  await cardWith(page, name).locator('.reactions > button.chip[value="+✅"]').click();
}

/** Waits until each timeline shows exactly this many posts. */
async function assertPosts(page: Page, count: number): Promise<void> {
  for (const network of ['mastodon', 'x']) {
    const posts = page.locator(`[data-network="${network}"] li.post`);
    await posts.nth(count - 1).waitFor();
    assert.equal(await posts.count(), count, network);
  }
}

/**
 * Plays the README's story on the practice page: approves the waiting draft with ✅, then drafts a post with a picture,
 * approves it, and sees it once on both networks.
 */
export async function playStory(language: keyof typeof stories): Promise<void> {
  const story = stories[language];
  const { buttons, media } = messagesIn(language);
  await using tambour = await openTambour({ language });
  const { url } = await tambour.start();
  const people = pagePeople(tambour.data);
  await people.setUp({ grace: '0' });
  await people.askAnew(1);
  await using opened = new AsyncDisposableStack();
  const browser = await startBrowser();
  opened.defer(() => browser.close());
  await using context = await browser.newContext({ viewport: { width: 1400, height: 1000 }, locale: language });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const picture = async (step: string): Promise<void> => {
    const folder = process.env['TAMBOUR_TEST_PICTURES'];
    if (folder !== undefined) await page.screenshot({ path: join(folder, `story-${language}-${step}.png`) });
  };

  await page.goto(url);
  assert.match(page.url(), /\/as\/karim\/c\/publications\/t\//);
  assert.equal(await page.locator('li.post').count(), 0);
  await cardWith(page, buttons.approveNow).waitFor();
  await picture('1-waits');
  await approve(page, buttons.approveNow);
  await assertPosts(page, 1);
  await page.locator('#thread').getByText(story.published).nth(1).waitFor();

  await page.getByRole('link', { name: /^Aïcha/ }).click();
  await page.locator('#say-channel-text').fill(story.command);
  await page.locator('#say-channel').getByRole('button', { name: story.send }).click();
  await page.getByLabel(story.fields.text).fill(story.text);
  const create = { width: 480, height: 320, channels: 3, background: '#3a7' } as const;
  const buffer = await sharp({ create }).jpeg().toBuffer();
  const file = { name: 'outils.jpg', mimeType: 'image/jpeg', buffer };
  await page.locator('.veil').locator('input[type="file"]').setInputFiles(file);
  await picture('2-form');
  await page.locator('.veil footer .primary').click();

  const line = page.locator('#thread li.message').filter({ hasText: story.text.split('\n')[0] ?? '' });
  await line.first().waitFor();
  await buttonIn(cardWith(page, media.image.describe), media.image.describe).click();
  await page.getByLabel(story.fields.alt).fill(story.alt);
  await page.locator('.veil footer button').click();
  // The thread reports the edit before the card shows it, and approval is asked only for what the card shows.
  const described = cardWith(page, buttons.ask).filter({ has: page.getByRole('img', { name: story.alt }) });
  await buttonIn(described, buttons.ask).click();
  await cardWith(page, buttons.approveNow).waitFor();
  await picture('3-asked');

  await page.getByRole('link', { name: /^Karim/ }).click();
  await approve(page, buttons.approveNow);
  await assertPosts(page, 2);
  await page.locator('#thread').getByText(story.confirmed).first().waitFor();
  await page.locator('#thread').getByText(story.published).nth(1).waitFor();
  await picture('4-published');
  for (const network of ['mastodon', 'x']) {
    const post = page.locator(`[data-network="${network}"] li.post`).first();
    assert.equal((await post.locator('.said').textContent())?.trim(), story.text, network);
    assert.equal(await post.locator('img').getAttribute('alt'), story.alt, network);
    const link = await post.locator('p.quiet a').getAttribute('href');
    assert.ok(link);
    assert.ok((await page.locator(`#thread a[href="${link}"]`).count()) > 0, `the thread links ${link}`);
    const open = await fetch(link);
    assert.equal(open.status, 200);
  }
}
