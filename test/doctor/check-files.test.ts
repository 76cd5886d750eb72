import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { checkBackups } from '#doctor/check-backups.ts';
import { checkDataFolder } from '#doctor/check-data-folder.ts';
import { checkKey } from '#doctor/check-key.ts';
import { checkSettingsFile } from '#doctor/check-settings-file.ts';

import { temporaryFolder } from '../support/temporary-folder.ts';
import { said } from './said.ts';

async function sealed(): Promise<boolean> {
  return true;
}

async function nothing(): Promise<boolean> {
  return false;
}

test('a settings file is right where its owner alone can read it, or where there is none', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, '.env');
  assert.deepEqual(said(await checkSettingsFile(path)), ['right settingsFileAbsent']);
  await writeFile(path, '# ours\nTAMBOUR_PORT=4000\n', { mode: 0o600 });
  assert.deepEqual(said(await checkSettingsFile(path)), ['right settingsFilePrivate']);
  for (const mode of [0o644, 0o640, 0o602]) {
    await chmod(path, mode);
    const [finding] = await checkSettingsFile(path);
    assert.deepEqual(finding, { level: 'wrong', code: 'settingsFileOpen', path, mode: mode.toString(8) });
  }
});

test('a settings file of another user, or in a folder that all may write to, is wrong', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, '.env');
  await writeFile(path, '# ours\n', { mode: 0o600 });
  await chmod(folder.path, 0o777);
  assert.deepEqual(said(await checkSettingsFile(path)), ['right settingsFilePrivate', 'wrong settingsFolderOpen']);
  await chmod(folder.path, 0o1777);
  assert.deepEqual(said(await checkSettingsFile(path)), ['right settingsFilePrivate']);
  // Only root can give files away.
  if (process.getuid?.() !== 0) return;
  await chown(path, 4711, 4711);
  assert.deepEqual(said(await checkSettingsFile(path)), ['right settingsFilePrivate', 'wrong settingsFileOfOther']);
});

test('a settings file that cannot be read is wrong, with the reason', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, '.env');
  await mkdir(path);
  const [finding] = await checkSettingsFile(path);
  assert.deepEqual(finding, { level: 'wrong', code: 'settingsFileUnreadable', path, error: 'EISDIR' });
});

test('lines that Node passes over in silence are named by their number, and no others', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, '.env');
  const text = [
    '# a remark',
    'export TAMBOUR_PORT = 4000 # after a value',
    'TAMBOUR_HOST 127.0.0.1',
    'A="several',
    'lines" # and a remark',
    '',
    "B='one line'",
    'xoxb-pasted-alone',
    'C=\r',
  ];
  await writeFile(path, text.join('\n'), { mode: 0o600 });
  const findings = await checkSettingsFile(path);
  assert.deepEqual(said(findings), ['right settingsFilePrivate', 'advice settingsFileLine', 'advice settingsFileLine']);
  assert.deepEqual(
    findings.map((finding) => ('line' in finding ? finding.line : null)),
    [null, 3, 8],
  );
  assert.ok(!JSON.stringify(findings).includes('xoxb'));
});

test('a data folder is right where it can be written to by Tambour alone, and nothing is left in it', async () => {
  await using folder = await temporaryFolder();
  assert.deepEqual(said(await checkDataFolder(folder.path)), ['right dataFolderFine', 'right diskRoom']);
  assert.deepEqual(await readdir(folder.path), []);
  const notYet = join(folder.path, 'a', 'b');
  assert.deepEqual(said(await checkDataFolder(notYet)), ['advice dataFolderNotYet', 'right diskRoom']);
  await chmod(folder.path, 0o755);
  const [open] = await checkDataFolder(folder.path);
  assert.deepEqual(open, { level: 'advice', code: 'dataFolderOpen', path: folder.path, mode: '755' });
});

// Not even root may write there, and there is no room on it: it is the kernel's own.
const closed = '/proc/self';

test('a folder that takes no file, and a disk without room, are wrong', async () => {
  const findings = await checkDataFolder(closed);
  assert.deepEqual(said(findings), ['wrong dataFolderNotWritable', 'wrong diskFull']);
  assert.ok(findings.every((finding) => 'path' in finding && finding.path === closed));
});

test('a file in the place of the data folder is wrong', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'data');
  await writeFile(path, 'precious');
  assert.equal(said(await checkDataFolder(path))[0], 'wrong dataFolderNotWritable');
  assert.equal(said(await checkDataFolder(join(path, 'below')))[0], 'wrong dataFolderNotWritable');
});

test('a key is right where it is private and apart; beside the data it is worth moving', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'master.key');
  await writeFile(path, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600 });
  const apart = await checkKey({ path, made: false }, join(folder.path, 'data'), sealed);
  assert.deepEqual(said(apart), ['right keyFine']);
  const beside = await checkKey({ path, made: true }, folder.path, sealed);
  assert.deepEqual(said(beside), ['right keyFine', 'advice keyBesideData']);
});

test('a key that is missing, open, of another kind or not to be read is wrong', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'master.key');
  const refusal = async (): Promise<unknown> => {
    const [finding] = await checkKey({ path, made: true }, '/elsewhere', sealed);
    assert.ok(finding?.code === 'keyRefused' && finding.level === 'wrong');
    return finding.refusal;
  };
  assert.deepEqual(await refusal(), { kind: 'keyFileMissing', path });
  await writeFile(path, 'a password', { mode: 0o600 });
  assert.deepEqual(await refusal(), { kind: 'keyFileMalformed', path });
  await chmod(path, 0o640);
  assert.deepEqual(await refusal(), { kind: 'keyFileOpen', path, mode: '640' });
});

test('a missing key is no fault before anything was sealed, unless somebody named its file', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'master.key');
  assert.deepEqual(said(await checkKey({ path, made: true }, folder.path, nothing)), ['advice keyNotYet']);
  assert.deepEqual(said(await checkKey({ path, made: false }, folder.path, nothing)), ['wrong keyRefused']);
  assert.deepEqual(await readdir(folder.path), [], 'none is made');
});

test('backups are told by the age of the newest', async () => {
  await using folder = await temporaryFolder();
  const backups = join(folder.path, 'data', 'backups');
  const now = new Date('2026-03-10T12:00:00Z');
  assert.deepEqual(await checkBackups(backups, now), [], 'before the first start there is nothing to back up');
  await mkdir(join(folder.path, 'data'));
  assert.deepEqual(said(await checkBackups(backups, now)), ['advice noBackup']);
  await mkdir(backups);
  assert.deepEqual(said(await checkBackups(backups, now)), ['advice noBackup']);
  const write = async (name: string, at: string): Promise<void> => {
    await writeFile(join(backups, name), '');
    await utimes(join(backups, name), new Date(at), new Date(at));
  };
  await write('tambour-a.backup', '2026-03-01T12:00:00Z');
  await write('notes.txt', '2026-03-10T11:00:00Z');
  await write('tambour-b.backup.0f.part', '2026-03-10T11:00:00Z');
  const [old] = await checkBackups(backups, now);
  assert.deepEqual(old, { level: 'advice', code: 'backupOld', at: new Date('2026-03-01T12:00:00Z'), days: 9 });
  await write('tambour-c.backup', '2026-03-04T12:00:00Z');
  const [fresh] = await checkBackups(backups, now);
  assert.deepEqual(fresh, { level: 'right', code: 'backupFresh', at: new Date('2026-03-04T12:00:00Z'), days: 6 });
});

test('a rotation that was begun or cut off is told, with the ids of the two keys and never a key', async () => {
  await using folder = await temporaryFolder();
  const path = join(folder.path, 'master.key');
  const [one, other] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
  for (const role of ['next', 'former']) {
    await writeFile(path, `${one}\n${role} ${other}\n`, { mode: 0o600 });
    const findings = await checkKey({ path, made: false }, '/elsewhere', sealed);
    assert.deepEqual(said(findings), ['right keyFine', 'advice keyRotating']);
    assert.ok(findings.some((finding) => finding.code === 'keyRotating' && finding.role === role));
    assert.ok(!JSON.stringify(findings).includes(one) && !JSON.stringify(findings).includes(other));
  }
});
