import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmod, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '../..');

/** Runs a program of its own that keeps what it compiles, and lists what its data folder holds then. */
async function keptIn(dataFolder: string, env: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const script = `
    const { keepCompiled } = await import(${JSON.stringify(join(root, 'bin/keep-compiled.js'))});
    keepCompiled(${JSON.stringify(dataFolder)});
    await import(${JSON.stringify(join(root, 'src/commands/print.ts'))});`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return await readdir(dataFolder, { recursive: true }).catch(() => []);
}

/** Runs a module beside the program in `cwd`, and returns what it printed. */
function printed(script: string, cwd: string, env: Readonly<Record<string, string>>): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    encoding: 'utf8',
  });
  assert.equal(status, 0, stderr);
  return stdout.trim();
}

test('it is kept where the settings put the data folder', async () => {
  await using folder = await temporaryFolder();
  const script = `
    const { dataFolder } = await import(${JSON.stringify(join(root, 'bin/keep-compiled.js'))});
    const found = dataFolder();
    const { readConfig } = await import(${JSON.stringify(join(root, 'src/config.ts'))});
    const { loadSettingsFile } = await import(${JSON.stringify(join(root, 'src/process-environment.ts'))});
    loadSettingsFile('.env');
    const { dataFolder: meant } = readConfig().config;
    console.log(found === meant ? found : found + ' is not ' + meant);`;
  assert.equal(printed(script, folder.path, {}), join(folder.path, 'data'));
  await writeFile(join(folder.path, '.env'), 'TAMBOUR_DATA="/var/lib/of file" # here\n', { mode: 0o600 });
  assert.equal(printed(script, folder.path, {}), '/var/lib/of file');
  // Set to nothing, it is the default.
  assert.equal(printed(script, folder.path, { TAMBOUR_DATA: '' }), join(folder.path, 'data'));
  assert.equal(printed(script, folder.path, { TAMBOUR_DATA: 'theirs' }), join(folder.path, 'theirs'));
});

test('where it is kept, a later start does not load the compiler of TypeScript', async () => {
  await using folder = await temporaryFolder();
  await chmod(folder.path, 0o700);
  const loads = `data:text/javascript,process.on('exit', () => console.log(
    process.moduleLoadList.some((name) => name.includes('amaro')) ? 'loaded' : 'not loaded'))`;
  const help = (): string => {
    const args = ['--import', loads, join(root, 'bin/tambour.js'), '--help'];
    const env = { PATH: process.env['PATH'], TAMBOUR_DATA: folder.path };
    return spawnSync(process.execPath, args, { env, encoding: 'utf8' }).stdout.trim();
  };
  assert.match(help(), /\nloaded$/);
  assert.match(help(), /\nnot loaded$/);
});

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
