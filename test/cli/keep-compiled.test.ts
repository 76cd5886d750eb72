import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { temporaryFolder } from '../support/temporary-folder.ts';

const commands = join(import.meta.dirname, '../../src/commands');

/** Has a program of its own keep what it compiles, and gives what its data folder holds then. */
async function keptIn(dataFolder: string, env: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const script = `
    const { keepCompiled } = await import(${JSON.stringify(join(commands, 'keep-compiled.ts'))});
    keepCompiled(${JSON.stringify(dataFolder)});
    await import(${JSON.stringify(join(commands, 'print.ts'))});`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return await readdir(dataFolder, { recursive: true }).catch(() => []);
}

test('what Node compiles is kept in the data folder, where nobody else may read or write', async () => {
  await using folder = await temporaryFolder();
  await chmod(folder.path, 0o711);
  const kept = await keptIn(folder.path);
  assert.ok(kept.length > 3, kept.join('\n'));
  assert.equal((await stat(join(folder.path, 'compiled'))).mode & 0o777, 0o700);
});

test('nothing is kept, nor run, where others may write', async () => {
  await using folder = await temporaryFolder();
  await chmod(folder.path, 0o777);
  assert.deepEqual(await keptIn(folder.path), []);
  await chmod(folder.path, 0o700);
  await mkdir(join(folder.path, 'compiled'));
  await chmod(join(folder.path, 'compiled'), 0o777);
  assert.deepEqual(await keptIn(folder.path), ['compiled']);
});

test('a data folder that is not there yet is not made for it, and one that is a file ends nothing', async () => {
  await using folder = await temporaryFolder();
  assert.deepEqual(await keptIn(join(folder.path, 'data')), []);
  assert.deepEqual(await readdir(folder.path), []);
  assert.deepEqual(await keptIn('/dev/null'), []);
});

test('whoever says where Node is to keep it is heeded', async () => {
  await using folder = await temporaryFolder();
  await using elsewhere = await temporaryFolder();
  assert.deepEqual(await keptIn(folder.path, { NODE_COMPILE_CACHE: elsewhere.path }), []);
  assert.ok((await readdir(elsewhere.path)).length > 0);
});
