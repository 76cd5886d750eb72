import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';

import sharp, { type Sharp } from 'sharp';

import { imageKindOf } from '#drafts/image-kind.ts';
import { imageLimits } from '#drafts/image-limits.ts';
import { MAX_SOURCE_BYTES, takeImage } from '#drafts/take-image.ts';

import { anAccount } from './builders.ts';

const limits = {
  maxImageBytes: 5_000_000,
  maxImagePixels: 33_000_000,
  mimeTypes: ['image/jpeg', 'image/png', 'image/gif', 'image/webp'],
};

function plain(width = 40, height = 20): Sharp {
  return sharp({ create: { width, height, channels: 3, background: { r: 200, g: 30, b: 30 } } });
}

/** Noise does not compress. */
async function noise(width: number, height: number, channels: 3 | 4 = 3): Promise<Sharp> {
  const raw = Buffer.alloc(width * height * channels);
  let seed = 1;
  for (let at = 0; at < raw.length; at += 1) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    raw[at] = seed >>> 24;
  }
  return sharp(raw, { raw: { width, height, channels } });
}

const gps = { IFD0: { Make: 'Camera of Karim' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 24/1' } };

test('pictures of the four kinds are taken, with their size and the SHA-256 of what will be sent', async () => {
  for (const format of ['jpeg', 'png', 'gif', 'webp'] as const) {
    const outcome = await takeImage(await plain().toFormat(format).toBuffer(), limits);
    assert.equal(outcome.kind, 'image');
    if (outcome.kind !== 'image') continue;
    assert.deepEqual([outcome.media.width, outcome.media.height], [40, 20]);
    assert.equal(outcome.media.byteLength, outcome.bytes.byteLength);
    assert.equal(outcome.media.sha256, createHash('sha256').update(outcome.bytes).digest('hex'));
    assert.deepEqual(imageKindOf(outcome.bytes), { kind: 'taken', mimeType: outcome.media.mimeType });
  }
});

test('the place, the camera and every other note in a picture are removed', async () => {
  for (const format of ['jpeg', 'png', 'webp'] as const) {
    const source = await plain()
      .withExif(gps)
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><note>Secret</note></x:xmpmeta>')
      .toFormat(format)
      .toBuffer();
    assert.ok((await sharp(source).metadata()).exif, `${format}: the source has none`);
    const outcome = await takeImage(source, limits);
    assert.equal(outcome.kind, 'image');
    if (outcome.kind !== 'image') continue;
    const { exif, xmp, iptc } = await sharp(outcome.bytes).metadata();
    assert.deepEqual([exif, xmp, iptc], [undefined, undefined, undefined]);
    assert.ok(!Buffer.from(outcome.bytes).includes('Karim'));
  }
});

test('a picture taken with the phone on its side is turned upright', async () => {
  const source = await plain().jpeg().withMetadata({ orientation: 6 }).toBuffer();
  const outcome = await takeImage(source, limits);
  assert.equal(outcome.kind, 'image');
  if (outcome.kind === 'image') assert.deepEqual([outcome.media.width, outcome.media.height], [20, 40]);
  const smaller = await takeImage(source, { ...limits, maxImagePixels: 200 });
  assert.ok(smaller.kind === 'image');
  assert.deepEqual([smaller.media.width, smaller.media.height], [10, 20]);
});

test('what is hidden behind a picture’s end does not go out', async () => {
  const script = Buffer.from('*/=1;alert("polyglot")//');
  const zip = Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(200, 'z')]);
  for (const tail of [script, zip]) {
    for (const format of ['gif', 'jpeg', 'png'] as const) {
      const outcome = await takeImage(Buffer.concat([await plain().toFormat(format).toBuffer(), tail]), limits);
      assert.equal(outcome.kind, 'image', format);
      if (outcome.kind === 'image') assert.ok(!Buffer.from(outcome.bytes).includes(tail.subarray(4)), format);
    }
  }
});

test('an animation keeps its frames', async () => {
  for (const format of ['gif', 'webp'] as const) {
    const frames = await Promise.all(
      ['red', 'blue', 'green'].map((background) =>
        sharp({ create: { width: 30, height: 10, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const source = await sharp(frames, { join: { animated: true } })
      .toFormat(format)
      .toBuffer();
    const outcome = await takeImage(source, limits);
    assert.equal(outcome.kind, 'image');
    if (outcome.kind !== 'image') continue;
    assert.deepEqual([outcome.media.width, outcome.media.height], [30, 10]);
    assert.equal((await sharp(outcome.bytes).metadata()).pages, 3);
  }
});

test('an animation that is too heavy is made smaller, frame by frame', async () => {
  const frames = await Promise.all([1, 2].map(async () => (await noise(200, 100)).png().toBuffer()));
  const source = await sharp(frames, { join: { animated: true } })
    .gif()
    .toBuffer();
  const outcome = await takeImage(source, { ...limits, maxImageBytes: source.byteLength / 2, maxImagePixels: 18_000 });
  assert.ok(outcome.kind === 'image');
  assert.ok(outcome.media.byteLength <= source.byteLength / 2);
  assert.ok(outcome.media.width < 200);
  assert.ok(Math.abs(outcome.media.width / outcome.media.height - 2) < 0.1);
});

test('a picture that is too heavy for a network is made lighter', async () => {
  const heavy = await (await noise(900, 700)).png().toBuffer();
  const outcome = await takeImage(heavy, { ...limits, maxImageBytes: 200_000 });
  assert.equal(outcome.kind, 'image');
  if (outcome.kind !== 'image') return;
  assert.ok(outcome.media.byteLength <= 200_000);
  assert.equal(outcome.media.mimeType, 'image/jpeg');
});

test('a picture with see-through parts stays see-through when made lighter', async () => {
  const heavy = await (await noise(500, 500, 4)).png().toBuffer();
  const outcome = await takeImage(heavy, { ...limits, maxImageBytes: 300_000 });
  assert.equal(outcome.kind, 'image');
  if (outcome.kind === 'image') assert.equal((await sharp(outcome.bytes).metadata()).hasAlpha, true);
});

test('a picture with more pixels than a network takes is made smaller', async () => {
  const outcome = await takeImage(await plain(400, 300).png().toBuffer(), { ...limits, maxImagePixels: 30_000 });
  assert.equal(outcome.kind, 'image');
  if (outcome.kind !== 'image') return;
  assert.ok(outcome.media.width * outcome.media.height <= 30_000);
  assert.ok(Math.abs(outcome.media.width / outcome.media.height - 4 / 3) < 0.02);
});

test('whatever a picture’s sides, it stays within the pixels that a network takes', async () => {
  for (const [width, height] of [
    [301, 7],
    [33, 500],
    [173, 171],
  ] as const) {
    for (const maxImagePixels of [2000, 1999, 1001]) {
      const outcome = await takeImage(await plain(width, height).png().toBuffer(), { ...limits, maxImagePixels });
      assert.ok(outcome.kind === 'image');
      assert.ok(
        outcome.media.width * outcome.media.height <= maxImagePixels,
        `${outcome.media.width}×${outcome.media.height}`,
      );
    }
  }
});

test('a picture of a kind that a network refuses becomes one that it takes', async () => {
  const outcome = await takeImage(await plain().webp().toBuffer(), {
    ...limits,
    mimeTypes: ['image/jpeg', 'image/png'],
  });
  assert.equal(outcome.kind === 'image' && outcome.media.mimeType, 'image/png');
});

test('a picture that cannot be made light enough is refused with its weight', async () => {
  const outcome = await takeImage(await (await noise(200, 200)).png().toBuffer(), { ...limits, maxImageBytes: 100 });
  assert.equal(outcome.kind, 'refused');
  assert.ok(outcome.kind === 'refused' && outcome.why === 'tooLarge' && outcome.byteLength > 100);
});

test('a file larger than any picture is refused unread', async () => {
  assert.deepEqual(await takeImage(new Uint8Array(MAX_SOURCE_BYTES + 1), limits), {
    kind: 'refused',
    why: 'tooLarge',
    byteLength: MAX_SOURCE_BYTES + 1,
    maxBytes: MAX_SOURCE_BYTES,
  });
});

test('a header that announces 50,000 × 50,000 pixels is refused before anything is decoded', async () => {
  const before = process.memoryUsage.rss();
  const outcome = await takeImage(pngHeader(50_000, 50_000), limits);
  assert.deepEqual(outcome, {
    kind: 'refused',
    why: 'tooManyPixels',
    pixels: 2_500_000_000,
    maxPixels: 64_000_000,
  });
  assert.ok(process.memoryUsage.rss() - before < 100_000_000);
});

test('an animation whose frames together are too many pixels is refused', async () => {
  const frame = await sharp({ create: { width: 1000, height: 1000, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
  const other = await sharp({ create: { width: 1000, height: 1000, channels: 3, background: 'blue' } })
    .png()
    .toBuffer();
  const frames = Array.from({ length: 66 }, (_, index) => (index % 2 === 0 ? frame : other));
  const bomb = await sharp(frames, { join: { animated: true } })
    .gif({ colours: 2, effort: 1 })
    .toBuffer();
  const outcome = await takeImage(bomb, limits);
  assert.ok(outcome.kind === 'refused' && outcome.why === 'tooManyPixels' && outcome.pixels === 66_000_000);
});

test('a header that lies about what follows is refused as broken', async () => {
  const whole = await (await noise(60, 60)).png().toBuffer();
  for (const lie of [
    pngHeader(60, 60),
    whole.subarray(0, 400),
    Buffer.concat([Buffer.from('GIF89a'), Buffer.alloc(100, 7)]),
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]),
    Buffer.from('RIFF\0\0\0\0WEBPVP8 '),
  ]) {
    assert.deepEqual(await takeImage(lie, limits), { kind: 'refused', why: 'broken' });
  }
});

test('what a file is, is told by its bytes', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>';
  const files: readonly (readonly [Buffer, string])[] = [
    [ftyp('heic'), 'heic'],
    [ftyp('mif1'), 'heic'],
    [ftyp('isom'), 'video'],
    [ftyp('qt  '), 'video'],
    [Buffer.from('\x1AE\xDF\xA3', 'latin1'), 'video'],
    [Buffer.from('RIFF\0\0\0\0AVI LIST'), 'video'],
    [Buffer.from(svg), 'svg'],
    [Buffer.from(`\uFEFF<?xml version="1.0"?>\n<!-- x -->\n${svg}`), 'svg'],
    [ftyp('avif'), 'notAnImage'],
    [Buffer.from('%PDF-1.7'), 'notAnImage'],
    [Buffer.from('GIF87'), 'notAnImage'],
    [Buffer.from('hello'), 'notAnImage'],
    [Buffer.alloc(0), 'notAnImage'],
  ];
  for (const [bytes, why] of files) {
    assert.deepEqual(
      await takeImage(bytes, limits),
      { kind: 'refused', why },
      bytes.subarray(0, 16).toString('latin1'),
    );
  }
});

test('what is asked of a picture is what its strictest account takes', () => {
  const { maxImageBytes, mimeTypes } = imageLimits([
    anAccount('mastodon', { limits: { ...anAccount('mastodon').limits, mimeTypes: ['image/png', 'image/jpeg'] } }),
    anAccount('x'),
  ]);
  assert.deepEqual([maxImageBytes, mimeTypes], [5_000_000, ['image/png', 'image/jpeg']]);
  assert.ok(imageLimits([]).maxImageBytes > 0);
});

/** A PNG of that size in its header, with hardly anything behind. */
function pngHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1A\n', 'latin1'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(Buffer.alloc(1000))),
  ]);
}

function pngChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const around = Buffer.alloc(8);
  around.writeUInt32BE(data.length, 0);
  around.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([around.subarray(0, 4), body, around.subarray(4)]);
}

function ftyp(brand: string): Buffer {
  return Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0mif1heic`, 'latin1');
}
