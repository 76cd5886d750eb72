import assert from 'node:assert/strict';
import { test } from 'node:test';

import { keepCaptions, readCaptionsText, storedCaptions } from '#drafts/captions/caption-text.ts';
import { captionsHash, subRipOf } from '#drafts/captions/captions-text.ts';

import { openTestStore } from '../../support/store.ts';

test('captions that were changed where they are kept, or are gone, are never read as those that were approved', async () => {
  await using store = await openTestStore();
  const text = subRipOf([{ startMs: 0, endMs: 2000, text: 'The town hall opens at nine.' }]);
  const sha256 = captionsHash(text);
  await store.write((work) => keepCaptions(work, text));
  assert.equal(await storedCaptions(store.db, sha256), text);
  await store.db.caption.updateMany({ data: { text: text.replace('nine', 'ten') } });
  await assert.rejects(storedCaptions(store.db, sha256), /missing or corrupt/u);
  assert.equal(await readCaptionsText(store.db, sha256), null);
  await store.db.caption.deleteMany();
  await assert.rejects(storedCaptions(store.db, sha256), /missing or corrupt/u);
});
