import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';

import { fr } from '#messages/fr/typography.ts';

import { everySentence, leavesOf } from '../support/catalogue.ts';
import { complaintsAbout } from '../support/complaints.ts';
import { type SentencesSaid, sentencesSaid } from '../support/sentences-said.ts';

const root = join(import.meta.dirname, '../..');
const catalogue = everySentence();
const leaves = leavesOf(catalogue);
let saidByCode: SentencesSaid;

before(() => {
  const words = [join(root, 'src/messages/')];
  saidByCode = sentencesSaid(join(root, 'tsconfig.json'), words);
});

test('every sentence of the bot is in every language, says the same values, ends alike and is set as it should be', () => {
  assert.ok(leaves.length > 300, String(leaves.length));
  assert.deepEqual(complaintsAbout(catalogue), []);
});

/** Where a group of sentences has a type of its own, which stands in its subject's file: "failures.unreachable". */
function inOwnGroup(path: string): string {
  return `${path.split('.')[0]}.${path.slice(path.lastIndexOf('.') + 1)}`;
}

test('every sentence is said by some code, and every happening that has one does happen', () => {
  const { named, lookedUp, written } = saidByCode;
  // Findings are typed by their codes alone: there is one for each, and no other. So are a draft's fields and media by their
  // names, of which each has the same few sentences.
  const isSaid = (path: string): boolean =>
    named.has(path) ||
    (/^(?:fields|media)\./u.test(path) && named.has(inOwnGroup(path))) ||
    ((lookedUp.has(path) || lookedUp.has(inOwnGroup(path)) || path.startsWith('findings.')) &&
      written.has(path.slice(path.lastIndexOf('.') + 1)));
  assert.deepEqual(
    leaves.map(({ path }) => path.replace(/\.\d+$/u, '')).filter((path) => !isSaid(path)),
    [],
  );
});

test('nobody is told to mend or to drop things, in the terminal either: they fix and add them', () => {
  const { written } = saidByCode;
  assert.ok(written.has('Set in the environment already, which goes before the file: '), 'parts of sentences are read');
  assert.deepEqual(
    [...written].filter((text) => /\s/u.test(text) && /(?<!\p{L})(?:mend(?:s|ed|ing)?|drop it)(?!\p{L})/iu.test(text)),
    [],
  );
});

test('French gets its typography where it is written, and never in the values put in', () => {
  const name = "L'équipe : ici";
  assert.equal(fr`Prêt ? « ${name} », n° 3.`, `Prêt\u202f? «\u00a0${name}\u00a0», n°\u00a03.`);
});
