import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { open, writeFile } from 'node:fs/promises';
import { constants } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { test, type TestContext } from 'node:test';

import { convertRecording, sourceName } from '#drafts/conversion/convert-recording.ts';
import { takeRecording } from '#drafts/recording/take-recording.ts';
import { readArchive } from '#reach/past/archive/read-archive.ts';

import { openBotScene } from '../support/bot-scene.ts';
import { madeRecording } from '../support/made-recordings.ts';
import { redSquare } from '../support/red-square.ts';
import { smallDisk } from '../support/small-disk.ts';
import { standInFfmpeg } from '../support/stand-in-ffmpeg.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

// Where it is not known whether this machine can confine what decodes a file, nothing is decoded.

const entry = join(import.meta.dirname, '../support/looking-process.ts');

/** Sends temporary files to a disk without room, until it is disposed; null if this machine mounts none. */
async function fullDisk(): Promise<AsyncDisposable | null> {
  const disk = await smallDisk(1, '0777');
  if (disk === null) return null;
  for (let isFull = false, at = 0; !isFull; at += 1) {
    try {
      writeFileSync(join(disk.path, `filler-${at}`), Buffer.alloc(4096));
    } catch {
      isFull = true;
    }
  }
  const { TMPDIR: before } = process.env;
  process.env['TMPDIR'] = disk.path;
  return {
    async [Symbol.asyncDispose]() {
      if (before === undefined) delete process.env['TMPDIR'];
      else process.env['TMPDIR'] = before;
      await disk[Symbol.asyncDispose]();
    },
  };
}

test('on a full disk a picture is not looked at and its sender is told; with room again it is added', async (t) => {
  await using scene = await openBotScene();
  await scene.draft('La mairie ouvre à 9 h lundi.');
  const drop = async (): Promise<void> => {
    const [line] = scene.messages();
    assert.ok(line);
    const files = [{ name: 'mairie.png', bytes: new Uint8Array(redSquare.bytes) }];
    scene.people.say('aicha', { channel: 'publications', thread: line.ref.message }, '', files);
    await scene.settle();
  };
  {
    await using disk = await fullDisk();
    if (disk === null) return t.skip('this machine lets nobody mount a disk');
    await drop();
  }
  assert.match(scene.whispers('aicha').join('\n'), /mairie\.png n’a pas pu être examiné\. Déposez-le de nouveau/);
  assert.deepEqual(scene.refusals, [{ platform: 'sandbox:practice', kind: 'decoderNotStarted' }]);
  assert.doesNotMatch(scene.textOf(scene.cardWith('ask')), /!\[Image/);
  await drop();
  assert.match(scene.textOf(scene.cardWith('ask')), /!\[Image 1/);
});

test('on a full disk no video is read or converted, and no archive is opened', async (t) => {
  await using folder = await temporaryFolder();
  const { signal } = new AbortController();
  const film = await madeRecording();
  await writeFile(join(folder.path, sourceName), film);
  await using from = await open(join(folder.path, sourceName));
  await using to = await open(join(folder.path, 'taken'), 'w+');
  const archive = join(folder.path, 'twitter.zip');
  await writeFile(archive, 'PK');
  await using programs = await temporaryFolder();
  const ffmpeg = await standInFfmpeg(programs.path, 'makes', film);
  await using disk = await fullDisk();
  if (disk === null) return t.skip('this machine lets nobody mount a disk');
  assert.deepEqual(await takeRecording({ from, to, signal }), {
    kind: 'refused',
    why: 'fault',
    fault: 'decoderNotStarted',
  });
  const plan = { width: 320, height: 240, framesPerSecond: 25, pictureBitsPerSecond: 300_000 };
  const outcome = await convertRecording(ffmpeg, {
    media: { sha256: 's', mimeType: 'video/mp4', width: 320, height: 240, byteLength: film.byteLength },
    plan: { ...plan, soundBitsPerSecond: 128_000, byteLength: 200_000 },
    folder: folder.path,
    signal,
    onProgress: () => undefined,
  });
  assert.deepEqual(outcome, { kind: 'notConverted', why: 'notNow' });
  assert.deepEqual(await readArchive({ accountId: '1', files: [{ kind: 'zip', path: archive }] }), {
    kind: 'refused',
    why: { kind: 'notStarted' },
  });
});

/** Encodes a seccomp program for setpriv whose kernel has no Landlock, and says so with this error number. */
function withoutLandlock(errno: number): Uint8Array {
  const landlockCreateRuleset = 444;
  const instructions = [
    [0x20, 0, 0, 0],
    [0x15, 0, 1, landlockCreateRuleset],
    [0x06, 0, 0, 0x00_05_00_00 + errno],
    [0x06, 0, 0, 0x7f_ff_00_00],
  ] as const;
  return Buffer.concat(
    instructions.map(([code, ifTrue, ifFalse, value]) => {
      const bytes = Buffer.alloc(8);
      bytes.writeUInt16LE(code, 0);
      bytes.writeUInt8(ifTrue, 2);
      bytes.writeUInt8(ifFalse, 3);
      bytes.writeUInt32LE(value, 4);
      return bytes;
    }),
  );
}

test('a kernel that says it lacks Landlock has its pictures decoded without; one short of memory has none', async (t) => {
  await using folder = await temporaryFolder();
  const filter = join(folder.path, 'filter');
  const { EPERM, ENOSYS, EOPNOTSUPP, ENOMEM } = constants.errno;
  for (const errno of [EPERM, ENOSYS, EOPNOTSUPP, ENOMEM]) {
    await writeFile(filter, withoutLandlock(errno));
    const command = ['--no-new-privs', `--seccomp-filter=${filter}`, process.execPath];
    const outcome = spawnSync('setpriv', [...command, '--disable-warning=ExperimentalWarning', entry], {
      encoding: 'utf8',
      input: 'take\n',
    });
    if (outcome.status !== 0) return t.skip('this machine has no setpriv that filters system calls');
    assert.equal(outcome.stdout, `begun\n${errno === ENOMEM ? 'decoderNotStarted' : 'image'}\n`, String(errno));
  }
});

/** Starts a program as another user than root, whom the system can refuse more processes. */
function asOrdinaryUser(command: readonly string[]): readonly string[] {
  if (process.getuid?.() !== 0) return command;
  const capability = '+dac_override';
  return ['setpriv', '--reuid=65534', `--inh-caps=${capability}`, `--ambient-caps=${capability}`, ...command];
}

test('where the system starts no process a picture is not looked at, and later it is', async (t) => {
  if (!hasPrograms(t, 'prlimit', 'setpriv')) return;
  const [command = '', ...args] = asOrdinaryUser([process.execPath, '--disable-warning=ExperimentalWarning', entry]);
  const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  try {
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const next = async (): Promise<string> => String((await lines.next()).value);
    const limit = (...args: readonly string[]): string => {
      const [command = '', ...before] = asOrdinaryUser(['prlimit', '--pid', String(child.pid)]);
      return execFileSync(command, [...before, ...args], { encoding: 'utf8' }).trim();
    };
    const usual = limit('--nproc', '--output=SOFT', '--noheadings', '--raw');
    const take = async (mostProcesses: string): Promise<string> => {
      limit(`--nproc=${mostProcesses}:`);
      child.stdin.write('take\n');
      return next();
    };
    assert.equal(await next(), 'begun');
    assert.equal(await take('1'), 'decoderNotStarted');
    assert.equal(await take(usual), 'image');
    // Now the machine is known to confine it, or not to.
    assert.equal(await take('1'), 'decoderNotStarted');
    assert.equal(await take(usual), 'image');
  } finally {
    child.kill('SIGKILL');
  }
});

function hasPrograms(t: TestContext, ...programs: readonly string[]): boolean {
  try {
    for (const program of programs) execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    t.skip(`without ${programs.join(' or ')}`);
    return false;
  }
}
