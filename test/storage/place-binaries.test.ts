import assert from 'node:assert/strict';
import { chmod, mkdir, readdir, readFile, readlink, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import type { Binaries } from '#storage/postgres/find-binaries.ts';
import { placeBinaries } from '#storage/postgres/place-binaries.ts';
import type { StorageStep } from '#storage/progress.ts';

import { temporaryFolder } from '../support/temporary-folder.ts';

const isRoot = process.getuid?.() === 0;
const nobody = { name: 'nobody', uid: 65_534, gid: 65_534 };

/** As npm unpacks the platform's package: libraries without the links by which the programs find them. */
async function unpack(folder: string): Promise<Binaries> {
  const native = join(folder, 'package', 'native');
  await mkdir(join(native, 'bin'), { recursive: true });
  await mkdir(join(native, 'lib'));
  await writeFile(join(native, 'bin', 'postgres'), 'program');
  await writeFile(join(native, 'lib', 'libicu.so.60.2'), 'library');
  await writeFile(join(native, 'lib', 'libpq.a'), 'only for compilers');
  const links = [{ source: 'native/lib/libicu.so.60.2', target: 'native/lib/libicu.so.60' }];
  await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links));
  return { kind: 'bundled', native, version: '18.4.0', major: 18 };
}

test('missing links of libraries are made where the package lies, once', async () => {
  await using folder = await temporaryFolder();
  const binaries = await unpack(folder.path);
  const native = join(folder.path, 'package', 'native');
  for (const bin of await Promise.all([1, 2, 3].map(() => placeBinaries(binaries, null, '/nowhere', () => {})))) {
    assert.equal(bin, join(native, 'bin'));
  }
  assert.equal(await readlink(join(native, 'lib', 'libicu.so.60')), 'libicu.so.60.2');
});

test('binaries that the server’s user can’t reach, or whose folder is read-only, are copied once', async () => {
  await using folder = await temporaryFolder();
  const binaries = await unpack(folder.path);
  const copies = join(folder.path, 'copies');
  const library = join(folder.path, 'package', 'native', 'lib');
  await chmod(isRoot ? join(folder.path, 'package') : library, isRoot ? 0o700 : 0o500);
  const umask = process.umask(0o077);
  const steps: StorageStep[] = [];
  const place = (): Promise<string> =>
    placeBinaries(binaries, isRoot ? nobody : null, copies, (step) => void steps.push(step));
  const places = await Promise.all([place(), place()]);
  process.umask(umask);
  assert.equal((await stat(places[0] ?? '')).mode & 0o777, 0o755);
  assert.deepEqual(new Set([...places, await place()]), new Set([join(copies, 'postgresql-18.4.0', 'bin')]));
  assert.ok(steps.length === 1 || steps.length === 2, 'at most the two that came at once');
  assert.deepEqual(await readdir(copies), ['postgresql-18.4.0']);
  const libraries = join(copies, 'postgresql-18.4.0', 'lib');
  assert.deepEqual((await readdir(libraries)).toSorted(), ['libicu.so.60', 'libicu.so.60.2']);
  assert.equal(await readFile(join(libraries, 'libicu.so.60'), 'utf8'), 'library');
  await chmod(library, 0o700);
});

test('a folder that the administrator named is used as it is', async () => {
  const given: Binaries = { kind: 'given', bin: '/usr/lib/postgresql/17/bin', major: 17 };
  assert.equal(await placeBinaries(given, nobody, '/nowhere', () => {}), given.bin);
});
