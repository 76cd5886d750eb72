import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { detailsCard } from '#bot/digest/details-card.ts';
import { digestCard } from '#bot/digest/digest-card.ts';
import type { DigestView } from '#bot/digest/digest-view.ts';
import { picturesOf } from '#bot/digest/pictures-of.ts';
import { messagesIn } from '#messages/messages.ts';

import { nothing, unread } from '../reach/digest-scene.ts';
import { plainSpaces } from '../support/chat-scene.ts';

const none = nothing({ mastodon: 'one', x: 'other' });

function viewOf(language: 'en' | 'fr' | 'de', relayed: typeof none.relayed): DigestView {
  const post = (draftNumber: number, title: string): (typeof none.published)[number] => {
    return { draftNumber, title, publishedAt: none.from, got: [{ accountId: 'one', interactions: 4 }] };
  };
  return {
    m: messagesIn(language),
    desk: { timeZone: 'Europe/Paris', name: 'Bruyère' },
    digest: {
      ...none,
      posts: 2,
      columns: none.columns.map((column) => (column.accountId === 'one' ? { ...column, ...unread, posts: 2 } : column)),
      published: [post(1, 'Le lac est ouvert'), post(2, 'Le pont est ouvert')],
      relayed,
    },
    now: new Date(none.asOf),
    lateSince: null,
    changedAt: null,
    pictures: [],
    unread: [],
    rules,
    methodUrl: null,
  };
}

function saidIn(card: object): string {
  return plainSpaces(JSON.stringify(card));
}

for (const [language, told, unknown, title, pairs] of [
  [
    'en',
    'Relayed: 1 post; replies left unanswered: 3.',
    'Relayed: 1 post.',
    'Relayed: Le lac est ouvert',
    'Relayed, and compared with the original: no. 1',
  ],
  [
    'fr',
    'Relayé : 1 publication ; commentaires sans réponse : 3.',
    'Relayé : 1 publication.',
    'Relayé : Le lac est ouvert',
    'Relayé, et comparé à l’original : n° 1',
  ],
  [
    'de',
    'Übernommen: 1 Beitrag; Antworten ohne Reaktion: 3.',
    'Übernommen: 1 Beitrag.',
    'Übernommen: Le lac est ouvert',
    'Übernommen und mit dem Original verglichen: Nr. 1',
  ],
] as const) {
  test(`the digest in ${language} says what was relayed, on its picture too, and what is compared with an original`, () => {
    const relayed = { drafts: [1], unanswered: 3, pairs: [1] };
    const view = viewOf(language, relayed);
    assert.ok(saidIn(digestCard(view, '')).includes(told), saidIn(digestCard(view, '')));
    const unknownView = viewOf(language, { ...relayed, unanswered: null });
    assert.ok(saidIn(digestCard(unknownView, '')).includes(unknown));
    const [picture] = picturesOf(view);
    assert.ok(picture?.kind === 'week');
    assert.deepEqual(
      picture.posts.map((post) => plainSpaces(post.title)),
      [title, 'Le pont est ouvert'],
    );
    assert.ok(saidIn(detailsCard(view)).includes(pairs), saidIn(detailsCard(view)));
    const without = viewOf(language, none.relayed);
    const word = title.split(/ ?:/u)[0] ?? '';
    for (const card of [digestCard(without, ''), detailsCard(without)]) assert.ok(!saidIn(card).includes(word), word);
  });
}
