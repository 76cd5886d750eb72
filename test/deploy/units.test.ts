import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { access, chmod, copyFile, mkdir, readdir, readFile, rename, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { parseEnv } from 'node:util';

import { readConfig } from '#config.ts';

import { freePort } from '../support/ports.ts';
import { findProgram } from '../support/real-servers.ts';
import { openTambour } from '../support/tambour.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { until } from '../support/until.ts';
import packageJson from '../../package.json' with { type: 'json' };

const root = join(import.meta.dirname, '../..');
const program = '/opt/tambour';
const services = ['tambour.service', 'tambour-backup.service'] as const;
/**
 * In tenths of systemd's "exposure", which reaches from 0 to 10.0; a service without any hardening has 9.2. Two of them
 * are the price of telling systemd that it has started, which Node can do through another process alone.
 */
const mostExposure = 15;
const isStrict = process.env['CI'] === 'true';
const noSystemd =
  findProgram('systemd-analyze') === null && !isStrict ? 'systemd is missing (apt-get install systemd)' : false;
const notRoot = process.getuid?.() !== 0 && !isStrict ? 'only root may become another user' : false;

function read(name: string): Promise<string> {
  return readFile(join(root, 'deploy', name), 'utf8');
}

/** The values of a setting of a unit, in their order. */
function valuesOf(unit: string, setting: string): readonly string[] {
  return [...unit.matchAll(new RegExp(`^${setting}=(.*)$`, 'gm'))].map(([, value]) => value ?? '');
}

function analyze(...args: readonly string[]): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr, error } = spawnSync('systemd-analyze', args, { encoding: 'utf8' });
  if (error !== undefined) throw new Error('systemd-analyze did not run', { cause: error });
  return { status, said: stdout + stderr };
}

/** Returns a script of package.json as it is called where the program is installed. */
function installed(script: string): string {
  return script
    .replace(/^(?:[A-Z_]+=\S+ )*node /, `${program}/node_modules/.bin/node `)
    .replace(' bin/tambour.js', ` ${program}/bin/tambour.js`);
}

test('systemd takes the units without a remark', { skip: noSystemd }, async () => {
  await using folder = await temporaryFolder();
  const paths: string[] = [];
  for (const name of [...services, 'tambour-backup.timer']) {
    const path = join(folder.path, name);
    // The program stands where this checkout is.
    await writeFile(path, (await read(name)).replaceAll(program, root));
    paths.push(path);
  }
  assert.deepEqual(analyze('verify', '--man=no', ...paths), { status: 0, said: '' });
});

for (const name of services) {
  test(`systemd finds little that ${name} could do to the machine`, { skip: noSystemd }, () => {
    const { status, said } = analyze(
      'security',
      '--offline=true',
      `--threshold=${mostExposure}`,
      join(root, 'deploy', name),
    );
    assert.equal(status, 0, said);
    assert.match(said, new RegExp(`Overall exposure level for ${name}: [01]\\.\\d OK`));
  });

  test(`${name} lets Node compile, and has no secret in its environment`, async () => {
    const unit = await read(name);
    for (const setting of ['MemoryDenyWriteExecute', 'EnvironmentFile']) {
      assert.deepEqual(valuesOf(unit, setting), [], setting);
    }
    assert.deepEqual(
      valuesOf(unit, 'Environment').filter((given) => given !== 'MALLOC_ARENA_MAX=1'),
      [],
    );
    // Across any of these a PostgreSQL that runs is taken for a dead one: its /proc/…/exe, or its shared memory, is gone.
    for (const setting of ['PrivateUsers', 'PrivateIPC', 'PrivatePIDs', 'RemoveIPC']) {
      assert.deepEqual(valuesOf(unit, setting), [], setting);
    }
    // Tambour reads ".env" in the folder that it is started in.
    assert.deepEqual(valuesOf(unit, 'WorkingDirectory'), ['/etc/tambour']);
    assert.deepEqual(valuesOf(unit, 'AssertPathExists'), ['/etc/tambour/.env']);
  });
}

test('neither takes the machine\u2019s memory or processes for itself, nor sees more of them than its own', async () => {
  for (const name of services) {
    const unit = await read(name);
    for (const setting of ['MemoryHigh', 'MemoryMax', 'TasksMax'])
      assert.equal(valuesOf(unit, setting).length, 1, setting);
    assert.deepEqual(valuesOf(unit, 'ProcSubset'), ['pid']);
    assert.deepEqual(valuesOf(unit, 'ProtectProc'), ['invisible']);
  }
});

test('the service may confine what decodes pictures, and outlives it', async () => {
  const unit = await read('tambour.service');
  assert.deepEqual(valuesOf(unit, 'SystemCallFilter'), ['@system-service @sandbox', '~@privileged @resources']);
  assert.deepEqual(valuesOf(unit, 'OOMPolicy'), ['continue']);
});

test('with the drop-in only this machine and what it names is reached', { skip: noSystemd }, async () => {
  await using folder = await temporaryFolder();
  const dropIn = await read('tambour-egress.conf');
  assert.deepEqual(valuesOf(dropIn, 'IPAddressDeny'), ['any']);
  assert.deepEqual(valuesOf(dropIn, 'IPAddressAllow'), ['localhost', '192.0.2.1']);
  // Added as lines of the unit itself, which come to the same, so that systemd reads them.
  const path = join(folder.path, 'tambour.service');
  const unit = (await read('tambour.service')).replaceAll(program, root);
  await writeFile(path, unit.replace('[Install]', `${dropIn.replace('[Service]', '')}\n[Install]`));
  assert.deepEqual(analyze('verify', '--man=no', path), { status: 0, said: '' });
  const { said } = analyze('security', '--offline=true', path);
  assert.match(said, /IPAddressDeny=\s+Service defines IP address allow list/);
});

test('the service starts what "npm start" starts', async () => {
  const { start, tambour } = packageJson.scripts;
  const service = await read('tambour.service');
  assert.deepEqual(valuesOf(service, 'ExecStart'), [installed(start)]);
  assert.deepEqual(
    valuesOf(service, 'Environment'),
    start.split(' ').filter((word) => /^[A-Z_]+=/.test(word)),
  );
  assert.deepEqual(valuesOf(await read('tambour-backup.service'), 'ExecStart'), [`${installed(tambour)} backup`]);
  assert.ok((await read('tambour')).includes(`node="${installed(tambour)}"\n`));
});

test('systemd hears that Tambour has started once all its parts work, and of a start that is refused nothing', async () => {
  await using tambour = await openTambour();
  const [bin, port] = [join(tambour.data, 'bin'), String(await freePort())];
  await mkdir(bin, { recursive: true });
  // Stands in for the program, which needs a systemd that listens.
  const standIn = `#!${process.execPath}
    fetch('http://127.0.0.1:${port}/readyz').then(({ status }) =>
      require('node:fs').appendFileSync('${bin}/told', process.argv.slice(2) + ' ' + status + '\\n'));`;
  await writeFile(join(bin, 'systemd-notify'), standIn, { mode: 0o755 });
  const env = { PATH: `${bin}:${tambour.env['PATH']}`, TAMBOUR_PORT: port, NOTIFY_SOCKET: join(bin, 'socket') };
  const running = await tambour.start(env);
  await until('systemd hears it', async () => (await readdir(bin)).includes('told'));
  const elsewhere = { ...env, TAMBOUR_DATA: join(tambour.data, 'other') };
  assert.equal((await tambour.run(['start'], { env: elsewhere })).code, 1);
  await running.stop();
  await (await tambour.start({ ...env, NOTIFY_SOCKET: '' })).stop();
  assert.equal(await readFile(join(bin, 'told'), 'utf8'), '--ready 200\n');
  const unit = await read('tambour.service');
  // The program that says it is not the one that was started, and no start is ended since it takes long.
  const said = ['Type', 'NotifyAccess', 'TimeoutStartSec'].map((setting) => valuesOf(unit, setting));
  assert.deepEqual(said, [['notify'], ['all'], ['infinity']]);
});

test('all that the files name of the program is in it', async () => {
  for (const name of await readdir(join(root, 'deploy'))) {
    const named = (await read(name)).matchAll(/\/opt\/tambour(\/[\w./-]*\w)/g);
    for (const [, path = ''] of named) await access(join(root, path));
  }
});

test('the settings file leads to the folder that the service may write to, and keeps the key out of it', async () => {
  const outcome = readConfig(parseEnv(await read('tambour.env')));
  assert.ok(outcome.kind === 'config');
  const { dataFolder, keyFile } = outcome.config;
  for (const name of services) {
    assert.deepEqual(valuesOf(await read(name), 'StateDirectory'), ['tambour']);
    assert.equal(dataFolder, '/var/lib/tambour');
  }
  assert.equal(dirname(keyFile.path), '/etc/tambour');
});

test('after a backup those of more than thirty days go, but for those made before an upgrade', async () => {
  await using tambour = await openTambour();
  assert.equal((await tambour.run(['desk', 'list'])).code, 0);
  const backups = join(tambour.data, 'backups');
  const make = async (): Promise<string> => {
    const { code, err } = await tambour.run(['backup']);
    assert.equal(code, 0, err);
    const made = /(tambour-\w+\.backup) …/.exec(err)?.[1];
    assert.ok(made !== undefined, err);
    return made;
  };
  const old = 'tambour-20260101T033000Z.backup';
  await rename(join(backups, await make()), join(backups, old));
  const beforeUpgrade = 'before-0002_chat_memory-20260101T000000Z.backup';
  await writeFile(join(backups, beforeUpgrade), '');
  const longAgo = new Date(Date.now() - 32 * 86_400_000);
  for (const name of [old, beforeUpgrade]) await utimes(join(backups, name), longAgo, longAgo);
  const young = await make();

  const [command = ''] = valuesOf(await read('tambour-backup.service'), 'ExecStartPost');
  const [find = '', folder, ...conditions] = command.split(' ');
  assert.equal(folder, '/var/lib/tambour/backups');
  assert.equal(spawnSync(find, [backups, ...conditions]).status, 0);
  assert.deepEqual((await readdir(backups)).toSorted(), [beforeUpgrade, young]);
});

/** The script for root as it stands in a folder of the test's, with a Node that says how it was called. */
async function placedScript(folder: string): Promise<{ readonly path: string; readonly settings: string }> {
  const [settings, bin] = [join(folder, 'settings'), join(folder, 'program/node_modules/.bin')];
  for (const made of [settings, bin]) await mkdir(made, { recursive: true });
  await writeFile(join(bin, 'node'), '#!/bin/sh\nid -un; pwd; echo "$*"; env\n', { mode: 0o755 });
  const script = (await read('tambour'))
    .replaceAll('/etc/tambour', settings)
    .replaceAll(program, join(folder, 'program'))
    .replace('-u tambour ', '-u nobody ')
    .replace('--uid=tambour --gid=tambour ', '--uid=nobody --gid=nogroup ');
  const path = join(folder, 'tambour');
  await writeFile(path, script, { mode: 0o755 });
  return { path, settings };
}

test("root's commands run as the service does, without root's environment", { skip: notRoot }, async () => {
  await using folder = await temporaryFolder();
  const { path, settings } = await placedScript(folder.path);
  const { stdout, stderr } = spawnSync(path, ['desk', 'show', 'my desk'], {
    encoding: 'utf8',
    env: { ...process.env, TAMBOUR_DATA: '/elsewhere', HTTPS_PROXY: 'http://127.0.0.1:1' },
  });
  const [user, place, args, ...environment] = stdout.trim().split('\n');
  assert.equal(user, 'nobody', stderr);
  assert.equal(place, settings);
  assert.match(args ?? '', /program\/bin\/tambour\.js desk show my desk$/);
  assert.deepEqual(
    environment.filter((line) => /TAMBOUR|PROXY/.test(line)),
    [],
  );
});

test(
  "where the master key is a credential, root's commands are handed it as the service is",
  { skip: notRoot },
  async () => {
    await using folder = await temporaryFolder();
    const { path, settings } = await placedScript(folder.path);
    await writeFile(join(settings, 'master.key.cred'), 'encrypted');
    const standIn = join(folder.path, 'systemd-run');
    await copyFile(join(root, 'test/support/systemd-run'), standIn);
    await chmod(standIn, 0o755);
    const typed = ['desk', 'show', 'my $HOME "desk"'];
    const { stdout, stderr, status } = spawnSync(path, typed, {
      encoding: 'utf8',
      env: { PATH: `${folder.path}:${process.env['PATH'] ?? ''}`, SUDO_USER: 'ada', TAMBOUR_DATA: '/elsewhere' },
    });
    assert.deepEqual([status, stderr], [0, '']);
    const [user, place, args = '', ...environment] = stdout.trim().split('\n');
    assert.deepEqual([user, place], ['nobody', settings]);
    assert.ok(args.endsWith(`program/bin/tambour.js ${typed.join(' ')}`), args);
    const key = environment.find((line) => line.startsWith('TAMBOUR_KEY_FILE='))?.slice('TAMBOUR_KEY_FILE='.length);
    assert.equal(key, join(folder.path, 'credentials/tambour-master-key'));
    assert.equal(await readFile(key, 'utf8'), 'encrypted');
    assert.ok(environment.includes('SUDO_USER=ada') && !environment.some((line) => line.startsWith('TAMBOUR_DATA')));
  },
);

test(
  'with the drop-in systemd hands the service the same credential, and no other change to the unit',
  { skip: noSystemd },
  async () => {
    await using folder = await temporaryFolder();
    const dropIn = await read('tambour-key.conf');
    const [credential = ''] = valuesOf(dropIn, 'LoadCredentialEncrypted');
    assert.ok((await read('tambour')).includes(`--property=LoadCredentialEncrypted=${credential} `));
    assert.deepEqual(valuesOf(dropIn, 'Environment'), [`TAMBOUR_KEY_FILE=%d/${credential.split(':')[0]}`]);
    const path = join(folder.path, 'tambour.service');
    const unit = (await read('tambour.service')).replaceAll(program, root);
    const [, added = ''] = dropIn.split('[Service]');
    assert.deepEqual(added.match(/^\w+=/gm), ['LoadCredentialEncrypted=', 'Environment=']);
    await writeFile(path, unit.replace('[Install]', `${added}\n[Install]`));
    assert.deepEqual(analyze('verify', '--man=no', path), { status: 0, said: '' });
  },
);
