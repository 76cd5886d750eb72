import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { jsonBounds, parseJson } from '#text/json-bounds.ts';

/** Splits bytes at these places, wherever they lie in a character. */
function split(bytes: Uint8Array, places: readonly number[]): readonly Uint8Array[] {
  const sorted = [0, ...places.map((place) => place % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b);
  return sorted.slice(1).map((to, index) => bytes.subarray(sorted[index], to));
}

function isWithin(pieces: readonly Uint8Array[]): boolean {
  const check = jsonBounds();
  return pieces.every((piece) => check(piece));
}

test('JSON is parsed as it is, and as parts of strings no bracket counts', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      assert.deepEqual(parseJson(JSON.stringify(value)), JSON.parse(JSON.stringify(value)));
    }),
  );
  const text = String.raw`["\\", "[[\"[{,:", "\\\"", "é\u00e9"]`;
  assert.deepEqual(parseJson(text), JSON.parse(text));
  assert.deepEqual(parseJson(Buffer.from(text)), JSON.parse(text));
  const brackets = JSON.stringify('[{":,'.repeat(100_000));
  assert.equal(parseJson(brackets), JSON.parse(brackets));
});

test('too many levels, values or names are refused, wherever the pieces end and whatever the strings hold', () => {
  const strings = ['', '"', '\\', '\\"', 'a\\\\', '["', 'é🙂', '}]'].map((text) => JSON.stringify(text));
  const hostile = [
    (filler: string) => `${`[${filler},`.repeat(101)}1${']'.repeat(101)}`,
    (filler: string) => `[${`${filler},`.repeat(200_001)}1]`,
    // A name that a piece cuts in two may pass for another: not each is counted.
    (filler: string) => `{${Array.from({ length: 1_100 }, (_, at) => `"k${at}":${filler}`).join(',')}}`,
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...hostile),
      fc.constantFrom(...strings),
      fc.array(fc.nat(), { maxLength: 30 }),
      (make, filler, places) => {
        assert.ok(!isWithin(split(Buffer.from(make(filler)), places)));
      },
    ),
    { numRuns: 40 },
  );
});

test('what is within bounds in one piece is so in many', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.array(fc.nat(), { maxLength: 30 }), (value, places) => {
      assert.ok(isWithin(split(Buffer.from(JSON.stringify([value, value])), places)));
    }),
  );
});

test('what is no JSON is nothing', () => {
  for (const text of ['', '{', ']', 'nul', '{"a":1}}']) assert.equal(parseJson(text), undefined);
  assert.equal(parseJson(Uint8Array.from([0x22, 0xff, 0x22])), undefined);
});
