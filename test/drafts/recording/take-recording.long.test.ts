import assert from 'node:assert/strict';
import { mkdtempDisposable, open, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { ALL_FORMATS, BufferSource, Input } from 'mediabunny';

import type { DecoderFault } from '#drafts/decoder/decoder.ts';
import { containerOf } from '#drafts/recording/recording-kind.ts';
import { takeRecording, type TakeRecordingOutcome } from '#drafts/recording/take-recording.ts';

import { childrenRunning } from '../../support/child-processes.ts';
import { madeRecording } from '../../support/made-recordings.ts';
import { redSquare } from '../../support/red-square.ts';

interface Taken {
  readonly outcome: TakeRecordingOutcome;
  readonly bytes: Buffer;
}

async function taken(bytes: Uint8Array, withinMs?: number): Promise<Taken> {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tambour-'));
  const [source, target] = [join(folder.path, 'source'), join(folder.path, 'target')];
  await writeFile(source, bytes);
  await using from = await open(source, 'r');
  await using to = await open(target, 'w+');
  const { signal } = new AbortController();
  const outcome = await takeRecording({ from, to, signal, ...(withinMs === undefined ? {} : { withinMs }) });
  return { outcome, bytes: await to.readFile() };
}

function fault(fault: DecoderFault): TakeRecordingOutcome {
  return { kind: 'refused', why: 'fault', fault };
}

function recordingOf({ outcome }: Taken): Extract<TakeRecordingOutcome, { kind: 'recording' }>['media'] {
  assert.equal(outcome.kind, 'recording', JSON.stringify(outcome));
  return outcome.media;
}

async function read(
  bytes: Uint8Array,
): Promise<{ readonly tracks: number; readonly tags: object; readonly rotation: number }> {
  using input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) });
  const picture = await input.getPrimaryVideoTrack();
  return {
    tracks: (await input.getTracks()).length,
    tags: await input.getMetadataTags(),
    rotation: (await picture?.getRotation()) ?? 0,
  };
}

test('an MP4 is told by its length, size, codecs and rate, and stays playable', async () => {
  const video = await taken(await madeRecording({ seconds: 40, width: 640, height: 360 }));
  const { sha256, byteLength, recording, ...rest } = recordingOf(video);
  assert.deepEqual(rest, { mimeType: 'video/mp4', width: 640, height: 360 });
  assert.match(sha256, /^[0-9a-f]{64}$/);
  assert.equal(byteLength, video.bytes.byteLength);
  const { pieces, seconds, ...others } = recording ?? assert.fail();
  assert.match(pieces, /^[0-9a-f]{64}$/);
  assert.ok(seconds >= 40 && seconds < 40.1, String(seconds));
  assert.deepEqual(others, { video: { codec: 'avc', framesPerSecond: 25 }, sound: 'aac' });
  assert.equal((await read(video.bytes)).tracks, 2);
});

test('a HEVC clip of a phone is told upright, and loses its place, its device and what stands in its frames', async () => {
  const clip = await madeRecording({
    container: 'mov',
    picture: 'hevc',
    width: 1920,
    height: 1080,
    rotation: 90,
    place: '+48.1731+006.4496/',
    device: 'Telephone 7',
    remark: 'lat 48.1731 by Telephone 7',
  });
  assert.ok(Buffer.from(clip).includes('48.1731') && Buffer.from(clip).includes('Telephone 7'));
  const video = await taken(clip);
  const { mimeType, width, height, recording } = recordingOf(video);
  assert.deepEqual({ mimeType, width, height }, { mimeType: 'video/mp4', width: 1080, height: 1920 });
  assert.equal(recording?.video?.codec, 'hevc');
  assert.ok(!video.bytes.includes('48.1731') && !video.bytes.includes('Telephone 7'));
  const { tags, rotation } = await read(video.bytes);
  assert.deepEqual(tags, {});
  assert.equal(rotation, 90);
});

test('a remark in frames of H.264 goes too, and the rest of each frame stays', async () => {
  const shown = { seconds: 1, sound: null } as const;
  const [plain, remarked] = [await madeRecording(shown), await madeRecording({ ...shown, remark: 'lat 48.1731' })];
  assert.ok(Buffer.from(remarked).includes('48.1731'));
  assert.equal(recordingOf(await taken(remarked)).sha256, recordingOf(await taken(plain)).sha256);
});

test('the same file taken twice is the same recording', async () => {
  const bytes = await madeRecording();
  assert.deepEqual(recordingOf(await taken(bytes)), recordingOf(await taken(bytes)));
});

test('a WebM, an MP3 and sound alone in an MP4 are told as what they are', async () => {
  const webm = recordingOf(await taken(await madeRecording({ container: 'webm' })));
  assert.deepEqual([webm.mimeType, webm.recording?.video?.codec, webm.recording?.sound], ['video/webm', 'vp9', 'opus']);
  const mp3 = recordingOf(await taken(await madeRecording({ container: 'mp3' })));
  assert.deepEqual(
    [mp3.mimeType, mp3.width, mp3.recording?.video, mp3.recording?.sound],
    ['audio/mpeg', 0, null, 'mp3'],
  );
  const sound = recordingOf(await taken(await madeRecording({ picture: null })));
  assert.deepEqual([sound.mimeType, sound.height, sound.recording?.video], ['audio/mp4', 0, null]);
});

test('of two films in one file the first goes out, and no other', async () => {
  const video = await taken(await madeRecording({ pictures: 2 }));
  recordingOf(video);
  assert.equal((await read(video.bytes)).tracks, 2);
});

test('a silent video is one', async () => {
  assert.equal(recordingOf(await taken(await madeRecording({ sound: null }))).recording?.sound, null);
});

test('an empty file, a picture named as a video and a text are no recordings', async () => {
  assert.deepEqual((await taken(new Uint8Array())).outcome, { kind: 'refused', why: 'empty' });
  assert.equal(containerOf(redSquare.bytes), null);
  assert.deepEqual((await taken(redSquare.bytes)).outcome, { kind: 'refused', why: 'broken' });
  assert.deepEqual((await taken(Buffer.from('WEBVTT\n\n'))).outcome, { kind: 'refused', why: 'broken' });
});

test('a file that is cut off anywhere is no recording', async () => {
  for (const container of ['mp4', 'webm'] as const) {
    const whole = await madeRecording({ container, seconds: 4 });
    for (const share of [0.01, 0.5, 0.7]) {
      const { outcome } = await taken(whole.slice(0, Math.floor(whole.byteLength * share)));
      assert.deepEqual(outcome, { kind: 'refused', why: 'broken' }, `${container} cut at ${share}`);
    }
  }
  const whole = await madeRecording();
  assert.deepEqual((await taken(whole.slice(0, -1))).outcome, { kind: 'refused', why: 'broken' });
});

test('a length of four gigabytes in the header is not believed', async () => {
  const bytes = Buffer.from(await madeRecording({ seconds: 1 }));
  for (const name of ['ftyp', 'moov', 'mdat']) {
    const lying = Buffer.from(bytes);
    lying.writeUInt32BE(0xffff_fff0, lying.indexOf(name) - 4);
    assert.deepEqual((await taken(lying)).outcome, { kind: 'refused', why: 'broken' }, name);
  }
});

test('a table that promises a million million frames is broken', async () => {
  const bytes = Buffer.from(await madeRecording({ seconds: 1 }));
  const at = bytes.indexOf('stsz');
  bytes.writeUInt32BE(0x7fff_ffff, at + 12);
  assert.deepEqual((await taken(bytes)).outcome, { kind: 'refused', why: 'broken' });
});

test('a file that takes too long to read is given up', async () => {
  assert.deepEqual((await taken(await madeRecording(), 1)).outcome, fault('decoderLate'));
});

/** A box of ISO base media: its length and its name, then what is in it. */
function box(name: string, ...parts: readonly Uint8Array[]): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(8 + parts.reduce((sum, part) => sum + part.byteLength, 0));
  return Buffer.concat([length, Buffer.from(name), ...parts]);
}

test(
  'a table of twelve million samples ends its reader, which is not started again with fewer bounds',
  { skip: process.platform === 'linux' ? false : 'Linux alone tells of other processes' },
  async () => {
    const film = Buffer.from(await madeRecording({ seconds: 1, sound: null }));
    const entries = 12_000_000;
    const table = Buffer.alloc(8 + entries * 8, 1);
    table.writeUInt32BE(0, 0);
    table.writeUInt32BE(entries, 4);
    // Every box around the table grows by as much as the table does.
    const at = film.indexOf('stts') - 4;
    const length = film.readUInt32BE(at);
    const larger = box('stts', table);
    for (const name of ['moov', 'trak', 'mdia', 'minf', 'stbl']) {
      const around = film.indexOf(name) - 4;
      film.writeUInt32BE(film.readUInt32BE(around) + larger.byteLength - length, around);
    }
    const hostile = Buffer.concat([film.subarray(0, at), larger, film.subarray(at + length)]);
    const readers = new Set<number>();
    const watching = setInterval(() => {
      for (const pid of childrenRunning('recording-process.ts')) readers.add(pid);
    }, 5);
    try {
      assert.deepEqual((await taken(hostile)).outcome, fault('decoderEnded'));
    } finally {
      clearInterval(watching);
    }
    assert.equal(readers.size, 1);
  },
);
