import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { catalogue } from '#bot/messages/messages.ts';

import { leavesOf, said } from '../support/catalogue.ts';

const leaves = leavesOf(catalogue);

/** What of the given values a sentence says: marks, and numbers whichever way a language writes them. */
function valuesIn(text: string): readonly string[] {
  const plain = text.replaceAll(/(?<=\d)[\u202f\u00a0,](?=\d)/gu, '');
  return [...new Set(plain.match(/‹\w+›|\d{4,}/gu) ?? [])].toSorted();
}

test('every sentence is there in both languages, and puts the same values in', () => {
  assert.ok(leaves.length > 300, String(leaves.length));
  for (const { path, fr, en } of leaves) {
    assert.equal(typeof fr, typeof en, path);
    const [french, english] = [said(fr), said(en)];
    assert.ok(french.trim() !== '' && english.trim() !== '', path);
    assert.ok(!/undefined|NaN|\[object/.test(french + english), `${path}: ${french} / ${english}`);
    assert.deepEqual(valuesIn(french), valuesIn(english), path);
  }
});

test('no sentence is in one language alone, or hidden where nobody looks for sentences', () => {
  const check = (branch: unknown, path: string): void => {
    assert.ok(typeof branch === 'object' && branch !== null, `${path} is neither a sentence nor a group of them`);
    const keys = Object.keys(branch);
    if (keys.includes('fr') || keys.includes('en')) return assert.deepEqual(keys.toSorted(), ['en', 'fr'], path);
    for (const [key, inner] of Object.entries(branch)) check(inner, `${path}.${key}`);
  };
  check(catalogue, 'catalogue');
});

test('a value that one language leaves out, or a number that it turns into another, would be seen', () => {
  assert.notDeepEqual(valuesIn(said((name: string) => `Bonjour ${name}`)), valuesIn(said(() => 'Hello')));
  const french = said(({ count, limit }: { count: number; limit: number }) => `${count.toLocaleString('fr')} ${limit}`);
  const english = said(
    ({ count, limit }: { count: number; limit: number }) => `${count.toLocaleString('en')} ${limit}`,
  );
  const wrong = said(({ count, limit }: { count: number; limit: number }) => `${count} ${limit - count}`);
  assert.deepEqual(valuesIn(french), valuesIn(english));
  assert.notDeepEqual(valuesIn(english), valuesIn(wrong));
});

test('words that belong to the inside are never shown', () => {
  const forbidden =
    /rendering|fingerprint|empreinte|\bdoubts?\b|\bdoutes?\b|\bnotice\b|\btweet|pouet|plateforme|webhook/iu;
  for (const { path, fr, en } of leaves) {
    assert.doesNotMatch(said(fr), forbidden, path);
    assert.doesNotMatch(said(en), forbidden, path);
  }
});

test('French is set as French is: no plain space before ; : ! ? », none after «, curly apostrophes, no familiar tone', () => {
  for (const { path, fr } of leaves) {
    const text = said(fr);
    assert.doesNotMatch(text, / [;:!?»]|« |n° |\w'\w/u, `${path}: ${text}`);
    assert.doesNotMatch(text, /(?<!\p{L})(?:tu|ton|ta|tes|toi)(?!\p{L})/iu, `${path}: ${text}`);
    assert.doesNotMatch(
      text,
      /(?:^|[.!?»] )(?:Clique|Ajoute|Choisis|Demande|Modifie|Écris|Presse|Regarde|Réessaie)(?!\p{L})/u,
      path,
    );
  }
});

test('a sentence is short enough to be read where it stands', () => {
  for (const { path, fr, en } of leaves) {
    for (const text of [said(fr), said(en)]) assert.ok(text.length <= 230, `${path}, ${text.length}: ${text}`);
  }
});

test('every sentence is said by some code', () => {
  const bot = join(import.meta.dirname, '../../src/bot');
  const source = globSync('**/*.ts', { cwd: bot })
    .filter((file) => !file.startsWith('messages/'))
    .map((file) => readFileSync(join(bot, file), 'utf8'))
    .join('\n');
  // Looked up by the code of what happened: the compiler sees to it that every code has its sentence.
  const byCode =
    /^(?:findings|failures\.(?:refused|locked)\.\w+|failures\.(?:held|delayed)|answers\.decision|setup\.error|notices\.(?:unsure|changed|change)|words\.(?:network|visibility)|buttons\.(?:sendLate|sendLateAt|tryAgain|itIsThere|itIsNotThere))\b/u;
  const unsaid = leaves.filter(({ path }) => !byCode.test(path) && !isSaid(path, source)).map(({ path }) => path);
  assert.deepEqual(unsaid, []);
});

/** `group.sentence`, or the sentence taken out of its group by name, or named by a table in quotation marks. */
function isSaid(path: string, source: string): boolean {
  const [sentence, group] = path.split('.').toReversed();
  return [
    String.raw`\b${group}\??\.${sentence}\b`,
    String.raw`\{[^{};]*\b${sentence}\b[^{};]*\} = [\w.]*\b${group}\b`,
    String.raw`'${sentence}'`,
  ].some((pattern) => new RegExp(pattern, 'u').test(source));
}
