import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { detailsCard } from '#bot/digest/details-card.ts';
import type { DigestView } from '#bot/digest/digest-view.ts';
import type { Language } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Digest } from '#reach/digest.ts';

import { nothing } from '../reach/digest-scene.ts';
import { plainSpaces } from '../support/chat-scene.ts';

const none = nothing({ mastodon: 'one', x: 'other' });
const flood = { draftNumber: 12, parts: 4, read: 4 };

const series: Digest['series'] = [
  { ...flood, accountId: 'one', first: 1208, together: 1340 },
  { ...flood, accountId: 'other', read: 3, first: null, together: 7 },
];
const absences: Digest['absences'] = [
  { draftNumber: 13, title: '', accountId: 'one', state: 'failed', why: 'forbidden', part: { position: 3, of: 4 } },
];

/** The lines of the digest's thread, as they are read. */
function linesOf(language: Language): readonly string[] {
  const view: DigestView = {
    m: messagesIn(language),
    desk: { timeZone: 'Europe/Paris', name: 'Bruyère' },
    digest: { ...none, series, absences },
    now: new Date(none.asOf),
    lateSince: null,
    changedAt: null,
    pictures: [],
    unread: [],
    rules,
    methodUrl: null,
  };
  return detailsCard(view).blocks.flatMap((block) =>
    block.kind === 'list'
      ? block.items.map((item) => plainSpaces(item.map((one) => (one.kind === 'text' ? one.text : '')).join('')))
      : [],
  );
}

for (const [language, first, other, refused] of [
  [
    'en',
    'Draft 12, @bruyere@social.example (Mastodon): 1,208 for the first post, 1,340 for all 4 parts together',
    'not read for the first post, 7 (3 of 4 read) for all 4 parts together',
    /Draft 13, .*, part 3 of 4: /u,
  ],
  [
    'fr',
    'Brouillon n° 12, @bruyere@social.example (Mastodon) : 1 208 pour la première publication, 1 340 pour les 4 parties ensemble',
    'non relevé pour la première publication, 7 (3 relevées sur 4) pour les 4 parties ensemble',
    /Brouillon n° 13, .*, partie 3 sur 4 : /u,
  ],
  [
    'de',
    'Entwurf 12, @bruyere@social.example (Mastodon): 1.208 beim ersten Beitrag, 1.340 bei allen 4 Teilen zusammen',
    'nicht gelesen beim ersten Beitrag, 7 (3 von 4 gelesen) bei allen 4 Teilen zusammen',
    /Entwurf 13, .*, Teil 3 von 4: /u,
  ],
] as const) {
  test(`the thread of a digest in ${language} has all parts of a series beside its first post`, () => {
    const lines = linesOf(language);
    assert.ok(lines.includes(first), lines.join('\n'));
    assert.ok(
      lines.some((line) => line.endsWith(other)),
      lines.join('\n'),
    );
    assert.ok(
      lines.some((line) => refused.test(line)),
      lines.join('\n'),
    );
  });
}
