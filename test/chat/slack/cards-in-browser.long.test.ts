import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { z } from 'zod';

import { askedCard } from '#bot/approving/asked-card.ts';
import type { Language } from '#languages.ts';
import type { Card } from '#chat/card.ts';
import { cardMessages, type SlackMessage } from '#chat/slack/render/card-messages.ts';
import { startDigests } from '#reach/start-digests.ts';

import { findingsOf, overflowOf } from '../../support/axe.ts';
import { noBrowser, startBrowser } from '../../support/browser.ts';
import { cardsIn } from '../../support/card-catalogue.ts';
import { deliveries, viewOf } from '../../support/card-views.ts';
import { openBotScene } from '../../support/bot-scene.ts';
import { withHistory } from '../../support/digest-desk.ts';
import { drawMessage } from '../../support/slack-client/draw-message.ts';
import { alikeWhereCut } from '../../support/slack-client/press-in-slack.ts';
import { drawnByOthers } from '../../support/slack-client/draw-by-others.ts';
import type { Drawn, Inline } from '../../support/slack-client/drawn.ts';

/** Where pictures of all cards are kept, for people to look at. */
const folder = process.env['TAMBOUR_TEST_PICTURES'];
const capabilities = {
  messageShortcut: true,
  commandInThread: false,
  formFiles: true,
  whisperFiles: false,
  drawsPosts: false,
  userGroups: true,
};
const widths = [
  ['desktop', 900],
  ['phone', 390],
] as const;

/** Findings of axe that no card of ours brings about, with the reason. */
const renderersOwn: readonly (readonly [finding: RegExp, why: string])[] = [
  [/^button-name: <button type="button" class="w-\[15px\] h-\[15px\]">/, 'its arrow that hides a picture has no name'],
  [/^color-contrast: <span class="[^"]*slack_inline_code"/, 'the red of code on grey is its style sheet’s'],
  [/^scrollable-region-focusable: <div class="[^"]*__table /, 'its tables are moved sideways by our style alone'],
  [/^page-has-heading-one:/, 'it makes a message, which is no page'],
];

const people = new Map(['aicha', 'karim', 'lea', 'sacha'].map((name) => [`U0${name.toUpperCase()}`, name]));

/** The card with ids as Slack has them: what names nobody on Slack would be shown as text. */
function withSlackIds(card: Card): Card {
  const text = JSON.stringify(card, (key, value: unknown) =>
    key === 'user' && typeof value === 'string' ? `U0${value.toUpperCase()}` : value,
  );
  return JSON.parse(text) as Card; // nothing but a person's id is another
}

function filesOf(card: Card): ReadonlyMap<string, string> {
  return new Map(card.blocks.flatMap((block) => (block.kind === 'image' ? [[block.sha256, `F${block.sha256}`]] : [])));
}

const picture = await sharp({ create: { width: 480, height: 320, channels: 3, background: '#5a8f7b' } })
  .png()
  .toBuffer();
const address = `data:image/png;base64,${picture.toString('base64')}`;

function pageOf(messages: readonly SlackMessage[], files: ReadonlyMap<string, string>): string {
  return drawnByOthers(messages, { people, pictures: new Map([...files.values()].map((id) => [id, address])) });
}

const shownSchema = z.object({
  text: z.string(),
  buttons: z.array(z.string()),
  /** Menus behind three dots. */
  dots: z.number(),
  alts: z.array(z.string()),
});
type Shown = z.infer<typeof shownSchema>;

/** Reads the page, by its own account. The arrow beside a picture's title is the renderer's. */
async function shownIn(tab: Page): Promise<Shown> {
  return shownSchema.parse(
    await tab.evaluate(`(() => {
      const parts = [...document.querySelectorAll('.slack_blocks_to_jsx--blocks')];
      const all = (selector) => parts.flatMap((part) => [...part.querySelectorAll(selector)]);
      return {
        text: parts.map((part) => part.innerText).join('\\n'),
        buttons: all('button')
          .filter((one) => !one.closest('.slack_blocks_to_jsx__image_media_trigger, .slack_blocks_to_jsx__overflow_menu_element'))
          .map((one) => one.innerText),
        dots: all('.slack_blocks_to_jsx__overflow_menu_element').length,
        alts: all('.slack_blocks_to_jsx__image img').map((one) => one.alt),
      };
    })()`),
  );
}

/** Reads the same messages by the eye. */
function seen(messages: readonly SlackMessage[]): Shown {
  const drawn = messages.map((message) => drawMessage(message));
  return {
    text: drawn.flatMap((one) => one.drawn.flatMap(wordsOf)).join('\n'),
    buttons: drawn.flatMap(({ buttons }) => buttons.flatMap(({ label, menu }) => (menu === null ? [label] : []))),
    dots: drawn.flatMap((one) => one.drawn).filter((one) => one.kind === 'buttons' && menusOf(one).includes('⋯'))
      .length,
    alts: drawn.flatMap(({ alts }) => alts),
  };
}

function wordsOf(one: Drawn): readonly string[] {
  switch (one.kind) {
    case 'line': {
      const text = one.inlines.map(inlineText).join('');
      const isPlainText = one.shape === 'heading' || one.shape === 'small';
      return [isPlainText ? asTheRendererReads(text) : text];
    }
    case 'picture':
      return one.title === null ? [] : [one.title];
    case 'table':
      return one.rows.flat().map(asTheRendererReads);
    case 'buttons':
      return [
        ...one.buttons.flatMap(({ label, menu }) => (menu === null ? [label] : [])),
        ...menusOf(one).filter((name) => name !== '⋯'),
      ];
    case 'divider':
    case 'input':
      return [];
  }
}

/** The menus in a row of buttons, each once. */
function menusOf({ buttons }: Extract<Drawn, { readonly kind: 'buttons' }>): readonly string[] {
  return [...new Set(buttons.flatMap(({ menu }) => menu ?? []))];
}

/** Where the renderer reads markup in plain text, and Slack reads none. */
const misread: readonly (readonly [found: RegExp, shown: string, why: string])[] = [
  [/:(\d\d):/g, '$1', 'it takes :00: for an emoji, whatever `emoji` says'],
  [/\*(\S[^*\n]*)\*/g, '$1', 'it reads mrkdwn in a cell of raw_text'],
  [/<(@\w+)>/g, '$1', 'it reads a call in a cell of raw_text'],
];

function asTheRendererReads(text: string): string {
  return misread.reduce((read, [found, shown]) => read.replaceAll(found, shown), text);
}

function inlineText({ text, calls }: Inline): string {
  return calls?.kind === 'user' ? `@${people.get(calls.id) ?? calls.id}` : text;
}

/** Pages break lines and fold spaces as their width has it. */
function folded(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}

/** Makes the card that asks a person whether a post with a long account's name is public. */
function inDoubt(language: Language): Card {
  const onMastodon = deliveries.flatMap((one) =>
    one.state === 'held' && one.why === 'cannot_look' ? [{ ...one, accountId: 'm' }] : [],
  );
  const standing = { kind: 'approved', by: ['karim', 'lea'] } as const;
  const content = { text: 'Le guichet est ouvert.', media: [], accountIds: ['m'] };
  return askedCard(viewOf(language, { content, draft: { state: 'approved' }, standing, deliveries: onMastodon }));
}

/** Makes the cards of a week's digest, for the channel and for its thread. */
async function digestCardsIn(language: Language): Promise<ReadonlyMap<string, Card>> {
  await using scene = await openBotScene();
  assert.ok(scene.deskId !== null);
  await startDigests(scene.store);
  await scene.settle();
  scene.clock.advance((7 * 24 - 1) * 3_600_000);
  await withHistory(scene.store, scene.deskId);
  await scene.store.db.desk.updateMany({ data: { language } });
  await scene.store.runEveryMinute();
  await scene.settle();
  const cards = scene.messages().flatMap(({ body }) => (body.kind === 'card' ? [body.card] : []));
  assert.equal(cards.length, 2);
  return new Map(cards.map((card, at) => [`digest ${at + 1}`, card]));
}

describe('the cards as somebody else draws them', { skip: noBrowser }, () => {
  let browser: Browser;
  before(async () => {
    browser = await startBrowser();
    if (folder !== undefined) await mkdir(folder, { recursive: true });
  });
  after(() => browser.close());

  async function drawEach(cards: ReadonlyMap<string, Card>, language: Language): Promise<void> {
    const tab = await browser.newPage();
    for (const [name, plain] of cards) {
      const card = withSlackIds(plain);
      const files = filesOf(card);
      const messages = cardMessages(card, files);
      await tab.setContent(pageOf(messages, files));
      const eye = seen(messages);
      assert.deepEqual(
        messages.flatMap((message) => alikeWhereCut(drawMessage(message))),
        [],
        name,
      );
      for (const [width, pixels] of widths) {
        await tab.setViewportSize({ width: pixels, height: 900 });
        if (folder !== undefined)
          await tab.screenshot({ path: join(folder, `${language}-${name}-${width}.png`), fullPage: true });
        const shown = await shownIn(tab);
        assert.equal(folded(shown.text), folded(eye.text), `${name}, ${width}`);
        assert.deepEqual(shown.buttons.map(folded), eye.buttons.map(folded), `${name}, ${width}`);
        assert.equal(shown.dots, eye.dots, `${name}, ${width}`);
        assert.deepEqual(shown.alts, eye.alts, `${name}, ${width}`);
        assert.equal(await overflowOf(tab), 0, `${name} is wider than ${pixels} pixels`);
        const findings = (await findingsOf(tab)).filter((found) => !renderersOwn.some(([gap]) => gap.test(found)));
        assert.deepEqual(findings, [], `${name}, ${width}`);
      }
    }
    await tab.close();
  }

  for (const language of ['fr', 'en'] as const) {
    test(`every card shows every word, picture and button that the eye sees, on a desk and on a phone (${language})`, async () => {
      await drawEach(new Map([...cardsIn(language, capabilities), ['in doubt', inDoubt(language)]]), language);
    });

    test(`and so does a digest (${language})`, async () => {
      await drawEach(await digestCardsIn(language), language);
    });
  }
});
