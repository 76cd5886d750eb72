import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { detailsCard } from '#bot/digest/details-card.ts';
import { digestCard } from '#bot/digest/digest-card.ts';
import type { DigestView } from '#bot/digest/digest-view.ts';
import type { Language } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Digest } from '#reach/digest.ts';

import { nothing } from '../reach/digest-scene.ts';
import { plainSpaces } from '../support/chat-scene.ts';

const none = nothing({ mastodon: 'one', x: 'other' });

const clear: Digest['at28Days'] = {
  comparison: {
    kind: 'compared',
    pairs: 38,
    ahead: [29, 8],
    more: 'first',
    ratio: { typical: 1.5, low: 1.1, high: 2 },
  },
  grown: { pairs: 37, at72Hours: [12, 8], at28Days: [14, 11] },
};

function viewOf(language: Language, at28Days: Digest['at28Days']): DigestView {
  return {
    m: messagesIn(language),
    desk: { timeZone: 'Europe/Paris', name: 'Bruyère' },
    digest: { ...none, at28Days },
    now: new Date(none.asOf),
    lateSince: null,
    changedAt: null,
    pictures: [],
    unread: [],
    rules,
    methodUrl: null,
  };
}

/** The lines of the thread, as they are read. */
function linesOf(view: DigestView): readonly string[] {
  return detailsCard(view).blocks.flatMap((block) =>
    block.kind === 'list'
      ? block.items.map((item) => plainSpaces(item.map((one) => (one.kind === 'text' ? one.text : '')).join('')))
      : [],
  );
}

for (const [language, wanted] of [
  [
    'en',
    [
      'Interactions after 28 days, posts of the twelve weeks that are old enough: of 38 posts, 29 got more on Mastodon and 8 on X; a typical post got 1.5 times as many on Mastodon as on X (between 1.1 and 2 times): a clear difference',
      'Interactions of a typical one of 37 posts after 72 hours, then after 28 days: Mastodon 12, then 14; X 8, then 11.',
    ],
  ],
  [
    'fr',
    [
      'Interactions après 28 jours, publications des douze semaines assez anciennes : Mastodon devant pour 29 sur 38 publications, X pour 8 ; une publication typique a obtenu 1,5 fois plus sur Mastodon que sur X (entre 1,1 et 2 fois) : une différence nette',
      'Interactions d’une publication typique, sur 37 publications, après 72 heures puis après 28 jours : Mastodon 12, puis 14 ; X 8, puis 11.',
    ],
  ],
  [
    'de',
    [
      'Interaktionen nach 28 Tagen, Beiträge der zwölf Wochen, die alt genug sind: 38 Beiträge, davon 29 mit mehr bei Mastodon und 8 mit mehr bei X; ein typischer Beitrag bekam bei Mastodon 1,5-mal so viel wie bei X (zwischen 1,1- und 2-mal): ein klarer Unterschied',
      'Interaktionen eines typischen von 37 Beiträgen nach 72 Stunden, dann nach 28 Tagen: Mastodon 12, dann 14; X 8, dann 11.',
    ],
  ],
] as const) {
  test(`the thread of a digest in ${language} has 28 days beside 72 hours, and its message is no longer for that`, () => {
    const without = viewOf(language, null);
    const added = linesOf(viewOf(language, clear)).filter((line) => !linesOf(without).includes(line));
    assert.deepEqual(added, wanted);
    assert.deepEqual(digestCard(viewOf(language, clear), 'more'), digestCard(without, 'more'));
  });
}

test('of too few posts the thread says so, and not what a typical one of them had', () => {
  const few: Digest['at28Days'] = {
    comparison: { kind: 'tooFew', pairs: 3, ahead: [2, 1] },
    grown: { pairs: 3, at72Hours: [12, 8], at28Days: [14, 11] },
  };
  const said = linesOf(viewOf('en', few)).filter((line) => line.includes('28 days'));
  assert.equal(said.length, 1);
  assert.match(said[0] ?? '', /of 3 posts, 2 got more on Mastodon and 1 on X: too few to conclude/);
});

test('medians of halves are told to the half, as elsewhere in a digest', () => {
  const halves: Digest['at28Days'] = clear && {
    ...clear,
    grown: { pairs: 38, at72Hours: [12.5, 8], at28Days: [14, 11.5] },
  };
  assert.ok(
    linesOf(viewOf('fr', halves)).some(
      (line) => line.includes('Mastodon 12,5, puis 14') && line.includes('X 8, puis 11,5'),
    ),
  );
});
