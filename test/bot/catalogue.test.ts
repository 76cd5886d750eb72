import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';

import { fr } from '#messages/fr/typography.ts';
import { practiceWords } from '#practice/desk/practice-words.ts';
import { pageWords } from '#practice/page/page-words.ts';

import { inEach, leavesOf } from '../support/catalogue.ts';
import { complaintsAbout } from '../support/complaints.ts';
import { type SentencesSaid, sentencesSaid } from '../support/sentences-said.ts';

const root = join(import.meta.dirname, '../..');
/** Words that people type are no sentences. */
const catalogue = inEach((m) => ({ ...m, typed: {} }));
const leaves = leavesOf(catalogue).filter(({ path }) => path !== 'tongue');
let saidByCode: SentencesSaid;

before(() => {
  const words = ['src/messages/', 'src/practice/page/page-words.ts'].map((path) => join(root, path));
  saidByCode = sentencesSaid(join(root, 'tsconfig.json'), words);
});

test('every sentence of the bot is in every language, says the same values, ends alike and is set as it should be', () => {
  assert.ok(leaves.length > 300, String(leaves.length));
  assert.deepEqual(complaintsAbout(catalogue), []);
});

test('so is what the practice page says, and what the practice desk starts with', () => {
  assert.deepEqual(complaintsAbout(pageWords), []);
  assert.deepEqual(complaintsAbout({ fr: inParagraphs(practiceWords.fr), en: inParagraphs(practiceWords.en) }), []);
});

function inParagraphs({ deskName, firstPost }: (typeof practiceWords)['fr' | 'en']): unknown {
  return { deskName, firstPost: firstPost.split('\n\n') };
}

test('every sentence is said by some code, and every happening that has one does happen', () => {
  const { named, lookedUp, written } = saidByCode;
  // Findings are typed by their codes alone: there is one for each, and no other.
  const isSaid = (path: string): boolean =>
    named.has(path) ||
    ((lookedUp.has(path) || path.startsWith('findings.')) && written.has(path.slice(path.lastIndexOf('.') + 1)));
  assert.deepEqual(
    leaves.map(({ path }) => path).filter((path) => !isSaid(path)),
    [],
  );
});

test('every word of the practice page is on it', () => {
  const unsaid = Object.keys(pageWords.en).filter((name) => !saidByCode.named.has(`pageWords.${name}`));
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

test('French gets its typography where it is written, and never in the values put in', () => {
  const name = "L'équipe : ici";
  assert.equal(fr`Prêt ? « ${name} », n° 3.`, `Prêt\u202f? «\u00a0${name}\u00a0», n°\u00a03.`);
});
