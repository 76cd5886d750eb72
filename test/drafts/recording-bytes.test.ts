import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import { keepRecording, piecesOf, recordingAsKept } from '#drafts/recording-bytes.ts';
import type { RenderedMedia } from '#networks/rendering.ts';

import { openTestStore } from '../support/store.ts';

const pieces = [Buffer.alloc(1000, 1), Buffer.alloc(1000, 2), Buffer.from([0, 255])].map((one) => new Uint8Array(one));
const hash = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();
const media: Omit<RenderedMedia, 'alt'> & Required<Pick<RenderedMedia, 'recording'>> = {
  sha256: hash(Buffer.concat(pieces)).toString('hex'),
  mimeType: 'video/mp4',
  width: 320,
  height: 240,
  byteLength: 2002,
  recording: {
    pieces: hash(Buffer.concat(pieces.map(hash))).toString('hex'),
    seconds: 3,
    video: { codec: 'avc', framesPerSecond: 25 },
    sound: null,
  },
};

async function* given(...list: readonly Uint8Array<ArrayBuffer>[]): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  yield* list;
}

test('a recording is kept by its SHA-256, once, and read again to the byte', async () => {
  await using store = await openTestStore();
  assert.equal(await recordingAsKept(store.db, media), 'changed');
  await keepRecording(store, media, given(...pieces));
  await keepRecording(store, media, given(...pieces));
  assert.equal(await store.db.recordingPiece.count(), 3);
  assert.equal(await recordingAsKept(store.db, media), 'same');
  assert.deepEqual(Buffer.concat(await Array.fromAsync(piecesOf(store, media))), Buffer.concat(pieces));
});

test('a recording whose pieces stopped coming, or are others, does not count as kept', async () => {
  await using store = await openTestStore();
  const [first, second, third] = pieces;
  assert.ok(first && second && third);
  await assert.rejects(keepRecording(store, media, given(first, second)), /do not match its hash/);
  assert.equal(await recordingAsKept(store.db, media), 'missing');
  await assert.rejects(Array.fromAsync(piecesOf(store, media)), /missing or corrupt/);
  // What has come stays, so that a second try brings the rest.
  await keepRecording(store, media, given(...pieces));
  assert.equal(await recordingAsKept(store.db, media), 'same');
});

test('a piece changed by hand is seen by the gate, and its last piece is never given', async () => {
  await using store = await openTestStore();
  await keepRecording(store, media, given(...pieces));
  await store.db.recordingPiece.update({
    where: { sha256_position: { sha256: media.sha256, position: 1 } },
    data: { bytes: new Uint8Array(1000).fill(3) },
  });
  assert.equal(await recordingAsKept(store.db, media), 'changed');
  const got: Uint8Array[] = [];
  await assert.rejects(async () => {
    for await (const piece of piecesOf(store, media)) got.push(piece);
  }, /missing or corrupt/);
  assert.equal(got.length, 2);
});

test('a recording of which a piece was changed by hand is itself again once its file has come again', async () => {
  await using store = await openTestStore();
  await keepRecording(store, media, given(...pieces));
  const where = { sha256_position: { sha256: media.sha256, position: 1 } };
  await store.db.recordingPiece.update({ where, data: { bytes: new Uint8Array(1000).fill(3) } });
  await keepRecording(store, media, given(...pieces));
  assert.equal(await recordingAsKept(store.db, media), 'same');
  assert.deepEqual(Buffer.concat(await Array.fromAsync(piecesOf(store, media))), Buffer.concat(pieces));
});

test('a recording that is there whole is not overwritten by what is another', async () => {
  await using store = await openTestStore();
  await keepRecording(store, media, given(...pieces));
  await assert.rejects(keepRecording(store, media, given(...pieces.toReversed())), /do not match its hash/);
  assert.equal(await recordingAsKept(store.db, media), 'same');
});

test('a recording that lost a piece is missing', async () => {
  await using store = await openTestStore();
  await keepRecording(store, media, given(...pieces));
  await store.db.recordingPiece.delete({ where: { sha256_position: { sha256: media.sha256, position: 2 } } });
  assert.equal(await recordingAsKept(store.db, media), 'changed');
  await assert.rejects(Array.fromAsync(piecesOf(store, media)), /missing or corrupt/);
});

test('a recording without its pieces is missing, as after a restore without videos or once it was forgotten', async () => {
  await using store = await openTestStore();
  await keepRecording(store, media, given(...pieces));
  await store.db.recordingPiece.deleteMany();
  assert.equal(await recordingAsKept(store.db, media), 'missing');
  await store.db.recording.updateMany({ data: { keptAt: null, removedAt: new Date() } });
  assert.equal(await recordingAsKept(store.db, media), 'missing');
  await keepRecording(store, media, given(...pieces));
  assert.equal(await recordingAsKept(store.db, media), 'same');
});
