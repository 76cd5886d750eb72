import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { catalogue } from '#bot/messages/messages.ts';

interface Leaf {
  readonly path: readonly string[];
  readonly fr: unknown;
  readonly en: unknown;
}

function leavesOf(tree: object, path: readonly string[] = []): readonly Leaf[] {
  if ('fr' in tree && 'en' in tree) return [{ path, fr: tree.fr, en: tree.en }];
  return Object.entries(tree).flatMap(([key, branch]) => leavesOf(branch as object, [...path, key]));
}

const leaves = leavesOf(catalogue);

/** What a sentence says when its values are these marks; a single object of data gives a mark for every field. */
function said(sentence: unknown): string {
  if (typeof sentence === 'string') return sentence;
  assert.equal(typeof sentence, 'function');
  const call = sentence as (...values: unknown[]) => string;
  const data = new Proxy({}, { get: (_, field) => (numeric.has(String(field)) ? 7 : `‹${String(field)}›`) });
  return call.length === 1 && isData(call) ? call(data) : call(...markers.slice(0, Math.max(call.length, 0)));
}

const numeric = new Set(['count', 'limit', 'most', 'least', 'other', 'at', 'size']);
const markers = ['‹0›', '‹1›', '‹2›', '‹3›'];

function isData(call: (...values: never[]) => string): boolean {
  return /^\(\{|^\(_data/.test(call.toString());
}

function marksIn(text: string): readonly string[] {
  return [...new Set(text.match(/‹\w+›/gu) ?? [])].toSorted();
}

test('every sentence is there in both languages, and puts the same values in', () => {
  assert.ok(leaves.length > 300, String(leaves.length));
  for (const { path, fr, en } of leaves) {
    const [french, english] = [said(fr), said(en)];
    assert.ok(french.trim() !== '' && english.trim() !== '', path.join('.'));
    assert.ok(!/undefined|NaN|\[object/.test(french + english), `${path.join('.')}: ${french} / ${english}`);
    assert.deepEqual(marksIn(french), marksIn(english), path.join('.'));
  }
});

test('words that belong to the inside are never shown', () => {
  const forbidden =
    /rendering|fingerprint|empreinte|\bdoubts?\b|\bdoutes?\b|\bnotice\b|\btweet|pouet|plateforme|webhook/iu;
  for (const { path, fr, en } of leaves) {
    assert.doesNotMatch(said(fr), forbidden, path.join('.'));
    assert.doesNotMatch(said(en), forbidden, path.join('.'));
  }
});

test('French is set as French is: no plain space before ; : ! ? », none after «, curly apostrophes, no familiar tone', () => {
  for (const { path, fr } of leaves) {
    const text = said(fr);
    assert.doesNotMatch(text, / [;:!?»]|« |n° |\w'\w/u, `${path.join('.')}: ${text}`);
    assert.doesNotMatch(text, /(?<!\p{L})(?:tu|ton|ta|tes|toi)(?!\p{L})/iu, `${path.join('.')}: ${text}`);
  }
});

test('every sentence is used', () => {
  const bot = join(import.meta.dirname, '../../src/bot');
  const source = globSync('**/*.ts', { cwd: bot })
    .filter((file) => !file.startsWith('messages/'))
    .map((file) => readFileSync(join(bot, file), 'utf8'))
    .join('\n');
  // Looked up by the code of what happened: the compiler sees to it that every code has its sentence.
  const byCode =
    /^(?:findings|failures\.(?:refused|locked)\.\w+|failures\.(?:held|delayed)|answers\.decision|setup\.error|notices\.(?:unsure|changed|change)|words\.(?:network|visibility))\./u;
  const unused = leaves
    .map(({ path }) => path.join('.'))
    .filter((path) => {
      if (byCode.test(path)) return false;
      const word = path.split('.').at(-1);
      return !new RegExp(String.raw`\.${word}\b|'${word}'`, 'u').test(source);
    });
  assert.deepEqual(unused, []);
});
