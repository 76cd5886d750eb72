import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { type PartCounts, runPart } from './support/run-parts.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

async function countsOf(...sources: readonly string[]): Promise<PartCounts> {
  await using folder = await temporaryFolder();
  const files = sources.map((_, at) => join(folder.path, `${at}.test.mjs`));
  for (const [at, source] of sources.entries()) {
    await writeFile(files[at] ?? '', `import { test } from 'node:test';\n${source}`);
  }
  return await runPart({ name: 'a part', files }, () => {}, AbortSignal.timeout(60_000));
}

test('the tests of files that share a process are counted together', async () => {
  const [one, other] = [
    "test('passes', () => {});",
    "test('fails', () => { throw new Error('so'); }); test('is skipped', { skip: true }, () => {});",
  ];
  assert.deepEqual(await countsOf(one, other), { passed: 1, failed: 1, skipped: 1 });
});

for (const [what, source, counts] of [
  ['a file that cannot be loaded', "throw new Error('so');", { passed: 0, failed: 1, skipped: 0 }],
  [
    'a process that ends before its tests do',
    "test('ends it', () => process.exit(0));",
    { passed: 0, failed: 1, skipped: 0 },
  ],
  [
    'what throws after its test has ended',
    "test('passes', () => { setTimeout(() => { throw new Error('so'); }, 20); });",
    { passed: 1, failed: 1, skipped: 0 },
  ],
] as const) {
  test(`${what} is a failure`, async () => {
    assert.deepEqual(await countsOf(source), counts);
  });
}
