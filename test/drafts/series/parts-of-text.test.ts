import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import type { Content } from '#drafts/content.ts';
import type { FindingCode } from '#drafts/finding.ts';
import { findingsOf } from '#drafts/findings-of.ts';
import { fingerprintOf } from '#drafts/fingerprint-of.ts';
import { renderingsOf } from '#drafts/renderings-of.ts';
import { dividedAsTyped, partsOfText } from '#drafts/series/parts-of-text.ts';
import { tidyContent } from '#drafts/tidy-content.ts';

import { aContent, aDesk, mastodonId, xId } from '../builders.ts';

const withSeriesOnX = { ...rules, x: { ...rules.x, sendsSeries: true } };

function aSeries(text: string, changes: Partial<Content> = {}): Content {
  return aContent({ text, series: 'plain', ...changes });
}

function blocking(content: Content, by = withSeriesOnX): readonly FindingCode[] {
  const found = findingsOf(content, aDesk(), by, new Date('2026-11-23T09:00:00Z'));
  return [...new Set(found.filter(({ level }) => level === 'blocks').map(({ code }) => code))];
}

function of(content: Content): string {
  return fingerprintOf(renderingsOf(content, aDesk().accounts, rules), content, aDesk().accounts);
}

for (const { name, text, parts } of [
  { name: 'three hyphens', text: 'One.\n---\nTwo.', parts: ['One.', 'Two.'] },
  { name: 'hyphens with space around', text: 'One.\n\n  --- \t\n\nTwo.', parts: ['One.', 'Two.'] },
  { name: 'what a telephone makes of them', text: 'One.\n—-\nTwo.', parts: ['One.', 'Two.'] },
  { name: 'lines that end as Windows ends them', text: 'One.\r\n---\r\nTwo.', parts: ['One.', 'Two.'] },
  { name: 'the line alone', text: '---', parts: ['', ''] },
  { name: 'a line at the end', text: 'One.\n---', parts: ['One.', ''] },
  { name: 'two lines together', text: 'One.\n---\n---\nTwo.', parts: ['One.', '', 'Two.'] },
]) {
  test(`a text is divided at ${name}`, () => {
    assert.deepEqual(partsOfText(text), parts);
    assert.equal(dividedAsTyped(aContent({ text })).series, 'plain');
  });
}

for (const text of ['One --- two.', '----', '--', '—', '- - -', 'One.\n---- \nTwo.', '']) {
  test(`a text is not divided where no such line stands: ${JSON.stringify(text)}`, () => {
    assert.deepEqual(partsOfText(text), [text]);
    assert.equal(dividedAsTyped(aContent({ text })).series, undefined);
  });
}

test('what is no longer divided is no series, and what corrects one post becomes none by its lines', () => {
  const ids = [mastodonId, xId];
  assert.equal(Object.hasOwn(tidyContent(aSeries('One.'), ids), 'series'), false);
  const post = { deliveryId: 'd', postId: '1', postUrl: 'https://x.example/1', number: 1 };
  const correction = aContent({
    text: 'One.\n---\nTwo.',
    corrections: [{ accountId: mastodonId, way: 'edit', ...post }],
  });
  assert.equal(Object.hasOwn(tidyContent(dividedAsTyped(correction), ids), 'series'), false);
  assert.deepEqual(blocking({ ...correction, series: 'plain' }), ['PARTS_OTHER_COUNT']);
});

test('one fingerprint covers each part, their order, their number and their numbering', () => {
  const all = [
    aSeries('One.\n---\nTwo.\n---\nThree.'),
    aSeries('One.\n---\nThree.\n---\nTwo.'),
    aSeries('One.\n---\nTwo. \n---\nThree!'),
    aSeries('One.\n---\nTwo.'),
    aSeries('One.\n---\nTwo.\n---\nThree.', { series: 'numbered' }),
    aSeries('One.\n---\nTwo.\n---\nThree.', { ownTexts: { [xId]: 'One.\n---\nTwo. Three.' } }),
    aContent({ text: 'One.\n---\nTwo.\n---\nThree.' }),
  ];
  assert.equal(new Set(all.map(of)).size, all.length);
  // Space around a line changes nothing that goes out.
  assert.equal(of(aSeries('One.\n---\nTwo.')), of(aSeries('One. \n\n---\n\nTwo.')));
});

test('numbers at the ends are counted with their parts', () => {
  const content = aSeries(`${'a'.repeat(495)}\n---\nTwo.`, { accountIds: [mastodonId] });
  assert.deepEqual(blocking(content), []);
  assert.deepEqual(blocking({ ...content, series: 'numbered' }), []);
  const longer = aSeries(`${'a'.repeat(496)}\n---\nTwo.`, { accountIds: [mastodonId], series: 'numbered' });
  assert.deepEqual(blocking(longer), ['PART_TOO_LONG']);
  const [first] = renderingsOf({ ...content, series: 'numbered' }, aDesk().accounts, rules);
  assert.match(first?.text ?? '', /a\n\n1\/2$/);
});

for (const { name, content, codes } of [
  { name: 'a line alone', content: aSeries('---'), codes: ['PART_EMPTY'] },
  { name: 'an empty part', content: aSeries('One.\n---\n\n---\nTwo.'), codes: ['PART_EMPTY'] },
  {
    name: '40 parts',
    content: aSeries(Array.from({ length: 40 }, (_, at) => `Part ${at}.`).join('\n---\n')),
    codes: ['SERIES_TOO_MANY'],
  },
  {
    name: 'a part of 501 characters',
    content: aSeries(`One.\n---\n${'a'.repeat(501)}`, { accountIds: [mastodonId] }),
    codes: ['PART_TOO_LONG'],
  },
  { name: 'equal parts', content: aSeries('One.\n---\nTwo.\n---\nOne.'), codes: ['PARTS_EQUAL'] },
  { name: 'parts equal but for space', content: aSeries('One two.\n---\nOne  two.'), codes: ['PARTS_EQUAL'] },
] as const) {
  test(`${name} is told before anybody is asked`, () => {
    assert.deepEqual(blocking(content), codes);
  });
}

test('a network that takes no series says so, and takes the one post of an account that does not divide', () => {
  const content = aSeries('One.\n---\nTwo.');
  assert.deepEqual(blocking(content, rules), ['SERIES_OFF']);
  assert.deepEqual(blocking({ ...content, ownTexts: { [xId]: 'One, two.' } }, rules), []);
});

test('the words of every part are checked, however long all of it is', () => {
  const parts = Array.from({ length: 12 }, (_, at) => `${at} ${'mot '.repeat(110)}`);
  const content = aSeries([...parts, 'Voir http://imp\u200Bots.example'].join('\n---\n'), { accountIds: [mastodonId] });
  assert.ok(blocking(content).includes('ZERO_WIDTH'));
});
