import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import { test } from 'node:test';

import { z } from 'zod';

import { imageFrom } from '#app/image-from.ts';
import type { Bot } from '#bot/bot.ts';
import { takeConversion } from '#bot/drafting/take-conversion.ts';
import { readDesk } from '#desks/desk.ts';
import { posterOf } from '#drafts/conversion/poster-of.ts';
import { convertRecording } from '#drafts/conversion/convert-recording.ts';

import { mastodonRules } from '#networks/mastodon/mastodon-rules.ts';
import { readDraft } from '#drafts/draft.ts';
import { reviseWhenFree } from '#publishing/deciding/stop.ts';

import { type BotScene, openBotScene } from '../support/bot-scene.ts';
import { madeRecording } from '../support/made-recordings.ts';
import { smallDisk } from '../support/small-disk.ts';
import { type Manner, standInFfmpeg } from '../support/stand-in-ffmpeg.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

type Convert = NonNullable<Bot['convertRecording']>;

const phone = { container: 'mov', picture: 'hevc', rotation: 90, width: 1920, height: 1080 } as const;
/** As the stand-in is to make it: within X's pixels, upright. */
const fitting = { width: 858, height: 1526 } as const;

async function withPhone(convert: Convert | null): Promise<BotScene> {
  const scene = await openBotScene(convert === null ? {} : { convertRecording: convert });
  await scene.draft('Crue de la Moselle : le message du préfet.');
  const [line] = scene.messages();
  assert.ok(line);
  const files = [{ name: 'prefet.mov', bytes: await madeRecording(phone) }];
  scene.people.say('aicha', { channel: 'publications', thread: line.ref.message }, '', files);
  await scene.settle();
  return scene;
}

async function ffmpegOf(manner: Manner): Promise<AsyncDisposable & { readonly convert: Convert }> {
  const folder = await temporaryFolder();
  const ffmpeg = await standInFfmpeg(folder.path, manner, await madeRecording(fitting));
  return {
    convert: (conversion) => convertRecording(ffmpeg, { ...conversion, withinMs: 20_000 }),
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

function working(scene: BotScene): string {
  return scene.textOf(scene.cardWith('ask'));
}

test('a video that does not fit is offered to be converted, and what comes of it is a version to be approved', async () => {
  await using ffmpeg = await ffmpegOf('makes');
  await using scene = await withPhone(ffmpeg.convert);
  assert.match(
    working(scene),
    /Tambour peut en faire une vidéo que tous les comptes acceptent : MP4, H\.264, 858 × 1.526, 2 Mo environ, 0:03\./,
  );
  assert.match(working(scene), /\[Convertir la vidéo\]/);
  await scene.press('aicha', 'convertVideo');
  assert.match(scene.seen(), /Aïcha fait convertir la vidéo/);
  assert.match(scene.seen(), /Conversion de la vidéo : 66 % sont faits/);
  assert.match(scene.seen(), /Aïcha[^]*version 3[^]*la vidéo/);
  assert.match(working(scene), /Vidéo · 0:03 · [\d,]+ Mo · 858 × 1.526 · H\.264 · AAC/);
  assert.doesNotMatch(working(scene), /n['’]y est pas accepté|Convertir la vidéo/);
  await scene.press('aicha', 'altTexts');
  await scene.people.submit('aicha', { alt0: 'Le préfet parle devant la carte des crues.' });
  await scene.settle();
  await scene.press('aicha', 'ask');
  await scene.press('karim', 'approve');
  await scene.pass(120);
  assert.equal(scene.networks.mastodon.posts.length, 1);
});

test('where there is no ffmpeg nothing is offered, and the card says what would fit', async () => {
  await using scene = await withPhone(null);
  assert.doesNotMatch(working(scene), /Convertir/);
  assert.match(working(scene), /Exportez la vidéo en H\.264/);
});

test('a conversion that fails, or makes something else, is told, and the draft stays as it was', async () => {
  for (const [manner, sentence] of [
    ['fails', /n['’]a pas pu être convertie, et le brouillon n['’]a pas changé/],
    ['garbage', /n['’]est pas la même vidéo, et n['’]est pas utilisé/],
    ['fills', /devenait trop lourde/],
  ] as const) {
    await using ffmpeg = await ffmpegOf(manner);
    await using scene = await withPhone(ffmpeg.convert);
    await scene.press('aicha', 'convertVideo');
    assert.match(scene.seen(), sentence);
    assert.match(working(scene), /version 2[^]*1.080 × 1.920 · H\.265/);
    assert.match(working(scene), /\[Convertir la vidéo\]/);
  }
});

test('on a disk without room nothing is begun, nothing is left there, and people are told to tell the administrators', async (t) => {
  await using disk = await smallDisk(64);
  if (disk === null) {
    t.skip('this machine lets nobody mount a disk');
    return;
  }
  let count = 0;
  await using scene = await withPhone(async () => {
    count += 1;
    throw new Error('it was begun');
  });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = disk.path;
  try {
    await scene.press('aicha', 'convertVideo');
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
  assert.equal(count, 0);
  assert.deepEqual(await readdir(disk.path), []);
  assert.match(scene.seen(), /pas assez de place sur le disque/);
  assert.match(working(scene), /\[Convertir la vidéo\]/);
});

test('nothing is converted once the draft was put to approval, though a server takes less by then', async () => {
  let count = 0;
  await using scene = await openBotScene({
    convertRecording: async () => {
      count += 1;
      throw new Error('it was begun');
    },
  });
  await scene.draft('Crue de la Moselle : le message du préfet.');
  const [line] = scene.messages();
  assert.ok(line);
  const files = [{ name: 'prefet.mp4', bytes: await madeRecording({ width: 640 }) }];
  scene.people.say('aicha', { channel: 'publications', thread: line.ref.message }, '', files);
  await scene.settle();
  await scene.press('aicha', 'altTexts');
  await scene.people.submit('aicha', { alt0: 'Le préfet parle devant la carte des crues.' });
  await scene.settle();
  await scene.press('aicha', 'ask');
  const { defaultLimits } = mastodonRules;
  const limits = { ...defaultLimits, recordings: { ...defaultLimits.recordings, maxPixels: 100_000 } };
  await scene.store.db.account.updateMany({ where: { network: 'mastodon' }, data: { limits } });
  const { ref } = scene.cardWith('approve');
  const { id: draftId } = await scene.store.db.draft.findFirstOrThrow();
  const press = { kind: 'button', dedupeKey: 'button:late', user: 'aicha', ref, trigger: { id: 'late' } } as const;
  await scene.sink.accept({ ...press, action: 'convertVideo', draftId, revision: 3, target: null });
  await scene.settle();
  assert.equal(count, 0);
  assert.match(scene.whispers('aicha').at(-1) ?? '', /n['’]est plus possible/);
});

/** Karim words the draft, as a form of his would. */
async function word({ store, bot, deskId }: BotScene): Promise<void> {
  const { id: draftId } = await store.db.draft.findFirstOrThrow();
  await store.write(async (work) => {
    const [draft, desk] = [
      await readDraft(work.tx, draftId),
      await readDesk(work.tx, { id: deskId ?? '' }, work.clock.now()),
    ];
    assert.ok(draft !== null && desk !== null);
    const content = { ...draft.current.content, text: 'Crue de la Moselle : écoutez le préfet.' };
    const base = { draftId, baseRevision: draft.current.number, content } as const;
    await reviseWhenFree(work, { ...base, editor: 'karim', desk, rules: bot.rules });
  });
}

test('pressed twice it is converted once, and what others have worded meanwhile goes on without it', async () => {
  let count = 0;
  await using ffmpeg = await ffmpegOf('makes');
  await using scene = await withPhone(async (conversion) => {
    count += 1;
    // Karim words the draft while it is converted.
    await word(scene);
    return ffmpeg.convert(conversion);
  });
  const { ref } = scene.cardWith('convertVideo');
  const { id: draftId } = await scene.store.db.draft.findFirstOrThrow();
  for (const id of ['one', 'two']) {
    const press = { kind: 'button', dedupeKey: `button:${id}`, user: 'aicha', ref, trigger: { id } } as const;
    await scene.sink.accept({ ...press, action: 'convertVideo', draftId, revision: 2, target: null });
  }
  await scene.settle();
  assert.equal(count, 1);
  assert.match(scene.whispers('aicha').at(-1) ?? '', /déjà en cours de conversion/);
  assert.match(scene.seen(), /Le brouillon a changé pendant la conversion/);
  assert.match(working(scene), /écoutez le préfet[^]*H\.265/);
});

test('two processes that convert one video at once make one version, and a job that comes again after it says nothing', async () => {
  await using ffmpeg = await ffmpegOf('makes');
  const both = Promise.withResolvers<void>();
  let count = 0;
  await using scene = await withPhone(async (conversion) => {
    count += 1;
    if (count === 2) both.resolve();
    await both.promise;
    return ffmpeg.convert(conversion);
  });
  const { id: draftId } = await scene.store.db.draft.findFirstOrThrow();
  const [media] = contentMedia.parse((await scene.store.db.revision.findFirstOrThrow({ where: { number: 2 } })).media);
  const job = { draftId, person: 'aicha', base: 2, sha256: media?.sha256 ?? '' };
  const signal = new AbortController().signal;
  await Promise.all([takeConversion(scene.bot, job, signal), takeConversion(scene.bot, job, signal)]);
  await scene.settle();
  assert.equal(count, 2);
  // Killed after its version was made, before its job was done: it comes again.
  await takeConversion(scene.bot, job, signal);
  await scene.settle();
  assert.equal(await scene.store.db.revision.count(), 3);
  assert.equal(scene.seen().match(/^Conversion de la vidéo : 66 %/gm)?.length, 1, scene.seen());
  assert.doesNotMatch(scene.seen(), /a changé pendant la conversion/);
});

test('with ffmpeg the card shows a picture of the video, which stays when the video is forgotten', async () => {
  await using folder = await temporaryFolder();
  const ffmpeg = await standInFfmpeg(folder.path, 'makes', new Uint8Array());
  await using scene = await openBotScene({ posterOf: (video) => posterOf(ffmpeg, video) });
  await scene.draft('Crue de la Moselle : le message du préfet.');
  const [line] = scene.messages();
  assert.ok(line);
  const files = [{ name: 'prefet.mp4', bytes: await madeRecording() }];
  scene.people.say('aicha', { channel: 'publications', thread: line.ref.message }, '', files);
  await scene.settle();
  const shown = (): readonly string[] => {
    const { body } = scene.cardWith('ask');
    const blocks = body.kind === 'card' ? body.card.blocks : [];
    return blocks.flatMap((block) => (block.kind === 'image' ? [block.sha256] : []));
  };
  const [sha256, ...others] = shown();
  assert.ok(sha256 !== undefined && others.length === 0);
  const { media } = await scene.store.db.revision.findFirstOrThrow({ where: { number: 2 } });
  assert.partialDeepStrictEqual(media, [{ recording: { poster: { sha256, mimeType: 'image/png' } } }]);
  await scene.store.db.recordingPiece.deleteMany();
  assert.ok((await imageFrom(scene.store)(sha256)).byteLength > 0);
});

test('a video of which no picture can be made is taken without one', async () => {
  await using folder = await temporaryFolder();
  const ffmpeg = await standInFfmpeg(folder.path, 'fails', new Uint8Array());
  await using scene = await openBotScene({ posterOf: (video) => posterOf(ffmpeg, video) });
  await scene.draft('Crue de la Moselle : le message du préfet.');
  const [line] = scene.messages();
  assert.ok(line);
  const files = [{ name: 'prefet.mp4', bytes: await madeRecording() }];
  scene.people.say('aicha', { channel: 'publications', thread: line.ref.message }, '', files);
  await scene.settle();
  assert.match(working(scene), /Vidéo · 0:03/);
  assert.equal(await scene.store.db.media.count(), 0);
});

test('a converted video keeps the captions of the one that it was made of', async () => {
  await using ffmpeg = await ffmpegOf('makes');
  await using scene = await withPhone(ffmpeg.convert);
  const [line] = scene.messages();
  assert.ok(line);
  const captions = Buffer.from('1\n00:00:00,000 --> 00:00:02,500\nRestez chez vous.\n');
  const files = [{ name: 'prefet.srt', bytes: new Uint8Array(captions) }];
  scene.people.say('aicha', { channel: 'publications', thread: line.ref.message }, '', files);
  await scene.settle();
  await scene.press('aicha', 'convertVideo');
  const [before, after] = await scene.store.db.revision.findMany({
    where: { number: { gte: 3 } },
    orderBy: { number: 'asc' },
  });
  const captionsOf = (media: unknown): unknown => contentMedia.parse(media)[0]?.recording.captions;
  assert.deepEqual(contentMedia.parse(after?.media)[0]?.recording.video, { codec: 'avc' });
  assert.ok(captionsOf(before?.media) !== undefined);
  assert.deepEqual(captionsOf(after?.media), captionsOf(before?.media));
});

const contentMedia = z.array(
  z.object({
    sha256: z.string(),
    recording: z.object({ video: z.object({ codec: z.string() }), captions: z.array(z.unknown()).optional() }),
  }),
);
