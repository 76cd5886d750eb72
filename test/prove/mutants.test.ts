import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { mutants } from './mutants.ts';

const source = join(import.meta.dirname, '../../src');

for (const { guard, without } of mutants) {
  test(`the rooms hold, once, what stands for the guard "${guard}"`, async () => {
    for (const { file, text, by } of without) {
      const held = await readFile(join(source, file), 'utf8');
      assert.equal(held.split(text).length - 1, 1, `src/${file}: ${text}`);
      assert.notEqual(by, text);
    }
  });
}
