import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { everySentence, leavesOf } from '../support/catalogue.ts';

// What an edit has left behind, as in "do not pick the one that pleases you. that pleases.": a half sentence after the
// end of one, or eight words that a paragraph says twice.

const root = join(import.meta.dirname, '../..');
const pages = globSync(['*.md', 'src/README.md', 'test/bench/README.md', 'docs/**/*.md'], { cwd: root });
/** Names that begin with a small letter wherever they stand. */
const smallNames = /^(?:systemd|nginx|bubblewrap|xlsx|ods)\b/u;
const alike = 8;

function paragraphsOf(page: string): readonly string[] {
  return page
    .replaceAll(/^ *```.*?^ *```/gmsu, '')
    .split(/\n\s*\n|\n(?=\s*(?:[-#|]|\d+\. ))/u)
    .filter((paragraph) => !paragraph.trimStart().startsWith('|'))
    .map((paragraph) =>
      paragraph
        .replaceAll(/`[^`]*`/gu, '…')
        .replaceAll(/\s+/gu, ' ')
        .trim(),
    );
}

/** Finds where a sentence begins with a small letter. Before a blank, an abbreviation or a number ends in a full stop too. */
function halfSentences(text: string): readonly string[] {
  return Array.from(text.matchAll(/(?<=(?<word>[\p{L}\p{N}]+)[.!?][”"»)]? )\p{Ll}.*/gu))
    .filter(
      ({ groups }) => !/^(?:\p{L}|\d+|etc|usw|bzw|ca|z|zzgl|p|s|v|cf|env|art|al|No|Nr)$/iu.test(groups?.['word'] ?? ''),
    )
    .map(([rest]) => rest)
    .filter((rest) => !smallNames.test(rest));
}

function saidTwice(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}’']+/gu) ?? [];
  const seen = new Set<string>();
  return words.flatMap((_, at) => {
    const run = words.slice(at, at + alike);
    const isTold = run.length === alike && seen.has(run.join(' '));
    seen.add(run.join(' '));
    return isTold ? [run.join(' ')] : [];
  });
}

for (const page of pages) {
  test(`no half sentence stands twice or alone in ${page}`, () => {
    const paragraphs = paragraphsOf(readFileSync(join(root, page), 'utf8'));
    assert.deepEqual(paragraphs.flatMap(halfSentences), []);
    assert.deepEqual(paragraphs.flatMap(saidTwice), []);
  });
}

test('nor in the sentences of the catalogue', () => {
  const sentences = leavesOf(everySentence()).flatMap(({ sentences: all }) =>
    Object.values(all).filter((sentence) => typeof sentence === 'string'),
  );
  assert.ok(sentences.length > 1_000);
  assert.deepEqual(sentences.flatMap(halfSentences), []);
  assert.deepEqual(sentences.flatMap(saidTwice), []);
});
