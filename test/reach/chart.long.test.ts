import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Worker } from 'node:worker_threads';

import sharp from 'sharp';

import { type Language, languages } from '#languages.ts';
import { drawPictures } from '#reach/chart/draw-pictures.ts';
import { size } from '#reach/chart/look.ts';
import type { Picture } from '#reach/chart/picture.ts';

import { cases } from '../support/chart-cases.ts';

// With TAMBOUR_TEST_PICTURES=FOLDER every picture is written there, as it is and as phones show it.

const phonePx = 360;
const pages = { white: '#ffffff', dark: '#1a1d21' };

async function draw(picture: Picture): Promise<Uint8Array> {
  const [png] = await drawPictures([picture]);
  assert.ok(png);
  return png;
}

function pictureOf(name: string, language: Language = 'fr'): Picture {
  const picture = cases[name]?.(language);
  assert.ok(picture, name);
  return picture;
}

async function keep(name: string, png: Uint8Array): Promise<void> {
  const folder = process.env['TAMBOUR_TEST_PICTURES'];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, `chart-${name}.png`), png);
  for (const [page, background] of Object.entries(pages)) {
    const phone = sharp(png).resize(phonePx).extend({ top: 20, bottom: 20, left: 20, right: 20, background });
    await phone.png().toFile(join(folder, `chart-${name}-${phonePx}-on-${page}.png`));
  }
}

test('every picture is an opaque PNG, 720 pixels wide, in each language', async () => {
  const names = Object.keys(cases);
  for (const language of languages) {
    const pngs = await drawPictures(names.map((name) => pictureOf(name, language)));
    assert.equal(pngs.length, names.length);
    for (const [at, png] of pngs.entries()) {
      const name = `${names[at]}-${language}`;
      const { format, width, height } = await sharp(png).metadata();
      assert.deepEqual([name, format, width], [name, 'png', 720]);
      assert.ok(height > 150 && height <= size.tallest, `${name}: ${height}`);
      assert.ok((await sharp(png).stats()).isOpaque);
      assert.ok(png.length < 300_000, `${name}: ${png.length} bytes`);
      await keep(name, png);
    }
  }
});

test('text and bars are in the picture: dark ink at the left, blue and vermilion at the right', async () => {
  const { data, info } = await sharp(await draw(pictureOf('week')))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const count = (is: (red: number, green: number, blue: number) => boolean, from: number, to: number): number => {
    let pixels = 0;
    for (let at = 0; at < data.length; at += 3) {
      const x = (at / 3) % info.width;
      if (x >= from && x < to && is(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)) pixels += 1;
    }
    return pixels;
  };
  assert.ok(count((red, green, blue) => Math.max(red, green, blue) < 70, 0, 350) > 5000);
  assert.ok(count((red, green, blue) => red === 0 && green === 0x72 && blue === 0xb2, 360, 720) > 1000);
  assert.ok(count((red, green, blue) => red === 0xd5 && green === 0x5e && blue === 0, 360, 720) > 1000);
});

function both(): readonly Picture[] {
  return [pictureOf('week'), pictureOf('trend')];
}

test('the same pictures give the same bytes', async () => {
  const [one, other] = await Promise.all([drawPictures(both()), drawPictures(both())]);
  assert.deepEqual(one, other);
});

test('while a chart is drawn this thread goes on: it turns, and spends little time of its own', async (t) => {
  let turns = 0;
  const turning = setInterval(() => {
    turns += 1;
  }, 5);
  const before = process.threadCpuUsage();
  const startedAt = performance.now();
  await drawPictures([pictureOf('week-full'), pictureOf('trend')]);
  const took = performance.now() - startedAt;
  const { user, system } = process.threadCpuUsage(before);
  clearInterval(turning);
  const ownMs = (user + system) / 1000;
  t.diagnostic(`drawn in ${Math.round(took)} ms, ${Math.round(ownMs)} ms of this thread, ${turns} turns`);
  assert.ok(turns >= 10, `${turns} turns`);
  // Drawn in this thread it would be several hundred. Time of the processor: other processes do not count.
  assert.ok(ownMs < 100, `${ownMs} ms`);
});

function unknownLanguage(): Picture {
  return { ...pictureOf('week'), locale: 'no_where' } as unknown as Picture; // No language is called so.
}

test('a drawing that fails says why, and the next one works', async () => {
  const failing = draw(unknownLanguage());
  const following = draw(pictureOf('week'));
  await assert.rejects(failing, (error: Error) => {
    assert.equal(error.message, "The digest's pictures could not be drawn.");
    const cause = error.cause as Error;
    assert.match((cause.cause as Error).message, /locale/u);
    return true;
  });
  assert.ok((await following).length > 0);
});

test('one chart is drawn at a time, and no thread is left', async () => {
  let living = 0;
  let most = 0;
  const count = (worker: Worker): void => {
    living += 1;
    most = Math.max(most, living);
    worker.once('exit', () => {
      living -= 1;
    });
  };
  process.on('worker', count);
  await Promise.allSettled([draw(pictureOf('week')), draw(unknownLanguage()), draw(pictureOf('trend', 'en'))]);
  process.off('worker', count);
  assert.deepEqual({ most, living }, { most: 1, living: 0 });
});
