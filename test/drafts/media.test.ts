import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import { keepMedia, readMedia } from '#drafts/media-bytes.ts';

import { openTestStore } from '../support/store.ts';

const bytes = new Uint8Array([1, 2, 3, 0, 255]);
const media = {
  sha256: createHash('sha256').update(bytes).digest('hex'),
  mimeType: 'image/png',
  width: 1,
  height: 1,
  byteLength: 5,
};

test('a picture is kept by its SHA-256, once, to the byte', async () => {
  await using store = await openTestStore();
  await store.write((work) => keepMedia(work, { media, bytes }));
  await store.write((work) => keepMedia(work, { media, bytes }));
  assert.equal(await store.db.media.count(), 1);
  const kept = await readMedia(store.db, media.sha256);
  assert.deepEqual(kept && [...kept.bytes], [1, 2, 3, 0, 255]);
  assert.equal(await readMedia(store.db, 'f'.repeat(64)), null);
});

test('bytes are not kept under another picture’s name', async () => {
  await using store = await openTestStore();
  await assert.rejects(store.write((work) => keepMedia(work, { media, bytes: new Uint8Array([9]) })));
  assert.equal(await store.db.media.count(), 0);
});
