import { createHash } from 'node:crypto';

import { readDesk } from '#desks/desk.ts';
import { keepCaptions, transcriptsOf } from '#drafts/captions/caption-text.ts';
import { captionsHash, subRipOf } from '#drafts/captions/captions-text.ts';
import { withTranscripts } from '#drafts/captions/with-captions.ts';
import { lockDraft } from '#drafts/draft.ts';
import { keepMedia } from '#drafts/media-bytes.ts';
import { keepRecording } from '#drafts/recording-bytes.ts';
import type { RenderedMedia } from '#networks/rendering.ts';
import { reviseWhenFree } from '#publishing/deciding/stop.ts';

import { authors, type History } from './open-history.ts';

/** Videos in pieces, as the rooms store them. Nobody here reads what is in a piece. */
const videos = [1, 2, 3].map((number) =>
  ['its beginning', 'its middle', 'its end'].map((part) => new TextEncoder().encode(`video ${number}, ${part}`)),
);

const hashOf = (all: readonly Uint8Array[]): string => {
  const hash = createHash('sha256');
  for (const bytes of all) hash.update(bytes);
  return hash.digest('hex');
};

/** Builds a recording. `hevc`: as telephones film, and as no account here accepts. */
function mediaOf(
  pieces: readonly Uint8Array[],
  alt: string,
  { codec, said }: { readonly codec: 'avc' | 'hevc'; readonly said: object },
): RenderedMedia {
  return {
    sha256: hashOf(pieces),
    mimeType: 'video/mp4',
    width: 640,
    height: 360,
    byteLength: pieces.reduce((sum, { byteLength }) => sum + byteLength, 0),
    alt,
    recording: {
      pieces: hashOf(pieces.map((bytes) => createHash('sha256').update(bytes).digest())),
      seconds: 12,
      video: { codec, framesPerSecond: 25 },
      sound: 'aac',
      ...said,
    },
  };
}

/**
 * Adds a video to the newest draft, as the bot does once it has read a file of the thread, with or without captions
 * and a preview. The same file may come again.
 */
export async function addRecording(history: History): Promise<void> {
  const { chance, world, ground, deskId } = history;
  const process = chance.oneOf(world.processes);
  const { rows } = await ground.own.query<{ id: string }>('SELECT "id" FROM "Draft" ORDER BY "number" DESC LIMIT 1');
  const [row] = rows;
  if (!process.isAlive() || row === undefined) return;
  history.wordings += 1;
  const pieces = chance.oneOf(videos);
  const editor = chance.oneOf(authors);
  const codec = chance.onceIn(4) ? 'hevc' : 'avc';
  const captions = chance.onceIn(3) ? null : captionsOf(history.wordings, chance.oneOf(['en', 'fr']));
  const poster = chance.onceIn(2) ? null : posterOf(history.wordings);
  const said = {
    ...(captions === null ? {} : { captions: [{ language: captions.language, sha256: captionsHash(captions.text) }] }),
    ...(poster === null ? {} : { poster: { sha256: poster.media.sha256, mimeType: poster.media.mimeType } }),
  };
  const media = mediaOf(pieces, `The mayor speaks, take ${history.wordings}`, { codec, said });
  world.tell(`A video of ${editor} becomes the newest draft’s`);
  await world.run('adding a video', async () => {
    const store = process.store();
    await keepRecording(store, media, inTurn(pieces));
    await store.write(async (work) => {
      const draft = await lockDraft(work.tx, row.id);
      const desk = await readDesk(work.tx, { id: deskId }, work.clock.now());
      if (draft === null || desk === null) return;
      const { content, number: baseRevision } = draft.current;
      if (captions !== null) await keepCaptions(work, captions.text);
      if (poster !== null) await keepMedia(work, poster);
      const { accounts } = desk;
      const { rules } = world;
      const transcripts = await transcriptsOf(work.tx, [media]);
      const { language } = content;
      const revised = { ...content, media: withTranscripts([media], { language, accounts, rules, transcripts }) };
      await reviseWhenFree(work, { draftId: row.id, editor, baseRevision, content: revised, desk, rules: world.rules });
    });
  });
}

function captionsOf(number: number, language: string): { readonly language: string; readonly text: string } {
  const cue = { startMs: 0, endMs: 2000, text: `Take ${number}: the town hall opens.` };
  return { language, text: subRipOf([cue, { startMs: 2500, endMs: 5000, text: 'At nine.' }]) };
}

function posterOf(number: number): {
  readonly media: Omit<RenderedMedia, 'alt'>;
  readonly bytes: Uint8Array<ArrayBuffer>;
} {
  const bytes = new TextEncoder().encode(`the mayor, take ${number}`);
  const known = { mimeType: 'image/png', width: 4, height: 4, byteLength: bytes.byteLength };
  return { media: { ...known, sha256: hashOf([bytes]) }, bytes };
}

/** Changes all captions in the database; false if there are none. */
export async function rewordCaptions({ world, ground, tampered }: History): Promise<boolean> {
  const { rows } = await ground.own.query<{ draftId: string }>(
    `SELECT DISTINCT "draftId" FROM "Revision" WHERE "media"::text LIKE '%captions%'`,
  );
  if (rows.length === 0) return false;
  for (const { draftId } of rows) tampered.add(draftId);
  world.inject('captions changed in the database by hand');
  world.tell('Somebody changes all captions in the database');
  await ground.own.query(`UPDATE "Caption" SET "text" = replace("text", 'At nine.', 'At ten.')`);
  return true;
}

async function* inTurn(pieces: readonly Uint8Array<ArrayBuffer>[]): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  yield* pieces;
}

/** Makes the desk keep videos for one day only. */
export async function keepForADay({ world, ground }: History): Promise<void> {
  world.tell('The desk keeps videos for a day after their posts');
  await ground.own.query('UPDATE "Desk" SET "recordingDays" = 1');
}

/** Makes a network take its time with the next videos, or fail. */
export async function troubleVideo({ chance, world }: History): Promise<void> {
  const network = chance.oneOf([...world.networks.values()]);
  if (chance.onceIn(4)) {
    const why = chance.oneOf(['failed', 'late', 'disk', 'other'] as const);
    world.inject(`conversion: ${why}`);
    world.tell(`The next conversion comes to nothing: ${why}`);
    world.conversions.troubles.push(why);
    return;
  }
  const trouble = chance.oneOf(['lasts', 'lasts', 'fails', 'neverEnds', 'isForgotten'] as const);
  world.inject(`video: ${trouble}`);
  world.tell(`The next video on ${network.account.network} meets: ${trouble}`);
  network.videoTroubles.push(trouble);
}
