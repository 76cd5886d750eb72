import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

import { type Language, languages } from '#languages.ts';
import { hasGlyph } from '#reach/chart/font.ts';
import { size } from '#reach/chart/look.ts';
import type { Picture } from '#reach/chart/picture.ts';
import { svgOf } from '#reach/chart/svg-of.ts';

import { cases } from '../support/chart-cases.ts';
import { barsOf, type DrawnText, drawnTexts, linesOf } from '../support/chart-svg.ts';
import { present } from '../support/publishing-scene.ts';

/** How chats show a picture on a phone: Slack by its width, Mattermost by its height (IMAGE_MAX_HEIGHT). */
const shown = { widthPx: 360, heightPx: 350 };
const smallestPx = 11;

function pictureOf(name: string, language: Language = 'fr'): Picture {
  return cases[name]?.(language) ?? assert.fail(name);
}

const drawn = new Map<string, Promise<string>>();

function svg(name: string, language: Language = 'fr'): Promise<string> {
  const key = `${name} ${language}`;
  const known = drawn.get(key) ?? svgOf(pictureOf(name, language));
  drawn.set(key, known);
  return known;
}

function sizeOf(picture: string): { readonly width: number; readonly height: number } {
  const [, width, height] = /<svg[^>]* width="(\d+)" height="(\d+)"/u.exec(picture) ?? [];
  return { width: Number(width), height: Number(height) };
}

async function textsOf(name: string, language: Language = 'fr'): Promise<readonly string[]> {
  return drawnTexts(await svg(name, language)).map(({ text }) => text);
}

for (const language of languages) {
  test(`every picture is read on a phone, in ${language}: no text under 11 pixels, none outside or on another`, async () => {
    const warned = mock.method(console, 'warn', () => undefined);
    for (const name of Object.keys(cases)) {
      const picture = await svg(name, language);
      const { width, height } = sizeOf(picture);
      assert.ok(width === size.width && height <= size.tallest, `${name}: ${width} × ${height}`);
      const scale = Math.min(shown.widthPx / width, shown.heightPx / height);
      const texts = drawnTexts(picture);
      assert.ok(texts.length >= 4, name);
      for (const [at, one] of texts.entries()) {
        assert.ok(one.sizePx * scale >= smallestPx, `${name}: "${one.text}" has ${one.sizePx * scale} px`);
        assert.ok(one.left >= 8 && one.right <= width - 8, `${name}: "${one.text}" to ${one.right}`);
        assert.ok(one.top >= 8 && one.bottom <= height - 4, `${name}: "${one.text}" to ${one.bottom} of ${height}`);
        for (const other of texts.slice(at + 1))
          assert.ok(!overlap(one, other), `${name}: "${one.text}" "${other.text}"`);
      }
    }
    assert.deepEqual(
      warned.mock.calls.map(({ arguments: said }) => said),
      [],
    );
    warned.mock.restore();
  });
}

function overlap(one: DrawnText, other: DrawnText): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

test('the finding is the title, and what was counted stands under it', async () => {
  for (const language of languages) {
    for (const name of ['week-long-finding', 'trend-otherwise']) {
      const { finding, counted } = pictureOf(name, language);
      const said = (await textsOf(name, language)).join(' ');
      assert.ok(said.includes(`${finding} ${counted}`), said);
    }
  }
});

test('a bar is as long as its count is a part of the largest, also where one post got ten times all others', async () => {
  for (const name of ['week', 'week-outlier', 'week-zeros', 'week-three-networks', 'week-huge']) {
    const picture = pictureOf(name);
    const counts =
      picture.kind === 'week' ? picture.posts.flatMap(({ got }) => got.flatMap(({ count }) => count ?? [])) : [];
    const bars = barsOf(await svg(name));
    assert.equal(bars.length, counts.length, name);
    const longest = Math.max(...bars);
    for (const [at, count] of counts.entries()) {
      const expected = (count / Math.max(...counts)) * longest;
      assert.ok(Math.abs((bars[at] ?? NaN) - expected) < 0.5, `${name}: ${count} is ${bars[at]}, not ${expected}`);
    }
  }
});

test('each count is written as the language writes it, and what could not be read is said', async () => {
  assert.ok((await textsOf('week-outlier', 'de')).includes('4.800'));
  const texts = await textsOf('week-not-read', 'en');
  assert.deepEqual(texts.filter((text) => /^\d+$|^not read$/u.test(text)).sort(), [
    '0',
    '14',
    '31',
    'not read',
    'not read',
    'not read',
  ]);
});

test('a post that did not go out on an account has nothing there', async () => {
  assert.equal(barsOf(await svg('week-elsewhere')).length, 4);
  assert.ok(!(await textsOf('week-elsewhere')).includes('non relevé'));
});

test('titles by people are text and nothing else, and a number stands where the font can draw none of one', async () => {
  const picture = await svg('week-hostile-titles');
  assert.doesNotMatch(picture, /<script|\p{Emoji_Presentation}/u);
  const texts = drawnTexts(picture).map(({ text }) => text);
  assert.ok(texts.includes('</text><script>alert(1)</script>'), texts.join('|'));
  for (const text of texts)
    assert.ok(
      Array.from(text).every((one) => hasGlyph(one.codePointAt(0) ?? 0)),
      text,
    );
  // Arabic, Japanese, and spaces.
  assert.deepEqual(
    texts.filter((text) => /^n°\s14\d$/u.test(text)).map((text) => text.slice(-3)),
    ['143', '146', '147'],
  );
});

test('words are cut only where one alone is too long', async () => {
  const picture = pictureOf('week');
  const words = picture.kind === 'week' ? picture.posts.flatMap(({ title }) => title.split(' ')) : [];
  const titles = drawnTexts(await svg('week')).filter(({ of }) => of.includes('titles_marks'));
  assert.ok(titles.some(({ text }) => text.endsWith('…')));
  for (const { text } of titles)
    for (const word of text.replace('…', '').split(' '))
      assert.ok(words.includes(word) || words.includes(`${word},`), word);
  assert.ok((await textsOf('week-long-titles')).includes('AnticonstitutionnellementAntic'));
});

test('posts and accounts each have a legend of their own look; one account needs none', async () => {
  assert.ok((await textsOf('week')).includes('Mastodon'));
  assert.ok(!(await textsOf('week-one-network')).includes('Mastodon'));
  const four = await textsOf('week-four-accounts');
  for (const label of ['Mastodon', 'X', 'Bluesky']) assert.ok(four.includes(label), label);
  assert.ok(four.some((text) => text.startsWith('@prefecture-en-occitanie@')));
});

test('two accounts of one label are told apart', async () => {
  const picture = pictureOf('week');
  const series = picture.series.map((one) => ({ ...one, label: '@twice' }));
  const texts = drawnTexts(await svgOf({ ...picture, series })).map(({ text }) => text);
  assert.deepEqual(
    texts.filter((text) => text.includes('twice')),
    ['@twice', '2. @twice'],
  );
});

test('a week without a median is a gap in its line', async () => {
  // Of Mastodon weeks 2, 3 and 7 are missing, of X the last three.
  assert.deepEqual(
    linesOf(await svg('trend-gaps')).map((path) => path.match(/M/gu)?.length),
    [3, 1],
  );
  assert.deepEqual(
    linesOf(await svg('trend')).map((path) => path.match(/M/gu)?.length),
    [1, 1],
  );
});

test('weeks go from zero on, evenly, whatever they got', async () => {
  for (const [name, zero] of [
    ['trend', '0'],
    ['trend-huge', '0'],
    ['trend-all-zero', '0'],
  ] as const) {
    const texts = drawnTexts(await svg(name));
    const axis = texts.filter(({ of, text }) => of.includes('role-axis-label') && /^[\d,]+(?:\s?\p{L})?$/u.test(text));
    assert.ok(
      axis.some(({ text }) => text === zero),
      name,
    );
    const ys = axis.map(({ bottom }) => bottom).sort((one, other) => one - other);
    const steps = ys.slice(1).map((y, at) => Math.round(y - (ys[at] ?? 0)));
    assert.ok(new Set(steps).size === 1, `${name}: ${steps.join(' ')}`);
  }
});

test('a single week far above all others has its number at the top, and the others keep their height', async () => {
  for (const [name, said] of [
    ['trend-outlier', ['↑ 222']],
    ['trend-outlier-of-both', ['↑ 12,3 k · 12,3 k']],
    ['trend', []],
  ] as const) {
    const texts = (await textsOf(name)).map((text) => text.replaceAll(/\s/gu, ' '));
    assert.deepEqual(
      texts.filter((text) => text.includes('↑')),
      said,
      name,
    );
    const heights = linesOf(await svg(name)).map((path) =>
      Array.from(path.matchAll(/[ML][-\d.e]+,([-\d.e]+)/gu), ([, y]) => Number(y)),
    );
    // Half of the weeks use a good part of the plot's 330 pixels.
    const middle = present(heights.flat().toSorted((one, other) => one - other)[heights.flat().length / 2]);
    assert.ok(middle < 250, `${name}: ${middle}`);
  }
});
