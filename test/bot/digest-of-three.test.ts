import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { chartAlt } from '#bot/digest/chart-alt.ts';
import { detailsCard } from '#bot/digest/details-card.ts';
import { digestCard } from '#bot/digest/digest-card.ts';
import type { DigestView } from '#bot/digest/digest-view.ts';
import { headline } from '#bot/digest/headline.ts';
import { picturesOf } from '#bot/digest/pictures-of.ts';
import type { Card } from '#chat/card.ts';
import { type Language, languages } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Comparison, Digest } from '#reach/digest.ts';

import { nothing, unread } from '../reach/digest-scene.ts';
import { plainSpaces } from '../support/chat-scene.ts';

const none = nothing({ mastodon: 'one', x: 'other' });
const few: Comparison = { kind: 'tooFew', pairs: 7, ahead: [5, 2] };
const unclear: Comparison = { kind: 'compared', pairs: 40, ahead: [20, 18], more: null, ratio: null };

function clear(more: 'first' | 'second', typical: number | null): Comparison {
  const ratio = typical === null ? null : { typical, low: typical / 1.1, high: typical * 1.1 };
  return { kind: 'compared', pairs: 58, ahead: [44, 14], more, ratio };
}

function spans(twelveWeeks: Comparison): Digest['comparison'] {
  return { period: few, twelveWeeks };
}

type Three = readonly [Comparison, Comparison, Comparison];

/** A digest of three networks, each two of which compare so over twelve weeks, and hardly over its days. */
function ofThree([first, second, third]: Three): Partial<Digest> {
  const medians = [10, 12];
  const further = (compared: Digest['further'][number]['compared'], of: Comparison): Digest['further'][number] => ({
    compared,
    comparison: spans(of),
    twelveWeeks: none.twelveWeeks,
    at28Days: null,
    trend: { networks: compared, medians, weeks: none.trend.weeks },
    relayed: [],
    unpaired: [{ draftNumber: 4, title: '', why: 'one_network' }],
  });
  return {
    posts: 9,
    columns: [...none.columns, { accountId: 'third', network: 'bluesky', handle: '@bruyere.test', ...unread }],
    comparison: spans(first),
    trend: { ...none.trend, medians },
    further: [further(['mastodon', 'bluesky'], second), further(['x', 'bluesky'], third)],
  };
}

function viewOf(changes: Partial<Digest>, language: Language = 'en'): DigestView {
  return {
    m: messagesIn(language),
    desk: { timeZone: 'Europe/Paris', name: 'Bruyère' },
    digest: { ...none, posts: 9, ...changes },
    now: new Date(none.asOf),
    lateSince: null,
    changedAt: null,
    pictures: [],
    unread: [],
    rules,
    methodUrl: null,
  };
}

function lengthOf(card: Card): number {
  return JSON.stringify(card.blocks.filter(({ kind }) => kind !== 'table')).length;
}

test('three networks are told two by two, in their one order, and what is not clear once', () => {
  for (const [three, said] of [
    [
      [clear('first', 1.53), clear('second', 0.5), clear('second', null)],
      'Over twelve weeks, interactions of a typical post: 1.5 times as many on Mastodon as on X; 2 times as many on Bluesky as on Mastodon; clearly more often more on Bluesky than on X.',
    ],
    [
      [unclear, few, clear('first', 3)],
      'Over twelve weeks, interactions of a typical post: 3 times as many on X as on Bluesky; otherwise no clear difference.',
    ],
    [[unclear, few, unclear], 'Over twelve weeks, no clear difference between any two networks.'],
    [[few, few, few], 'Over twelve weeks, too few posts to compare any two networks.'],
  ] as const satisfies readonly (readonly [Three, string])[]) {
    assert.equal(plainSpaces(headline(viewOf(ofThree(three)))), said);
  }
  const three: Three = [clear('first', 1.53), unclear, clear('second', null)];
  assert.equal(
    plainSpaces(headline(viewOf(ofThree(three), 'fr'))),
    'Sur douze semaines, interactions d’une publication typique : 1,5 fois plus sur Mastodon que sur X ; nettement plus souvent davantage sur Bluesky que sur X ; sinon pas de différence nette.',
  );
  assert.equal(
    plainSpaces(headline(viewOf(ofThree(three), 'de'))),
    'In zwölf Wochen: Interaktionen eines typischen Beitrags – 1,5-mal so viele bei Mastodon wie bei X; deutlich öfter mehr bei Bluesky als bei X; sonst kein klarer Unterschied.',
  );
});

test('the message of three networks is no longer than that of two', () => {
  const all = clear('first', 1.53);
  const two = { comparison: { period: all, twelveWeeks: all }, medians: [16, 15], pairs: [] } as const;
  for (const language of languages) {
    const ofTwo = viewOf({ ...two, medians: [16, 15], pairs: [], posts: 9 }, language);
    const three = viewOf(ofThree([all, clear('second', 0.5), all]), language);
    assert.ok(headline(three).length <= headline(ofTwo).length, `${headline(three)}\n${headline(ofTwo)}`);
    assert.ok(lengthOf(digestCard(three, null)) <= lengthOf(digestCard(ofTwo, null)), language);
  }
});

test('the thread has a part for each two of three networks, each with what made no pair there', () => {
  const { blocks } = detailsCard(viewOf(ofThree([clear('first', 1.53), unclear, few])));
  const shown = blocks
    .flatMap((block) => {
      if (block.kind === 'paragraph') return block.inlines.map((inline) => ('text' in inline ? inline.text : ''));
      return block.kind === 'list'
        ? block.items.map((item) => item.map((one) => ('text' in one ? one.text : '')).join(''))
        : [];
    })
    .map(plainSpaces);
  const parts = shown.filter((text) => text.endsWith('compared'));
  assert.deepEqual(parts, ['Mastodon and X, compared', 'Mastodon and Bluesky, compared', 'X and Bluesky, compared']);
  assert.equal(shown.filter((text) => text.startsWith('Interactions, twelve weeks')).length, 3, shown.join('\n'));
  assert.equal(shown.filter((text) => text.endsWith('Published on one network alone: no. 4')).length, 2);
});

test('the twelve weeks of three networks are a row for each two, and its words say each', () => {
  const view = viewOf(ofThree([clear('first', 1.53), unclear, few]));
  const [trends] = picturesOf(view);
  assert.ok(trends?.kind === 'trends');
  assert.equal(trends.finding, headline(view));
  assert.deepEqual(
    trends.pairs.map(({ label, series }) => [plainSpaces(label), series]),
    [
      ['Mastodon: 10 · X: 12', ['mastodon', 'x']],
      ['Mastodon: 10 · Bluesky: 12', ['mastodon', 'bluesky']],
      ['X: 10 · Bluesky: 12', ['x', 'bluesky']],
    ],
  );
  assert.match(plainSpaces(chartAlt(view.m, trends)), /12 weeks\. Mastodon: 10 · X: 12 · Mastodon: 10 · Bluesky: 12 ·/);
});
