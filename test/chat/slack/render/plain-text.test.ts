import assert from 'node:assert/strict';
import { test } from 'node:test';

import { assert as check, property, string } from 'fast-check';

import { escapeText } from '#chat/slack/render/escape-text.ts';
import { plainText } from '#chat/slack/render/plain-text.ts';

import { anyCharacter } from '../../../support/any-character.ts';
import { hostileLongText, hostileText } from './hostile-texts.ts';
import { assertLinear } from '../../../support/time-growth.ts';

const names = new Map([
  ['U1', 'Léa'],
  ['C9', 'presse'],
  ['S9', '@élus'],
]);

function shown(text: string): string {
  return plainText(text, (id) => names.get(id) ?? null);
}

test('a message is shown as its reader sees it', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['R&amp;D &lt;b&gt; &amp;lt;', 'R&D <b> &lt;'],
    ['<https://gouv.fr>', 'https://gouv.fr'],
    ['<https://gouv.fr?a=1&amp;b=2>', 'https://gouv.fr?a=1&b=2'],
    ['<https://gouv.fr|gouv.fr>', 'gouv.fr'],
    ['<https://www.gouv.fr/|Gouv.fr>', 'Gouv.fr'],
    ['<https://gouv.fr/a|le site>', 'le site (https://gouv.fr/a)'],
    ['<https://evil.example|https://gouv.fr>', 'https://gouv.fr (https://evil.example)'],
    ['<mailto:a@gouv.fr|a@gouv.fr>', 'a@gouv.fr'],
    ['<mailto:a@gouv.fr|Anne>', 'Anne (a@gouv.fr)'],
    ['<tel:+33123|01 23>', '01 23 (+33123)'],
    ['<@U1> <@U1|lea> <@U2|bob> <@U3>', '@Léa @Léa @bob @U3'],
    ['<#C1|général> <#C9> <#C9|> <#C2>', '#général #presse #presse #C2'],
    ['<!here> <!channel|channel> <!everyone>', '@here @channel @everyone'],
    ['<!subteam^S1|@presse> <!subteam^S9> <!subteam^S2>', '@presse @élus @S2'],
    ['<!date^1392734382^{date}|le 18 février>', 'le 18 février'],
    ['a < b > c <', 'a < b > c <'],
    ['<pas une adresse>', '<pas une adresse>'],
    ['*gras* _it_ `code`', '*gras* _it_ `code`'],
  ];
  for (const [text, expected] of cases) assert.equal(shown(text), expected);
});

test('what is escaped for mrkdwn reads as it was, and holds no reference', () => {
  check(
    property(hostileLongText, (text) => {
      const escaped = escapeText(text);
      assert.equal(plainText(escaped, () => null) === text, true);
      assert.doesNotMatch(escaped, /[<>]|&(?!(?:amp|lt|gt);)/);
    }),
  );
});

test('no text makes it throw', () => {
  check(property(hostileText, string({ unit: anyCharacter }), (text, other) => shown(text + other).length >= 0));
});

test('reading takes time in proportion to the text', () => {
  for (const sign of ['<', '&', '&amp;', '<@', '<a|', '<https://a|b>', '<!subteam^', '<https://', '<x:/']) {
    assertLinear(sign, shown);
  }
  for (const inside of ['/', '^', ' ', '|', 'a']) {
    assertLinear(inside, (text) => shown(`<https://${text}|${text}x><!${text}>`));
  }
});
