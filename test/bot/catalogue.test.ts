import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';

import { catalogue } from '#bot/messages/messages.ts';
import { say } from '#bot/messages/say.ts';
import { practiceWords } from '#practice/desk/practice-words.ts';
import { pageWords } from '#practice/page/page-words.ts';

import { leavesOf, sideBySide } from '../support/catalogue.ts';
import { complaintsAbout } from '../support/complaints.ts';
import { type SentencesSaid, sentencesSaid } from '../support/sentences-said.ts';

const root = join(import.meta.dirname, '../..');
const leaves = leavesOf(catalogue);
let saidByCode: SentencesSaid;

before(() => {
  const words = ['src/bot/messages/', 'src/practice/page/page-words.ts'].map((path) => join(root, path));
  saidByCode = sentencesSaid(join(root, 'tsconfig.json'), words);
});

test('every sentence of the bot is in both languages, says the same values, ends alike and is set as it should be', () => {
  assert.ok(leaves.length > 300, String(leaves.length));
  assert.deepEqual(complaintsAbout(catalogue), []);
});

test('so is what the practice page says, and what the practice desk starts with', () => {
  assert.deepEqual(complaintsAbout(sideBySide(pageWords.fr, pageWords.en)), []);
  assert.deepEqual(complaintsAbout(sideBySide(inParagraphs(practiceWords.fr), inParagraphs(practiceWords.en))), []);
});

function inParagraphs({ deskName, firstPost }: (typeof practiceWords)['fr' | 'en']): unknown {
  return { deskName, firstPost: firstPost.split('\n\n') };
}

test('every sentence is said by some code, and every happening that has one does happen', () => {
  const { named, lookedUp, written } = saidByCode;
  const isSaid = (path: string): boolean =>
    named.has(path) || (lookedUp.has(path) && written.has(path.slice(path.lastIndexOf('.') + 1)));
  assert.deepEqual(
    leaves.map(({ path }) => path).filter((path) => !isSaid(path)),
    [],
  );
});

test('every word of the practice page is on it', () => {
  const unsaid = Object.keys(pageWords.en).filter((name) => !saidByCode.named.has(`PageWords.${name}`));
  assert.deepEqual(unsaid, []);
});

test('nobody is told to mend or to drop things, in the terminal either: they fix and add them', () => {
  const { written } = saidByCode;
  assert.ok(written.has(' is not connected ('), 'parts of sentences are read');
  assert.deepEqual(
    [...written].filter((text) => /\s/u.test(text) && /(?<!\p{L})(?:mend(?:s|ed|ing)?|drop it)(?!\p{L})/iu.test(text)),
    [],
  );
});

const count = (value: number): string => `${value} fois.`;
const name = (value: string): string => `${value} times.`;
const two = (value: number, of: number): string => `${value} of ${of} times.`;

test('a sentence takes the same values, of the same types, in both languages', () => {
  // @ts-expect-error -- a number in French, a name in English
  say(count, name);
  // @ts-expect-error -- a value that French does not get
  say(count, two);
  // @ts-expect-error -- no English
  assert.equal(say('Bonjour.').en, undefined);
  assert.equal(say(count, (value) => `${value} times.`).en(2), '2 times.');
});
