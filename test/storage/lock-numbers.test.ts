import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

test('each lock in the database has a number of its own', () => {
  const source = join(import.meta.dirname, '../../src');
  const numbers = globSync('**/*.ts', { cwd: source }).flatMap((file) => [
    ...readFileSync(join(source, file), 'utf8').matchAll(/const \w+ = (7_236_970_\d{3});/g),
  ]);
  const found = numbers.map(([, number]) => number);
  assert.ok(found.length >= 5);
  assert.equal(new Set(found).size, found.length, found.join(' '));
});
