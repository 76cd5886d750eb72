import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import { canonicalJson } from '#storage/canonical-json.ts';

test('the order of keys makes no difference, at any depth', () => {
  assert.equal(canonicalJson({ b: [{ d: 1, c: 2 }], a: 'é' }), '{"a":"é","b":[{"c":2,"d":1}]}');
  assert.equal(canonicalJson({ b: 1, a: 2 }), canonicalJson({ a: 2, b: 1 }));
});

test('an absent property and an undefined one are the same; null is another value', () => {
  assert.equal(canonicalJson({ a: undefined }), '{}');
  assert.notEqual(canonicalJson({ a: null }), '{}');
});

test('a date is its ISO string', () => {
  assert.equal(canonicalJson(new Date(0)), '"1970-01-01T00:00:00.000Z"');
});

test('what JSON cannot hold is thrown, not turned into null', () => {
  const bad = [Number.NaN, Infinity, 1n, undefined, [undefined], () => 1, new Map(), Buffer.of(1), Symbol('s')];
  for (const value of bad) assert.throws(() => canonicalJson(value), TypeError);
  assert.throws(() => canonicalJson(new Date(Number.NaN)), RangeError);
});

test('reading the text gives the value back, so that two values never share one text', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value));
      assert.deepEqual(JSON.parse(canonicalJson(plain)), plain);
    }),
  );
});
