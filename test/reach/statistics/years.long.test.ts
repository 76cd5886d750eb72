import assert from 'node:assert/strict';
import { test } from 'node:test';

import { covered, type Desk, falseYearsOf, notCovered, upperEnd } from './false-years.ts';
import { isClearByPosts } from './by-posts.ts';
import { readMethodPages } from './method-page.ts';

// In how many years does a digest or dossier show a clear difference that is none? The pages state what 2,000 years of each
// desk show, which takes most of an hour: `node test/reach/statistics/print-tables.ts`. Here, a few of them.

const pages = readMethodPages();
const statedYears = 2000;
const years = 40;
/** Of 40 years, more than this many with such a difference come by chance in one case of 10,000 where 5 % have one. */
const most = 8;

const tried = [
  'a day shares half, 5 a week',
  'a day shares half, 15 a week',
  'a day shares 80 %, 15 a week',
  'a crisis of one day',
  'a crisis of three days',
  'a crisis of three days, 2 posts a week besides',
];

function deskOf(name: string): Desk {
  return covered.find((desk) => desk.name === name) ?? assert.fail(`no desk "${name}"`);
}

test('by the pages, at most 5 % of the years of every desk that they cover show a difference that is none', () => {
  for (const { file, falseYears } of pages) {
    assert.equal(falseYears.length, covered.length + notCovered.length, file);
    for (const [at, { name }] of covered.entries()) {
      const [twelveWeeks = 100, anySpan = 100] = falseYears[at] ?? [];
      assert.ok(twelveWeeks <= anySpan, `${file}: ${name}`);
      const end = 100 * upperEnd((anySpan / 100) * statedYears, statedYears);
      assert.ok(end < 5, `${file}: ${name}: ${anySpan} %, up to ${end.toFixed(2)} %`);
    }
    assert.deepEqual(falseYears, pages[0]?.falseYears, file);
  }
});

for (const name of tried) {
  test(`forty years that the test simulates itself bear that out: ${name}`, (t) => {
    const { anySpan } = falseYearsOf(deskOf(name), years);
    t.diagnostic(`${anySpan} of ${years} years`);
    assert.ok(anySpan <= most, `${anySpan} of ${years} years`);
  });
}

test('a sign test that takes each post by itself would show one in half of the years: this can fail', () => {
  const { anySpan } = falseYearsOf(deskOf('a day shares 80 %, 15 a week'), years, isClearByPosts);
  assert.ok(anySpan > years / 2, `${anySpan} of ${years} years`);
});
