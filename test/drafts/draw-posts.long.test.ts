import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import sharp from 'sharp';

import { rules } from '#app/rules.ts';
import { framesOf } from '#drafts/decoder/gallery-frames.ts';
import { openDecoder } from '#drafts/decoder/decoder.ts';
import { drawingBy } from '#drafts/draw-posts.ts';
import type { LookPicture, PostLook, PostToShow } from '#text/post-look.ts';

const decoder = openDecoder({ idleMs: 60_000 });
test.after(() => decoder[Symbol.dispose]());
const draw = drawingBy(decoder);

interface Source {
  readonly bytes: Buffer;
  readonly known: LookPicture;
}

async function picture(width: number, height: number, background: string): Promise<Source> {
  const bytes = await sharp({ create: { width, height, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes, known: { sha256, width, height, isDescribed: false } };
}

const sources = await Promise.all([picture(1600, 900, '#ff0000'), picture(300, 1200, '#00ff00')]);

function looks(post: Partial<PostToShow>): readonly PostLook[] {
  const shown = { name: 'Valmont', handle: '@valmont', text: '', contentWarning: null, pictures: [], ...post };
  return [rules.mastodon.look(shown), rules.x.look(shown)];
}

async function drawn(posts: readonly PostLook[]): Promise<Uint8Array<ArrayBuffer> | null> {
  return draw({ posts, open: 'Afficher plus' }, async (sha256) => {
    const source = sources.find(({ known }) => known.sha256 === sha256);
    assert.ok(source);
    return source.bytes;
  });
}

/** The share of a picture's pixels that a test of red, green and blue holds for. */
async function shareOf(png: Uint8Array | null, is: (r: number, g: number, b: number) => boolean): Promise<number> {
  assert.ok(png);
  const { data } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  let found = 0;
  for (let at = 0; at < data.length; at += 3) if (is(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0)) found += 1;
  return (found * 3) / data.length;
}

async function widthOf(png: Uint8Array | null): Promise<number> {
  assert.ok(png);
  return (await sharp(png).metadata()).width;
}

const isRed = (r: number, g: number, b: number): boolean => r > 230 && g < 40 && b < 40;
const isHeart = (r: number, g: number, b: number): boolean => r > 200 && g < 90 && b < 90;
const isDark = (r: number, g: number, b: number): boolean => r + g + b < 150;

/** How much of the text's line is dark, at the left and at the right. */
const halves = async (text: string): Promise<readonly number[]> => {
  const png = await drawn([rules.x.look({ name: 'V', handle: '@v', text, contentWarning: null, pictures: [] })]);
  assert.ok(png);
  const { height } = await sharp(png).metadata();
  return Promise.all(
    [0, 360].map(async (left) =>
      shareOf(
        new Uint8Array(
          await sharp(png)
            .extract({ left, top: height - 60, width: 360, height: 48 })
            .toBuffer(),
        ),
        isDark,
      ),
    ),
  );
};

/** Where the pictures of a post stand, 600 pixels wide. */
const shapes = (networkLook: PostLook): unknown =>
  framesOf(networkLook, 600).frames.map(({ x, y, width, height }) => [x, y, width, height]);

test('a post is drawn 720 pixels wide, the same each time', async () => {
  const once = await drawn(looks({ text: 'Réunion publique samedi' }));
  assert.equal(await widthOf(once), 720);
  assert.deepEqual(await drawn(looks({ text: 'Réunion publique samedi' })), once);
  assert.notDeepEqual(await drawn(looks({ text: 'Réunion publique dimanche' })), once);
});

test('Latin, Greek, Cyrillic and Arabic letters and emoji are drawn; a text with a character of no font is not', async () => {
  for (const text of ['Œuvre « à 18 h 30 » — œ', 'Καλημέρα', 'Привет', 'مرحبا 12', '🎉 👩‍🚒 🇫🇷 1️⃣ 👍🏽']) {
    assert.ok(await drawn(looks({ text })), text);
  }
  for (const text of ['こんにちは', 'ok 漢', 'नमस्ते', '\u{10FFFD}'])
    assert.equal(await drawn(looks({ text })), null, text);
  assert.equal(await drawn(looks({ name: '市役所' })), null);
  // What a warning hides is not drawn: it stops nothing.
  assert.ok(
    await drawn([rules.mastodon.look({ name: 'V', handle: '@v', text: '漢', contentWarning: 'Crue', pictures: [] })]),
  );
});

test('emoji have their colours', async () => {
  const [plain, party] = [await drawn(looks({ text: 'Fête' })), await drawn(looks({ text: 'Fête ❤️❤️❤️' }))];
  assert.equal(await shareOf(plain, isHeart), 0);
  assert.ok((await shareOf(party, isHeart)) > 0.001);
});

test('a text that goes from right to left stands at the right', async () => {
  const [left = 0, right = 0] = await halves('مرحبا');
  assert.ok(left === 0 && right > 0, `${left} ${right}`);
  const [ofLatin = 0, none = 1] = await halves('Bonjour');
  assert.ok(ofLatin > 0 && none === 0);
});

test('what people write is text: neither markup of one kind nor of another changes what is drawn around it', async () => {
  for (const text of [
    '<b>gras</b>',
    '</span><span size="90000">x',
    '&lt; &amp; &#65;',
    '"/><image href="file:///etc/passwd"/>',
    ']]>',
    'a\u0000\u0007b',
  ]) {
    const png = await drawn(looks({ text }));
    assert.ok(png, text);
    assert.ok((await sharp(png).metadata()).height < 320, text);
  }
});

test('pictures are cut as the network cuts them, and hidden behind a warning', async () => {
  const [wide, tall] = sources.map(({ known }) => known);
  assert.ok(wide !== undefined && tall !== undefined);
  const open = await drawn(looks({ text: 'Crue', pictures: [wide] }));
  assert.ok((await shareOf(open, isRed)) > 0.3);
  const folded = await drawn([
    rules.mastodon.look({ name: 'V', handle: '@v', text: 'x', contentWarning: 'Crue', pictures: [wide] }),
  ]);
  assert.equal(await shareOf(folded, isRed), 0);
  const [mastodon, x] = looks({ pictures: [wide] });
  assert.ok(mastodon !== undefined && x !== undefined);
  assert.deepEqual(shapes(mastodon), [[0, 0, 600, 338]]);
  assert.deepEqual(shapes({ ...x, pictures: [tall] }), [[0, 0, 600, 800]]);
  assert.deepEqual(shapes({ ...x, pictures: [wide, tall] }), [
    [0, 0, 298, 338],
    [302, 0, 298, 338],
  ]);
  assert.deepEqual(shapes({ ...x, pictures: [wide, tall, wide] }), [
    [0, 0, 298, 338],
    [302, 0, 298, 167],
    [302, 171, 298, 167],
  ]);
  assert.deepEqual(shapes({ ...mastodon, pictures: [wide, tall, wide, tall] }), [
    [0, 0, 298, 198],
    [0, 202, 298, 198],
    [302, 0, 298, 198],
    [302, 202, 298, 198],
  ]);
});

test('a picture that cannot be decoded, and posts too many to draw, give no preview, and the next one is drawn', async () => {
  const broken = { sha256: 'f'.repeat(64), width: 10, height: 10, isDescribed: true };
  const of = (bytes: Uint8Array): Promise<unknown> =>
    draw({ posts: looks({ text: 'x', pictures: [broken] }), open: 'o' }, async () => bytes);
  assert.equal(await of(Buffer.from('\xFF\xD8\xFFnothing', 'latin1')), null);
  assert.equal(await of(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')), null);
  assert.equal(await drawn(Array.from({ length: 60 }, () => looks({ text: 'ligne\n'.repeat(80) })).flat()), null);
  assert.ok(await drawn(looks({ text: 'Et ceci va' })));
});

test('letters are at least 11 pixels high where a phone shows the picture 360 pixels wide', async () => {
  const png = await drawn([rules.x.look({ name: 'H', handle: 'H', text: 'H', contentWarning: null, pictures: [] })]);
  assert.ok(png);
  const { data, info } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true });
  const rows = Array.from({ length: info.height }, (_, y) => {
    const row = data.subarray(y * info.width, (y + 1) * info.width);
    return row.subarray(0, 60).some((value) => value < 60);
  });
  // The capital of the text alone is dark so far left: 0.66 of the size of its font.
  const capitals = rows.filter((is) => is).length;
  assert.ok(capitals / 0.67 / 2 >= 11, `${capitals}`);
});
