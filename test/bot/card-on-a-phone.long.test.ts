import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';

import { askedCard } from '#bot/approving/asked-card.ts';
import { workingCard } from '#bot/drafting/working-card.ts';
import type { Card } from '#chat/card.ts';
import { practiceChat } from '#chat/practice/practice-chat.ts';
import { cardMessages } from '#chat/slack/render/card-messages.ts';

import { adapterOf, doorOf, mattermostWith } from '../chat/mattermost/open-adapter.ts';
import { noBrowser, startBrowser } from '../support/browser.ts';
import { desk, viewOf } from '../support/card-views.ts';
import { postsAsHtml } from '../support/mattermost-client/as-html.ts';
import { startPracticePage } from '../support/practice-page.ts';
import { drawMessage } from '../support/slack-client/draw-message.ts';
import { drawnByOthers } from '../support/slack-client/draw-by-others.ts';

/** Where pictures are kept, for people to look at. */
const folder = process.env['TAMBOUR_TEST_PICTURES'];

const phone = { width: 390, height: 844 };
const screenPx = phone.height;

const text = [
  'Le musée rouvre samedi 5 décembre à 10 h, après six mois de travaux.',
  'Visites guidées gratuites tout le week-end, sans réservation, entrée par la cour.',
  'Le programme : https://ville.example.org/musee',
].join('\n\n');
const picture = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#5a8f7b' } })
  .png()
  .toBuffer();
const sha256 = createHash('sha256').update(picture).digest('hex');
const other = await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#7b5a8f' } })
  .png()
  .toBuffer();
const otherSha256 = createHash('sha256').update(other).digest('hex');
const bytes = new Map([
  [sha256, picture],
  [otherSha256, other],
]);

const media = [
  { sha256, alt: 'La façade du musée un matin d’hiver, portes ouvertes, trois visiteurs sur le perron' },
  { sha256: otherSha256, alt: 'La grande salle rénovée : un plafond clair, des vitrines neuves, personne' },
].map((one) => ({ ...one, mimeType: 'image/png' as const, width: 1200, height: 800, byteLength: picture.length }));

/** An ordinary draft of one desk with two accounts, where one person approves. */
function cardOf(state: 'writing' | 'asked', pictures: number): Card {
  const view = viewOf('fr', {
    content: { text, media: media.slice(0, pictures) },
    draft: { state },
    desk: { ...desk, approvalsNeeded: 1, approvers: ['karim'] },
    standing: { kind: 'waiting', missing: 1, by: [] },
  });
  return state === 'writing' ? workingCard(view) : askedCard(view);
}

/** A picture more is as much more as a picture and its description, and nothing else. */
function mostScreens(pictures: number): number {
  return pictures === 1 ? 1.5 : 1.9;
}

function mostThings(pictures: number): number {
  return pictures === 1 ? 10 : 12;
}

function addressOf(content: Buffer): string {
  return `data:image/png;base64,${content.toString('base64')}`;
}

async function imageOf(id: string): Promise<Buffer> {
  return bytes.get(id) ?? picture;
}

describe('an ordinary card on a phone', { skip: noBrowser }, () => {
  let browser: Browser;
  before(async () => {
    browser = await startBrowser();
    if (folder !== undefined) await mkdir(folder, { recursive: true });
  });
  after(() => browser.close());

  const cases = (['writing', 'asked'] as const).flatMap((state) =>
    [1, 2].map((pictures) => ({ name: `${state}-${pictures}`, card: cardOf(state, pictures), pictures })),
  );
  test('it fits a screen and a half with one picture in Slack, and has few blocks', async () => {
    const tab = await browser.newPage({ viewport: phone });
    for (const { name, card, pictures } of cases) {
      const files = new Map([...bytes.keys()].map((id) => [id, `F${id}`]));
      const messages = cardMessages(card, files);
      const urls = new Map([...bytes].map(([id, content]) => [`F${id}`, addressOf(content)]));
      await tab.setContent(drawnByOthers(messages, { people: new Map([['karim', 'Karim']]), pictures: urls }));
      const things = messages.flatMap((one) => drawMessage(one).drawn);
      assert.ok(things.length <= mostThings(pictures), `${name}: ${things.length} things below each other`);
      await assertFits(tab, `slack-${name}`, await heightOf(tab, 'main'), pictures);
    }
    await tab.close();
  });

  test('it fits a screen and a half with one picture in Mattermost', async () => {
    await using server = await mattermostWith();
    await using door = await doorOf(server);
    await using adapter = await adapterOf(server, door, { isLeftAlone: true, imageOf });
    const tab = await browser.newPage({ viewport: phone });
    for (const { name, card, pictures } of cases) {
      const text = JSON.stringify(card).replaceAll('"karim"', JSON.stringify(server.id('karim')));
      const ref = await adapter.chat.post({ channel: server.channel }, JSON.parse(text) as Card, { key: randomUUID() });
      const posts = server
        .seen(server.id('aicha'))
        .filter(({ id, rootId }) => id === ref.message || rootId === ref.message);
      await tab.setContent(postsAsHtml(posts, () => ({ name: 'tambour', isBot: true })));
      await assertFits(tab, `mattermost-${name}`, await heightOf(tab, 'body'), pictures);
    }
    await tab.close();
  });

  test('it fits a screen and a half with one picture on the practice page', async () => {
    await using closing = new AsyncDisposableStack();
    const page = await startPracticePage({ answerWithinMs: 60_000 });
    closing.defer(() => page.close());
    const { url, token } = page.practice;
    const bot = practiceChat({ url, token, imageOf, failed: () => {} });
    const tab = await browser.newPage({ viewport: phone });
    for (const { name, card, pictures } of cases) {
      const root = await bot.post({ channel: 'publications' }, line('Brouillon'), { key: `root ${name}` });
      const bound = JSON.parse(JSON.stringify(card).replaceAll('"target":""', '"target":"f"')) as Card;
      const ref = await bot.post({ channel: 'publications', thread: root.message }, bound, { key: name });
      await tab.goto(`${page.pageUrl}/as/karim/c/publications/t/${root.message}`);
      await assertFits(tab, `practice-${name}`, await heightOf(tab, `#t-${ref.message}`), pictures);
    }
    await tab.close();
  });
});

function line(words: string): Card {
  return { summary: words, blocks: [{ kind: 'paragraph', inlines: [{ kind: 'text', text: words }] }] };
}

async function heightOf(tab: Page, selector: string): Promise<number> {
  const box = await tab.locator(selector).boundingBox();
  assert.ok(box !== null);
  return box.height;
}

async function assertFits(tab: Page, name: string, heightPx: number, pictures: number): Promise<void> {
  if (folder !== undefined) await tab.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  const screens = heightPx / screenPx;
  assert.ok(screens <= mostScreens(pictures), `${name}: ${screens.toFixed(2)} screens of ${phone.width} × ${screenPx}`);
}
