import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rowsAtMost } from '#reach/chart/chart-words.ts';
import type { ChartData } from '#reach/chart/chart-words.ts';
import { hasGlyph, widthOf } from '#reach/chart/font.ts';
import { svgOf } from '#reach/chart/svg-of.ts';
import type { Pair, TrendPoint } from '#reach/digest.ts';

import { cases, pairOf, series, wordsIn } from '../support/chart-cases.ts';
import { allTextOf, groupOf, linePointsOf, spotsOf, textsOf } from '../support/chart-svg.ts';

const timeZone = 'Europe/Paris';

function chartOf(name: string, language: 'fr' | 'en' = 'fr'): Promise<string> {
  const data = caseOf(name);
  return svgOf(data, wordsIn[language](data.pairs.length));
}

function caseOf(name: string): ChartData {
  const data = cases[name];
  assert.ok(data, name);
  return data;
}

function heightOf(svg: string): number {
  return Number(/ height="(\d+)"/u.exec(svg)?.[1]);
}

function assertNear(actual: number, expected: number, what: string): void {
  assert.ok(Math.abs(actual - expected) < 0.01, `${what}: ${actual}, expected ${expected}`);
}

/** Where the axis with these written powers puts a value. */
function scaleBetween(svg: string, low: number, high: number): (value: number) => number {
  const written = textsOf(svg, 'count-numbers');
  const at = (value: number): number => spotsOf(svg, 'count-numbers')[written.indexOf(String(value))]?.x ?? NaN;
  return (value) => at(low) + (Math.log(value / low) / Math.log(high / low)) * (at(high) - at(low));
}

function countOn({ interactions: [one, other] }: Pair, network: 'mastodon' | 'x'): number {
  return network === 'mastodon' ? one : other;
}

for (const language of ['fr', 'en'] as const) {
  test(`every label stands in the picture, in ${language}`, async () => {
    const seen = (await Promise.all(Object.keys(cases).map((name) => chartOf(name, language))))
      .map(allTextOf)
      .join(' ');
    const { pairs, trend, numberSign } = wordsIn[language](200);
    const labels = ['Mastodon', 'X', ...Object.values(pairs), ...Object.values(trend), `${numberSign}141`];
    for (const label of labels) assert.ok(seen.includes(label), label);
  });
}

test('a label stands only where it says something', async () => {
  const { pairs, trend } = wordsIn.fr(7);
  const usual = allTextOf(await chartOf('normal'));
  for (const label of [pairs.zero, pairs.many, pairs.none, trend.none]) assert.ok(!usual.includes(label), label);
  const without = allTextOf(await chartOf('one-post'));
  assert.ok(!without.includes(trend.band), 'there is no band in a week of one post');
});

test('a post has its number and its whole title at the left, or its beginning with an ellipsis', async () => {
  const svg = await chartOf('normal');
  assert.deepEqual(
    textsOf(svg, 'pair-numbers').map((number) => number.slice(-3)),
    ['141', '142', '143', '144', '145', '146', '147'],
  );
  const shown = textsOf(svg, 'pair-titles').join(' ');
  assert.ok(shown.includes('Le cœur du réseau ferroviaire rouvre lundi'), shown);
  assert.ok(shown.includes('« pluie-inondation »'), 'a guillemet is not parted from its word');
  assert.match(shown, /Grippe et Covid : la campagne de vaccinati…/u);
});

test('titles by people are text and nothing else', async () => {
  const svg = await chartOf('hostile-titles');
  const titles = textsOf(svg, 'pair-titles');
  assert.deepEqual(titles.slice(0, 2).join('').slice(0, 30), '</text><script>alert(1)</scrip');
  assert.doesNotMatch(svg, /<script|\p{Emoji_Presentation}/u);
  for (const title of titles) {
    for (const character of title) assert.ok(hasGlyph(character.codePointAt(0) ?? 0), JSON.stringify(title));
  }
  assert.equal(titles.filter((title) => title === '…').length, 3, 'in Arabic, in Japanese, of spaces');
});

test('posts stand in the order of their publication, whatever they got', async () => {
  const data = { ...caseOf('normal'), pairs: caseOf('normal').pairs.toReversed() };
  assert.equal(await svgOf(data, wordsIn.fr(7)), await chartOf('normal'));
});

test('dots stand where a logarithmic scale puts their counts, in the row of their post', async () => {
  const svg = await chartOf('normal');
  const place = scaleBetween(svg, 1, 100);
  const rows = spotsOf(svg, 'pair-numbers');
  for (const network of ['mastodon', 'x'] as const) {
    const dots = spotsOf(svg, `pair-${network}`);
    assert.equal(dots.length, 7);
    for (const [index, pair] of caseOf('normal').pairs.entries()) {
      assertNear(dots[index]?.x ?? NaN, place(countOn(pair, network)), `${network} ${countOn(pair, network)}`);
      assert.ok(Math.abs((dots[index]?.y ?? NaN) - (rows[index]?.y ?? NaN)) < 15);
    }
  }
});

test('a zero stands in a strip of its own, at the left of the scale, and the strip is said', async () => {
  const svg = await chartOf('zeros');
  const place = scaleBetween(svg, 1, 100);
  const zero = spotsOf(svg, 'count-numbers')[textsOf(svg, 'count-numbers').indexOf('0')];
  assert.ok(zero !== undefined && zero.x < place(1) - 40);
  for (const network of ['mastodon', 'x'] as const) {
    for (const [index, { x }] of spotsOf(svg, `pair-${network}`).entries()) {
      const pair = caseOf('zeros').pairs[index];
      const count = pair === undefined ? NaN : countOn(pair, network);
      assertNear(x, count === 0 ? zero.x : place(count), `${network} ${count}`);
    }
  }
  assert.equal(groupOf(svg, 'zero-strip').match(/<path/gu)?.length, 1);
  assert.equal(groupOf(await chartOf('normal'), 'zero-strip'), '');
});

test('the counts are written beside their dots: the smaller at the left, the larger at the right, equal ones once', async () => {
  const pairs = [pairOf(0, 14, 9), pairOf(1, 6, 6), pairOf(2, 0, 5), pairOf(3, 0, 0)];
  const svg = await svgOf({ series, pairs, trend: [], timeZone }, wordsIn.en(4));
  assert.deepEqual(textsOf(svg, 'pair-counts'), ['9', '14', '6', '5']);
  const [nine, fourteen] = spotsOf(svg, 'pair-counts');
  assert.ok((nine?.x ?? NaN) < (spotsOf(svg, 'pair-x')[0]?.x ?? NaN));
  assert.ok((fourteen?.x ?? NaN) > (spotsOf(svg, 'pair-mastodon')[0]?.x ?? NaN));
});

test('the trend puts medians at their height, by the logarithm of 1 + median where one is under 1', async () => {
  const svg = await chartOf('zeros');
  const written = textsOf(svg, 'trend-numbers');
  const at = (value: string): number => groupYs(svg, 'trend-grid')[written.indexOf(value)] ?? NaN;
  const height = (value: number): number => at('0') + (Math.log1p(value) / Math.log1p(5)) * (at('5') - at('0'));
  for (const [week, { y }] of spotsOf(svg, 'trend-mastodon').entries()) {
    assertNear(y, height(caseOf('zeros').trend[week]?.bands[0]?.median ?? NaN), `week ${week}`);
  }
});

/** Where the lines of a grid stand from top to bottom, in pixels. */
function groupYs(svg: string, name: string): readonly number[] {
  return spotsOf(svg, name).map(({ y }) => y);
}

test('a week without a median is a gap: in the line, in the dots, in the band', async () => {
  const svg = await chartOf('gaps');
  // Weeks 2, 3 and 7 have no pair on Mastodon and week 9 was never computed: 0–1, 4–6, 8, 10–11.
  assert.equal(spotsOf(svg, 'trend-mastodon').length, 8);
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((index) => linePointsOf(svg, `trend-line-mastodon-${index}`).length),
    [2, 3, 1, 2, 0],
  );
  // X has a line from 0 to 8, and no band in week 5.
  assert.equal(linePointsOf(svg, 'trend-line-x-0').length, 9);
  assert.notEqual(groupOf(svg, 'trend-band-x-1'), '');
  assert.equal(groupOf(svg, 'trend-band-x-2'), '');
  const xs = spotsOf(svg, 'trend-mastodon').map(({ x }) => x);
  assertNear((xs[6] ?? NaN) - (xs[5] ?? NaN), 2 * ((xs[7] ?? NaN) - (xs[6] ?? NaN)), 'a missing week keeps its room');
});

test('the dates are those of the desk’s zone', async () => {
  const point = { posts: 1, median: 2, low: null, high: null };
  const trend: TrendPoint[] = [{ endsAt: '2026-11-22T23:30:00.000Z', bands: [point, point] }];
  const dates = async (timeZone: string): Promise<readonly string[]> =>
    textsOf(await svgOf({ series, pairs: [], trend, timeZone }, wordsIn.en(0)), 'trend-dates');
  assert.deepEqual(await dates('Europe/Paris'), ['23 Nov']);
  assert.deepEqual(await dates('America/Cayenne'), ['22 Nov']);
});

test('one row for each post up to a bound, then one picture of all of them, no taller for ten times as many', async () => {
  assert.equal(caseOf('twenty-posts').pairs.length, rowsAtMost);
  assert.equal(spotsOf(await chartOf('twenty-posts'), 'pair-x').length, rowsAtMost);
  const together = await chartOf('two-hundred-posts');
  assert.equal(groupOf(together, 'pair-joints').match(/<line/gu)?.length, 200);
  assert.equal(groupOf(together, 'pair-titles'), '');
  assert.ok(heightOf(together) < heightOf(await chartOf('twenty-posts')));
  assert.equal(heightOf(await chartOf('two-thousand-posts')), heightOf(together));
});

test('the bars of many posts are as tall as the number of posts in them', async () => {
  const pairs = Array.from({ length: 30 }, (_, index) => pairOf(index, index < 20 ? 1 : 10, index < 5 ? 0 : 100));
  const svg = await svgOf({ series, pairs, trend: [], timeZone }, wordsIn.en(30));
  const heights = (network: string): readonly number[] =>
    Array.from(groupOf(svg, `pair-${network}`).matchAll(/v([-\d.]+)/gu), ([, height]) => Math.abs(Number(height)));
  const [ones = NaN, tens = NaN] = heights('mastodon');
  const [none = NaN, hundreds = NaN] = heights('x');
  assertNear(ones / tens, 2, 'Mastodon');
  assertNear(hundreds / none, 5, 'X');
  assertNear(ones / hundreds, 20 / 25, 'one measure for both networks');
});

test('no text leaves the picture, and none of its left column reaches the scale', async () => {
  for (const language of ['fr', 'en'] as const) {
    for (const name of Object.keys(cases)) {
      const svg = await chartOf(name, language);
      for (const [, anchor, x, size, weight, text] of svg.matchAll(
        /<text text-anchor="(\w+)" transform="translate\(([-\d.]+),[-\d.]+\)" font-family="[^"]*" font-size="(\d+)px" font-weight="(\d+)"[^>]*>(.*?)<\/text>/gsu,
      )) {
        const width = widthOf((text ?? '').replaceAll(/&\w+;/gu, '<'), Number(size), weight === '600' ? 600 : 400);
        const left = Number(x) - { start: 0, middle: width / 2, end: width }[anchor as 'start' | 'middle' | 'end'];
        assert.ok(left >= 30 && left + width <= 1170, `${name}: ${text} from ${left} to ${left + width}`);
        assert.ok(Number(size) >= 32, `${text} is ${size} px`);
      }
    }
  }
});
