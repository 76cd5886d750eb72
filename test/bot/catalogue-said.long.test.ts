import assert from 'node:assert/strict';
import { join } from 'node:path';
import { before, test } from 'node:test';

import { everySentence, leavesOf } from '../support/catalogue.ts';
import { type SentencesSaid, sentencesSaid } from '../support/sentences-said.ts';

const root = join(import.meta.dirname, '../..');
const leaves = leavesOf(everySentence());
let saidByCode: SentencesSaid;

// The compiler understands the whole program for this, which takes half a minute of a processor.
before(() => {
  const words = [join(root, 'src/messages/')];
  saidByCode = sentencesSaid(join(root, 'tsconfig.json'), words);
});

/** Where a group of sentences has a type of its own, which stands in its subject's file: "failures.unreachable". */
function inOwnGroup(path: string): string {
  return `${path.split('.')[0]}.${path.slice(path.lastIndexOf('.') + 1)}`;
}

test('every sentence is said by some code, and every happening that has one does happen', () => {
  const { named, lookedUp, written } = saidByCode;
  // Findings are typed by their codes alone: there is one for each, and no other. So are a draft's fields and media by their
  // names, and reasons to hold a post, of which each has the same few sentences.
  const isSaid = (path: string): boolean =>
    named.has(path) ||
    (/^(?:fields|media|held)\./u.test(path) && named.has(inOwnGroup(path))) ||
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
