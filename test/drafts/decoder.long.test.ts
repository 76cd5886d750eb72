import assert from 'node:assert/strict';
import { closeSync, openSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';

import sharp from 'sharp';

import { confinement } from '#drafts/decoder/confined.ts';
import { type Decoder, openDecoder } from '#drafts/decoder/decoder.ts';
import { frameOf } from '#drafts/decoder/frames.ts';
import { takeImage } from '#drafts/take-image.ts';

import { childrenRunning } from '../support/child-processes.ts';
import { takenOver } from '../support/taken-over.ts';

const limits = {
  maxImageBytes: 100_000,
  maxImagePixels: 1_000_000,
  mimeTypes: ['image/jpeg', 'image/png', 'image/gif'],
};
const png = new Uint8Array(
  await sharp({ create: { width: 40, height: 20, channels: 3, background: '#c81e1e' } })
    .png()
    .toBuffer(),
);
const notLinux = process.platform === 'linux' ? false : 'Linux alone tells of other processes';

interface Watched extends Disposable {
  readonly decoder: Decoder;
  /** Takes a picture, and returns the process that decoded it. */
  readonly processOf: () => Promise<number>;
}

function running(): readonly number[] {
  return childrenRunning('decoder-process.ts');
}

/** A decoder whose processes are told from those that others in this process have. */
function openWatched(): Watched {
  const before = new Set(running());
  const decoder = openDecoder();
  return {
    decoder,
    async processOf() {
      assert.equal((await takeImage(png, limits, decoder)).kind, 'image');
      const [pid, ...others] = running().filter((each) => !before.has(each));
      assert.ok(pid !== undefined && others.length === 0);
      return pid;
    },
    [Symbol.dispose]: () => decoder[Symbol.dispose](),
  };
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Resolves once a process that was killed is gone. */
async function gone(pid: number): Promise<void> {
  while (isThere(pid)) await new Promise((resolve) => setImmediate(resolve));
}

/** From here on timers go off when the test says so. */
function holdTime(t: TestContext): (ms: number) => void {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  return (ms) => t.mock.timers.tick(ms);
}

test('a decoder that dies over a picture is the end of that picture alone', { skip: notLinux }, async () => {
  using watched = openWatched();
  const { decoder, processOf } = watched;
  const pid = await processOf();
  // It is stopped, so that it dies before it answers.
  process.kill(pid, 'SIGSTOP');
  const struck = takeImage(png, limits, decoder);
  const behind = takeImage(png, limits, decoder);
  setImmediate(() => process.kill(pid, 'SIGKILL'));
  assert.deepEqual(await struck, { kind: 'refused', why: 'fault', fault: 'decoderEnded' });
  assert.equal((await behind).kind, 'image');
  assert.notEqual(await processOf(), pid);
});

test(
  'one that does not answer is killed after a minute, and the next picture has another',
  { skip: notLinux },
  async (t) => {
    using watched = openWatched();
    const { decoder, processOf } = watched;
    const pid = await processOf();
    process.kill(pid, 'SIGSTOP');
    const pass = holdTime(t);
    const late = takeImage(png, limits, decoder);
    const behind = takeImage(png, limits, decoder);
    await new Promise((resolve) => setImmediate(resolve));
    pass(59_999);
    assert.ok(isThere(pid));
    pass(1);
    assert.deepEqual(await late, { kind: 'refused', why: 'fault', fault: 'decoderLate' });
    assert.equal((await behind).kind, 'image');
    await gone(pid);
  },
);

test('one that has died unasked is no picture’s fault', { skip: notLinux }, async () => {
  using watched = openWatched();
  const { decoder, processOf } = watched;
  const pid = await processOf();
  process.kill(pid, 'SIGKILL');
  await gone(pid);
  assert.equal((await takeImage(png, limits, decoder)).kind, 'image');
});

test(
  'ten seconds after the last picture its process is gone, and comes again with the next',
  { skip: notLinux },
  async (t) => {
    using watched = openWatched();
    const { decoder, processOf } = watched;
    const pass = holdTime(t);
    const pid = await processOf();
    pass(9_999);
    assert.equal((await takeImage(png, limits, decoder)).kind, 'image');
    assert.equal(await processOf(), pid);
    pass(10_000);
    await gone(pid);
    assert.equal((await takeImage(png, limits, decoder)).kind, 'image');
  },
);

function openIn(pid: number | 'self'): ReadonlySet<string> {
  const folder = `/proc/${pid}/fd`;
  const links = readdirSync(folder).map((fd) => {
    try {
      return readlinkSync(join(folder, fd));
    } catch {
      return ''; // That of the folder itself, which is closed by now.
    }
  });
  return new Set(links.filter((link) => link !== ''));
}

test('it has nothing in its environment, and nothing of Tambour’s that is open', { skip: notLinux }, async () => {
  const file = openSync(import.meta.filename, 'r');
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    using watched = openWatched();
    const pid = await watched.processOf();
    assert.equal(readFileSync(`/proc/${pid}/environ`, 'utf8'), '');
    const theirs = openIn(pid);
    assert.deepEqual(
      [...openIn('self')].filter((open) => /^\/(?!dev\/null)|^socket:/.test(open) && theirs.has(open)),
      [],
    );
    assert.deepEqual(
      [...theirs].filter((open) => !/^(?:anon_inode|pipe|socket):|^\/dev\/null$/.test(open)),
      [],
    );
    // Its two ends of the pipes to Tambour.
    assert.equal([...theirs].filter((open) => open.startsWith('socket:')).length, 2);
    const limit = (name: string): string | undefined =>
      new RegExp(`^${name} +(\\d+)`, 'm').exec(readFileSync(`/proc/${pid}/limits`, 'utf8'))?.[1];
    assert.equal(limit('Max data size'), String(1.5 * 2 ** 30));
    assert.equal(limit('Max file size'), '0');
    assert.equal(limit('Max core file size'), '0');
  } finally {
    server.close();
    closeSync(file);
  }
});

test('what it answers is believed as far as it fits the question', async () => {
  const gif = Buffer.from('GIF89a, and so on');
  const image = { kind: 'image', mimeType: 'image/gif', width: 10, height: 10 };
  const heads: readonly (readonly [object, Buffer?])[] = [
    [image],
    [{ ...image, mimeType: 'image/png' }, gif],
    [{ ...image, mimeType: 'image/svg+xml' }, gif],
    [image, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    [{ ...image, width: 1_001, height: 1_000 }, gif],
    [{ ...image, width: -10 }, gif],
    [{ ...image, width: 0.5 }, gif],
    [{ ...image, alt: 'told by a decoder' }, gif],
    [image, Buffer.concat([gif, Buffer.alloc(limits.maxImageBytes)])],
    [{ kind: 'broken' }, gif],
    [{ kind: 'tooHeavy', byteLength: 'much' }],
    [{ kind: 'ready' }],
    [{ kind: 'image', ...Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`k${at}`, at])) }, gif],
  ];
  const lies = [
    ...heads.map(([head, body]) => Buffer.concat(frameOf(head, body))),
    Buffer.from('\0\0\0\x04\0\0\0\0oops'),
  ];
  using decoder = openDecoder({ program: takenOver });
  for (const lie of lies) {
    const source = Buffer.from(`GIF89a${JSON.stringify({ answer: lie.toString('base64') })}`);
    const outcome = await takeImage(source, limits, decoder);
    assert.deepEqual(
      outcome,
      { kind: 'refused', why: 'fault', fault: 'decoderBadAnswer' },
      lie.subarray(0, 100).toString(),
    );
  }
  const truth = Buffer.concat(frameOf(image, gif)).toString('base64');
  const outcome = await takeImage(Buffer.from(`GIF89a${JSON.stringify({ answer: truth })}`), limits, decoder);
  assert.ok(outcome.kind === 'image' && Buffer.from(outcome.bytes).equals(gif));
});

test('where it cannot be started, nothing is said about the picture', async () => {
  using decoder = openDecoder({ program: { command: [join(import.meta.dirname, 'no-such-program')], files: [] } });
  const outcome = await takeImage(png, limits, decoder);
  assert.deepEqual(outcome, { kind: 'refused', why: 'fault', fault: 'decoderNotStarted' });
});

test('one that is late to begin is killed, and no other begins in its place', { skip: notLinux }, async (t) => {
  const before = new Set(running());
  const begun = (): readonly number[] => running().filter((pid) => !before.has(pid));
  await confinement();
  const pass = holdTime(t);
  using decoder = openDecoder();
  const taken = takeImage(png, limits, decoder);
  while (begun().length === 0) await new Promise((resolve) => setImmediate(resolve));
  const [pid = 0] = begun();
  process.kill(pid, 'SIGSTOP');
  pass(20_000);
  assert.deepEqual(await taken, { kind: 'refused', why: 'fault', fault: 'decoderNotStarted' });
  await gone(pid);
  assert.deepEqual(begun(), []);
  assert.equal((await takeImage(png, limits, decoder)).kind, 'image');
});
