import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { mkdir, open, readdir, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { confinement } from '#drafts/decoder/confined.ts';
import { convertRecording, type ConvertOutcome, hasRoomFor, sourceName } from '#drafts/conversion/convert-recording.ts';
import { findFfmpeg } from '#drafts/conversion/find-ffmpeg.ts';
import type { ConversionPlan } from '#drafts/conversion/plan-conversion.ts';
import type { RenderedMedia } from '#networks/rendering.ts';

import { childrenRunning } from '../../support/child-processes.ts';
import { madeRecording } from '../../support/made-recordings.ts';
import { smallDisk } from '../../support/small-disk.ts';
import { type Manner, standInFfmpeg } from '../../support/stand-in-ffmpeg.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const media: Omit<RenderedMedia, 'alt'> = {
  sha256: 's',
  mimeType: 'video/mp4',
  width: 1920,
  height: 1080,
  byteLength: 1,
  recording: { pieces: 'p', seconds: 3, video: { codec: 'hevc', framesPerSecond: 25 }, sound: 'aac' },
};
const plan: ConversionPlan = {
  width: 320,
  height: 240,
  framesPerSecond: 25,
  pictureBitsPerSecond: 300_000,
  soundBitsPerSecond: 128_000,
  byteLength: 200_000,
};

async function converted(
  manner: Manner,
  {
    made,
    withinMs = 60_000,
    signal = new AbortController().signal,
    onProgress = () => {},
  }: {
    readonly made?: Uint8Array;
    readonly withinMs?: number;
    readonly signal?: AbortSignal;
    readonly onProgress?: (percent: number) => void;
  } = {},
): Promise<ConvertOutcome> {
  await using place = await temporaryFolder();
  const [folder, programs] = [join(place.path, 'work'), join(place.path, 'bin')];
  await mkdir(folder);
  await mkdir(programs);
  const ffmpeg = await standInFfmpeg(programs, manner, made ?? (await madeRecording()));
  await writeFile(join(folder, sourceName), await madeRecording({ picture: 'hevc' }));
  const outcome = await convertRecording(ffmpeg, { media, plan, folder, signal, onProgress, withinMs });
  assert.deepEqual(childrenRunning(ffmpeg), []);
  return outcome;
}

test('what ffmpeg made is taken as any file from outside, and its progress is told', async () => {
  const told: number[] = [];
  const place = madeRecording({ place: '+48.1731+006.4496/' });
  const outcome = await converted('makes', { made: await place, onProgress: (percent) => told.push(percent) });
  assert.ok(outcome.kind === 'recording', JSON.stringify(outcome));
  assert.deepEqual([outcome.media.width, outcome.media.recording?.video?.codec], [320, 'avc']);
  assert.deepEqual(told, [0, 66, 100]);
});

test('a conversion that hangs is ended, one that fails or dies is told, and none leaves a process behind', async () => {
  assert.deepEqual(await converted('hangs', { withinMs: 1_500 }), { kind: 'notConverted', why: 'late' });
  assert.deepEqual(await converted('fails'), { kind: 'notConverted', why: 'failed' });
  assert.deepEqual(await converted('dies'), { kind: 'notConverted', why: 'failed' });
});

test('one that fills the disk is stopped at twice what was to come of it', async () => {
  assert.deepEqual(await converted('fills'), { kind: 'notConverted', why: 'tooLarge' });
});

test('one that takes more memory than it may is ended', async () => {
  assert.deepEqual(await converted('swells'), { kind: 'notConverted', why: 'failed' });
});

test('where the disk has no room for what would come of it, nothing is begun', async () => {
  await using place = await temporaryFolder();
  const { bavail, bsize } = await statfs(place.path);
  // What a conversion may write is twice that, and stands there twice.
  const large = { ...plan, byteLength: Math.ceil((bavail * bsize) / 4) };
  assert.equal(await hasRoomFor(plan, place.path), true);
  assert.equal(await hasRoomFor(plan, place.path, bavail * bsize), false);
  assert.equal(await hasRoomFor(large, place.path), false);
  const conversion = { media, plan: large, folder: place.path, signal: new AbortController().signal };
  const outcome = await convertRecording('/nothing/runs', { ...conversion, onProgress: () => {} });
  assert.deepEqual(outcome, { kind: 'notConverted', why: 'disk' });
  assert.deepEqual(await readdir(place.path), []);
});

test('one that fails since the disk is full says so', async (t) => {
  await using disk = await smallDisk(300);
  if (disk === null) {
    t.skip('this machine lets nobody mount a disk');
    return;
  }
  await using programs = await temporaryFolder();
  const ffmpeg = await standInFfmpeg(programs.path, 'fails', new Uint8Array());
  await writeFile(join(disk.path, sourceName), await madeRecording({ picture: 'hevc' }));
  const signal = new AbortController().signal;
  // Another program fills the disk meanwhile.
  const onProgress = (): void => writeFileSync(join(disk.path, 'filler'), Buffer.alloc(200 * 1024 * 1024));
  const outcome = await convertRecording(ffmpeg, { media, plan, folder: disk.path, signal, onProgress });
  assert.deepEqual(outcome, { kind: 'notConverted', why: 'disk' });
});

test('garbage, another length, another size, another encoding and a lost sound are not the video', async () => {
  const other = { kind: 'notConverted', why: 'other' };
  assert.deepEqual(await converted('garbage'), other);
  for (const wrong of [{ seconds: 1 }, { width: 640 }, { picture: 'hevc' }, { sound: null }] as const) {
    assert.deepEqual(await converted('makes', { made: await madeRecording(wrong) }), other, JSON.stringify(wrong));
  }
});

test('it is called off with what it was for', async () => {
  const calling = new AbortController();
  const outcome = converted('hangs', { signal: calling.signal, onProgress: () => calling.abort(new Error('stop')) });
  await assert.rejects(outcome, /stop/);
});

test('where the machine confines it, it opens no file but its own', async (t) => {
  if ((await confinement()) !== 'can') {
    t.skip('this machine confines nothing');
    return;
  }
  assert.deepEqual(await converted('opensAnother'), { kind: 'notConverted', why: 'failed' });
});

test('ffmpeg is found on the search path alone, where it may be run', async () => {
  await using place = await temporaryFolder();
  assert.equal(findFfmpeg(''), null);
  assert.equal(findFfmpeg(`relative:${place.path}`), null);
  await (await open(join(place.path, 'ffmpeg'), 'wx', 0o600)).close();
  await using other = await temporaryFolder();
  assert.equal(findFfmpeg(place.path), null);
  const file = await standInFfmpeg(other.path, 'makes', new Uint8Array());
  assert.equal(findFfmpeg(`${place.path}:${other.path}`), file);
});
