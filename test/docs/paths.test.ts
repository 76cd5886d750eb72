import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';

const root = join(import.meta.dirname, '../..');
const pages = ['CONTRIBUTING.md', 'src/README.md', ...globSync('docs/dev/**/*.md', { cwd: root })];
const guides = [
  'README.md',
  'LISEZMOI.md',
  'SECURITY.md',
  ...globSync('docs/*.md', { cwd: root }),
  ...globSync('docs/*/*-*.md', { cwd: root }),
];
/** Made when Tambour runs, or of Node's own. */
const elsewhere = new Set(['data/', 'timers/promises']);

/** Finds what a page writes as code and means as a file or a folder; in it `<subject>` and `*` stand for any. */
function pathsIn(page: string): readonly string[] {
  const prose = page.replaceAll(/^ *```.*?^ *```/gmsu, '');
  const spans = Array.from(prose.matchAll(/`([^`\s]+)`/gu), ([, span = '']) => span);
  return spans.filter((span) => /^[\w<{*-][\w<>{},.*-]*(?:\/|\.(?:ts|md|json|prisma)$)/u.test(span));
}

/** Finds where the links of a page lead to within the project. */
function linksIn(page: string): readonly string[] {
  const targets = Array.from(page.matchAll(/\]\(([^)#\s]+)[^)]*\)/gu), ([, target = '']) => target);
  // In prose an ellipsis stands for whatever a link leads to.
  return targets.filter((target) => !target.includes(':') && target !== '…');
}

function isThere(path: string, folders: readonly string[]): boolean {
  const pattern = path.replaceAll(/<[^>]+>/gu, '*');
  return folders.some((folder) => globSync(pattern, { cwd: join(root, folder) }).length > 0);
}

for (const page of pages) {
  test(`every path that ${page} names exists`, () => {
    const text = readFileSync(join(root, page), 'utf8');
    const named = pathsIn(text).filter((path) => !elsewhere.has(path));
    const missing = [
      ...named.filter((path) => !isThere(path, ['', 'src', 'test', dirname(page)])),
      ...linksIn(text).filter((target) => !isThere(target, [dirname(page)])),
    ];
    assert.deepEqual(missing, []);
  });
}

for (const page of guides) {
  test(`every link of ${page} within the project leads somewhere`, () => {
    const text = readFileSync(join(root, page), 'utf8');
    assert.deepEqual(
      linksIn(text).filter((target) => !isThere(target, [dirname(page)])),
      [],
    );
  });
}

test('a path that names nothing is found', () => {
  const page = 'See `bot/nowhere/` and [this](nowhere.md), not `/tambour draft` or `a/b c`.';
  assert.deepEqual([pathsIn(page), linksIn(page)], [['bot/nowhere/'], ['nowhere.md']]);
  assert.equal(isThere('bot/nowhere/', ['', 'src']), false);
});
