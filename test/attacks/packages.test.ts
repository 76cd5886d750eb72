import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { z } from 'zod';

import { temporaryFolder } from '../support/temporary-folder.ts';

const root = join(import.meta.dirname, '../..');
const noCheckout = existsSync(join(root, '.git')) ? false : 'this is no checkout';

const packageSchema = z.object({
  version: z.string().optional(),
  resolved: z.string().optional(),
  integrity: z.string().optional(),
  hasInstallScript: z.literal(true).optional(),
  link: z.boolean().optional(),
  inBundle: z.boolean().optional(),
});
const lockSchema = z.object({ lockfileVersion: z.literal(3), packages: z.record(z.string(), packageSchema) });
const ownSchema = z.object({
  private: z.literal(true),
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  optionalDependencies: z.record(z.string(), z.string()),
  allowScripts: z.record(z.string(), z.boolean()),
});

const { packages } = lockSchema.parse(JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')));
const own = ownSchema.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')));
const installed = Object.entries(packages).filter(([path]) => path !== '');

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

test('every package that would run a script while it is installed is named, and none of them may', () => {
  const withScript = installed.filter(([, one]) => one.hasInstallScript === true).map(([path]) => nameOf(path));
  assert.ok(withScript.length > 0);
  for (const name of withScript) assert.equal(own.allowScripts[name], false, name);
  assert.deepEqual(
    Object.entries(own.allowScripts).filter(([, isAllowed]) => isAllowed),
    [],
  );
});

test('every package is pinned with its checksum, and none comes from elsewhere than a registry', () => {
  for (const [path, { version, resolved, integrity, link, inBundle }] of installed) {
    assert.notEqual(link, true, path);
    assert.match(version ?? '', /^\d+\.\d+\.\d+/, path);
    if (inBundle !== true) assert.match(integrity ?? '', /^sha512-[\w+/]{86}==$/, path);
    if (resolved !== undefined) assert.match(resolved, /^https:\/\/.*\.tgz$/, path);
  }
});

test('what Tambour asks for itself has an exact version, which is the one that is pinned', () => {
  const asked = { ...own.dependencies, ...own.devDependencies, ...own.optionalDependencies };
  for (const [name, wanted] of Object.entries(asked)) {
    // Under another name it is pinned as exactly.
    const version = wanted.replace(/^npm:[\w.-]+@/, '');
    assert.match(version, /^\d+\.\d+\.\d+(?:-[\w.]+)?$/, name);
    assert.equal(packages[`node_modules/${name}`]?.version, version, name);
  }
});

test('the installation that CI makes runs no script of a package, and refuses bytes that are not those of the checksum', async () => {
  await using folder = await temporaryFolder();
  const project = join(folder.path, 'project');
  await mkdir(join(folder.path, 'part'), { recursive: true });
  await mkdir(project);
  const script = { install: `node -e "fs.writeFileSync('it-ran', '')"` };
  await writeFile(
    join(folder.path, 'part/package.json'),
    JSON.stringify({ name: 'part', version: '1.0.0', scripts: script }),
  );
  const npm = (args: readonly string[], cwd: string): ReturnType<typeof spawnSync> =>
    spawnSync('npm', [...args, '--offline', '--no-audit', '--no-fund', '--cache', join(folder.path, 'cache')], {
      cwd,
      encoding: 'utf8',
    });
  assert.equal(npm(['pack', '../part'], project).status, 0);
  await writeFile(
    join(project, 'package.json'),
    JSON.stringify({
      name: 'whole',
      version: '1.0.0',
      dependencies: { part: 'file:part-1.0.0.tgz' },
      allowScripts: { [`file:${join(project, 'part-1.0.0.tgz')}`]: false },
    }),
  );
  assert.equal(npm(['install'], project).status, 0);
  assert.equal(npm(['ci'], project).status, 0);
  assert.ok(existsSync(join(project, 'node_modules/part/package.json')));
  assert.ok(!existsSync(join(project, 'node_modules/part/it-ran')), 'its script ran');
  const lock = await readFile(join(project, 'package-lock.json'), 'utf8');
  const forged = lock.replace(/sha512-[\w+/]{86}==/, `sha512-${'A'.repeat(86)}==`);
  assert.notEqual(forged, lock);
  await writeFile(join(project, 'package-lock.json'), forged);
  const refused = npm(['ci'], project);
  assert.notEqual(refused.status, 0);
  assert.match(String(refused.stderr), /EINTEGRITY/);
  assert.match(readFileSync(join(root, '.ci/run'), 'utf8'), /^npm ci$/m);
});

test('nothing is kept in the repository that only its owner should have', { skip: noCheckout }, () => {
  const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0');
  assert.ok(tracked.length > 100);
  const own =
    /(?:^|\/)(?:\.env(?:\..*)?|.*\.(?:pem|key|p12|pfx|dump|heapsnapshot|sql\.gz|bak)|id_\w+|master\.key|\.npmrc)$/;
  assert.deepEqual(
    tracked.filter((path) => own.test(path)),
    [],
  );
  const ignored = readFileSync(join(root, '.gitignore'), 'utf8').split('\n');
  for (const path of ['node_modules/', 'data/', '.env']) {
    assert.ok(
      ignored.some((line) => line.replace(/^\//, '').replace(/\/$/, '') === path.replace(/\/$/, '')),
      `${path} is not ignored`,
    );
  }
});

test('nothing that starts Tambour opens a debugger, writes heaps to the disk or takes up options from elsewhere', () => {
  const units = readdirSync(join(root, 'deploy')).map((name) => readFileSync(join(root, 'deploy', name), 'utf8'));
  const started = [...Object.values(own.scripts), ...units].join('\n');
  assert.doesNotMatch(started, /--inspect|--heapsnapshot|--heap-prof|--report|--cpu-prof|NODE_OPTIONS|PassEnvironment/);
  assert.match(started, /^LimitCORE=0$/m);
});
