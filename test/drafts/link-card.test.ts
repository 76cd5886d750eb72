import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { type Content, plainContent } from '#drafts/content.ts';
import { cardedLinkOf, cardOf } from '#drafts/link-card.ts';
import { contentOfJson, jsonOfContent } from '#drafts/kept-content.ts';
import { renderingsOf } from '#drafts/renderings-of.ts';
import { tidyContent } from '#drafts/tidy-content.ts';
import type { LinkCard } from '#networks/rendering.ts';

import { anAccount } from './builders.ts';

const link = 'https://ville.example.org/piscine';
const shape = { mimeType: 'image/png', width: 64, height: 36 };
const picture = { sha256: 'a'.repeat(64), ...shape, byteLength: 90_000 };
const card: LinkCard = { link, title: 'La piscine', description: 'Dès lundi', picture };
const accounts = [
  anAccount('bluesky', { id: 'bluesky', limits: rules.bluesky.defaultLimits }),
  anAccount('mastodon', { id: 'mastodon' }),
];

function contentWith(changes: Partial<Content> = {}): Content {
  const accountIds = accounts.map(({ id }) => id);
  const plain = plainContent({ text: `La piscine : ${link}`, language: 'fr', accountIds, timeZone: 'Europe/Paris' });
  return { ...plain, linkCard: card, ...changes };
}

function carded(changes: Partial<Content>): unknown {
  return cardedLinkOf(renderingsOf(contentWith(changes), accounts, rules), rules);
}

function cardsOf(changes: Partial<Content> = {}): readonly (LinkCard | undefined)[] {
  return renderingsOf(contentWith(changes), accounts, rules).map(({ linkCard }) => linkCard);
}

test('a card goes out on the network that takes cards, and is no part of what goes elsewhere', () => {
  assert.deepEqual(cardsOf(), [card, undefined]);
});

test('a picture that the network would not take is no part of what is shown, approved and sent', () => {
  const { picture: _, ...words } = card;
  assert.deepEqual(cardsOf({ linkCard: { ...card, picture: { ...picture, byteLength: 1_000_000 } } })[0]?.picture, {
    ...picture,
    byteLength: 1_000_000,
  });
  assert.deepEqual(cardsOf({ linkCard: { ...card, picture: { ...picture, byteLength: 1_000_001 } } })[0], words);
});

test('which link is the first is told from what the account sends: its own text, with a warning before it', () => {
  assert.deepEqual(cardsOf({ ownTexts: { bluesky: 'Sans lien.' } }), [undefined, undefined]);
  assert.deepEqual(cardsOf({ text: 'Sans lien.', ownTexts: { bluesky: `Ici : ${link}` } })[0], card);
  assert.deepEqual(cardsOf({ contentWarning: 'Eau' })[0], card);
  assert.deepEqual(cardsOf({ contentWarning: 'https://ville.example.org/eau' })[0], undefined);
  // What only looks like it, and what is no link there.
  assert.deepEqual(cardsOf({ text: `La piscine : ${link}s` })[0], undefined);
  assert.deepEqual(cardsOf({ text: 'La piscine : ville.example.org/piscine' })[0], undefined);
});

test('a card can be made where a post has a link and no picture, of the first such post', () => {
  assert.deepEqual(carded({}), { link, accountIds: ['bluesky'] });
  assert.equal(carded({ text: 'La piscine.' }), null);
  assert.equal(carded({ accountIds: ['mastodon'] }), null);
  assert.equal(carded({ media: [{ ...picture, alt: 'La piscine' }] }), null);
  const series = `La piscine.\n---\nIci : ${link}\n---\nLe bus : https://ville.example.org/bus`;
  assert.deepEqual(carded({ text: series, series: 'plain' }), { link, accountIds: ['bluesky'] });
});

test('a content without a card is kept as before, and one with a card comes back as it was', () => {
  const { linkCard: _, ...without } = contentWith();
  assert.ok(!JSON.stringify(jsonOfContent(without)).includes('linkCard'));
  assert.deepEqual(contentOfJson(JSON.parse(JSON.stringify(jsonOfContent(contentWith())))), contentWith());
  assert.ok(!Object.hasOwn(tidyContent(contentWith({ text: 'La piscine.' }), []), 'linkCard'));
});

test('a page without a title is called by its address, and one without a picture has none on its card', () => {
  const read = { link, description: null, alt: null, isRead: true, notes: [], readAt: new Date() };
  assert.deepEqual(cardOf({ ...read, title: null, picture }), { link, title: link, description: '', picture });
  assert.deepEqual(cardOf({ ...read, title: 'T', picture: null }), { link, title: 'T', description: '' });
});
