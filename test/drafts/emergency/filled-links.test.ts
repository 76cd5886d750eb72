import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { rules } from '#app/rules.ts';
import type { Blank } from '#drafts/emergency/blank.ts';
import { fill } from '#drafts/emergency/fill.ts';
import { flawsOf } from '#drafts/emergency/flaws.ts';

import { aDesk, mastodonId, xId } from '../builders.ts';
import { aFlood, partsOf } from '../../support/flood.ts';

const desk = aDesk();

const word = fc.constantFrom(
  '//evil.com',
  'evil.com',
  'http',
  'https',
  'www',
  'evil',
  'com',
  'fr',
  'gouv',
  'mailto',
  'h',
  '3',
);
const sign = fc.constantFrom(...":/.@#?=-_’'()“”«»–,;!".split(''), '://', '//', ' ', ' ', ' ', '\n');
/** What approvers might agree to beside a blank, which mostly is a word of its own. */
const beside = fc.array(fc.oneof(word, word, sign), { maxLength: 5 }).map((all) => all.join(''));
const left = fc.tuple(beside, fc.constantFrom(' ', ' ', '(', '«', '’', '/', '@')).map(([text, last]) => text + last);
const right = fc
  .tuple(fc.constantFrom(' ', ':', ':', '.', ',', '?', '–', '/'), beside)
  .map(([first, text]) => first + text);
/** What somebody may try in a blank of a few words. */
const short = fc
  .array(fc.tuple(word, fc.constantFrom('', ' ', '-', '’', "'", '.', ':', '/')), { minLength: 1, maxLength: 3 })
  .map((all) => all.flat().slice(0, -1).join(''));
const blankOf = fc.oneof(
  fc.record({ kind: fc.constant('short' as const), choices: fc.constant([]) }),
  fc.record({ kind: fc.constant('choice' as const), choices: fc.uniqueArray(short, { minLength: 2, maxLength: 3 }) }),
  fc.record({ kind: fc.constant('time' as const), choices: fc.constant([]) }),
);

/** Lists what readers of a text could press, on any network, or find it by. */
function pressableIn(text: string): readonly string[] {
  return Object.values(rules).flatMap((one) => [
    ...one.links(text),
    ...(text.match(one.mentions) ?? []),
    ...(text.match(/[#＃][\p{L}\p{N}_]+/gu) ?? []),
  ]);
}

test('nothing that is filled in becomes a link, a mention or a hashtag, or part of one, whatever the template', () => {
  let filledIn = 0;
  fc.assert(
    fc.property(
      fc.tuple(left, right),
      blankOf,
      fc.option(fc.tuple(left, right, blankOf), { nil: null }),
      fc.tuple(short, short),
      ([before, after], x, more, typed) => {
        const blanks: readonly Blank[] = [{ name: 'x', ...x }, ...(more === null ? [] : [{ name: 'y', ...more[2] }])];
        const warning = `${before}{x}${after}${more === null ? '' : `${more[0]}{y}${more[1]}`}`;
        const parts = partsOf(aFlood([mastodonId, xId], { text: { warning, correction: 'a', allClear: 'a' }, blanks }));
        if (flawsOf(parts, blanks, rules).length > 0) return;
        const values = new Map(
          blanks.map(({ name, kind, choices }, index) => [
            name,
            kind === 'time' ? '3 h 10' : kind === 'choice' ? (choices[index] ?? '') : (typed[index] ?? ''),
          ]),
        );
        const outcome = fill({ parts }, 'warning', values, 'real', desk);
        if (outcome.kind === 'wrong') return;
        filledIn += 1;
        // What was there before anything was filled in: a blank ends whatever stands beside it.
        const agreed = pressableIn(warning.replaceAll(/\{[xy]\}/gu, 'Mm'));
        assert.deepEqual(pressableIn(outcome.content.text), agreed, outcome.content.text);
      },
    ),
    { numRuns: 2500 },
  );
  assert.ok(filledIn > 50, `${filledIn} were filled in`);
});
