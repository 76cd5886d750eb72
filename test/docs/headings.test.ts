import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';

// A page of docs/fr and docs/de has a chapter for each of its English one, or leads to the English chapter.

const docs = join(import.meta.dirname, '../../docs');

/** How many chapters pages still lack. Whoever writes one takes it out here; none is added. */
const lacking: Readonly<Record<string, number>> = {};

function chaptersOf(page: string): readonly string[] {
  const text = readFileSync(join(docs, page), 'utf8').replaceAll(/^ *```.*?^ *```/gmsu, '');
  return Array.from(text.matchAll(/^(#{1,4}) /gmu), ([, level = '']) => level);
}

/** Chapters of its English page that a page leads to. */
function ledTo(page: string): number {
  const text = readFileSync(join(docs, page), 'utf8');
  const anchors = Array.from(text.matchAll(/\]\(\.\.\/([\w-]+\.md)#([\w-]+)\)/gu));
  return new Set(anchors.filter(([, target]) => target === basename(page)).map(([, , anchor]) => anchor)).size;
}

for (const page of globSync('{fr,de}/*.md', { cwd: docs })) {
  test(`docs/${page} has the chapters of its English page`, () => {
    const english = chaptersOf(basename(page));
    const chapters = chaptersOf(page);
    // A page may have an example more, of its own country.
    assert.equal(Math.max(0, english.length - chapters.length - ledTo(page)), lacking[page] ?? 0);
    if (english.length === chapters.length) assert.deepEqual(chapters, english);
  });
}

test('no page is listed that is not there', () => {
  const pages = globSync('{fr,de}/*.md', { cwd: docs });
  assert.deepEqual(
    Object.keys(lacking).filter((page) => !pages.includes(page)),
    [],
  );
});
