import assert from 'node:assert/strict';
import { test } from 'node:test';

import { rules } from '#app/rules.ts';
import { conversionFor } from '#drafts/conversion/plan-conversion.ts';
import type { Recording, RecordingLimits } from '#networks/recording.ts';
import type { RenderedMedia } from '#networks/rendering.ts';

const { mastodon, x, bluesky } = rules;
const both = [mastodon, x].map(({ defaultLimits }) => defaultLimits.recordings);
const usual: Recording = {
  pieces: 'p',
  seconds: 40,
  video: { codec: 'avc', framesPerSecond: 25 },
  sound: 'aac',
};

function media(over: Partial<RenderedMedia> = {}, recording: Partial<Recording> = {}): Omit<RenderedMedia, 'alt'> {
  const fits = { sha256: 's', mimeType: 'video/mp4', width: 1280, height: 720, byteLength: 20_000_000 };
  return { ...fits, recording: { ...usual, ...recording }, ...over };
}

test('what fits every account, a picture and a sound are not converted', () => {
  assert.equal(conversionFor(media(), both), null);
  const { recording: _recording, ...picture } = media();
  assert.equal(conversionFor({ ...picture, mimeType: 'image/png', width: 9000 }, both), null);
  assert.equal(conversionFor(media({ width: 0, height: 0 }, { video: null }), both), null);
  assert.equal(conversionFor(media({ width: 4000 }), []), null);
});

test('a phone’s upright 4K clip in HEVC becomes H.264 of the same shape, within the pixels of the strictest account', () => {
  const phone = media(
    { width: 2160, height: 3840, byteLength: 150_000_000 },
    { video: { codec: 'hevc', framesPerSecond: 120 } },
  );
  const plan = conversionFor(phone, both) ?? assert.fail();
  assert.ok(plan.width * plan.height <= 1280 * 1024 && plan.width % 2 === 0 && plan.height % 2 === 0);
  assert.ok(Math.abs(plan.width / plan.height - 2160 / 3840) < 0.01);
  assert.deepEqual(
    [plan.framesPerSecond, plan.pictureBitsPerSecond, plan.soundBitsPerSecond],
    [60, 5_000_000, 128_000],
  );
  assert.ok(plan.byteLength < 30_000_000);
});

test('a WebM, a silent one and one that is too heavy are converted, each for what does not fit', () => {
  assert.notEqual(conversionFor(media({ mimeType: 'video/webm' }), both), null);
  assert.equal(conversionFor(media({ mimeType: 'video/webm' }, { sound: null }), both)?.soundBitsPerSecond, null);
  const [first] = both;
  assert.ok(first !== undefined);
  const small: RecordingLimits = { ...first, maxBytes: 5_000_000 };
  const plan = conversionFor(media(), [small]) ?? assert.fail();
  assert.ok(plan.byteLength <= 5_000_000 && plan.pictureBitsPerSecond > 300_000);
});

test('a length that no account takes, and one for which nothing would be left to see, are for people to cut', () => {
  assert.equal(conversionFor(media({ width: 4000 }, { seconds: 150 }), both), null);
  const [first] = both;
  assert.ok(first !== undefined);
  assert.equal(conversionFor(media({}, { seconds: 3_600 }), [{ ...first, maxBytes: 5_000_000 }]), null);
  assert.equal(
    conversionFor(media({ width: 4000 }), [...both, { ...bluesky.defaultLimits.recordings, mimeTypes: [] }]),
    null,
  );
});
