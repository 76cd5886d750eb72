import assert from 'node:assert/strict';
import { test } from 'node:test';

import { imageFrom } from '#app/image-from.ts';
import { keepMedia } from '#drafts/media-bytes.ts';
import { keepAttachment, readAttachment } from '#storage/attachment.ts';
import { forgetOldChat } from '#storage/forget-old-chat.ts';

import { redSquare } from '../support/red-square.ts';
import { openTestStore } from '../support/store.ts';
import { testClock } from '../support/test-clock.ts';

const dayMs = 86_400_000;
const csv = { bytes: new TextEncoder().encode('a;b\r\n'), mimeType: 'text/csv' };

test('an attachment is found by its SHA-256, and forgotten 60 days after it was kept last', async () => {
  const clock = testClock();
  await using store = await openTestStore({ clock });
  const keep = (): Promise<string> => store.db.$transaction((tx) => keepAttachment(tx, clock, csv));
  const sha256 = await keep();
  assert.deepEqual(await readAttachment(store.db, sha256), csv);
  assert.equal(await readAttachment(store.db, 'f'.repeat(64)), null);
  clock.advance(59 * dayMs);
  assert.equal(await keep(), sha256);
  clock.advance(60 * dayMs);
  await forgetOldChat(store);
  assert.deepEqual(await readAttachment(store.db, sha256), csv);
  clock.advance(1);
  await forgetOldChat(store);
  assert.equal(await readAttachment(store.db, sha256), null);
});

test('a card may show a picture of a draft, and what the bot attaches', async () => {
  await using store = await openTestStore({ clock: testClock() });
  const imageOf = imageFrom(store);
  const sha256 = await store.db.$transaction((tx) => keepAttachment(tx, store.clock, csv));
  assert.deepEqual(await imageOf(sha256), csv.bytes);
  await assert.rejects(imageOf('f'.repeat(64)), /is shown but not stored/);
  const { known, bytes } = redSquare;
  const media = { ...known, width: 4, height: 4, byteLength: bytes.byteLength };
  await store.write((work) => keepMedia(work, { media, bytes: Uint8Array.from(bytes) }));
  assert.deepEqual(Buffer.from(await imageOf(known.sha256)), bytes);
});
