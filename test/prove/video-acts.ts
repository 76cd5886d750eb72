import { createHash } from 'node:crypto';

import { readDesk } from '#desks/desk.ts';
import { lockDraft } from '#drafts/draft.ts';
import { keepRecording } from '#drafts/recording-bytes.ts';
import type { RenderedMedia } from '#networks/rendering.ts';
import { reviseWhenFree } from '#publishing/stop.ts';

import { authors, type History } from './open-history.ts';

/** As the rooms store them: in pieces, of which nobody here looks into one. */
const videos = [1, 2, 3].map((number) =>
  ['its beginning', 'its middle', 'its end'].map((part) => new TextEncoder().encode(`video ${number}, ${part}`)),
);

const hashOf = (all: readonly Uint8Array[]): string => {
  const hash = createHash('sha256');
  for (const bytes of all) hash.update(bytes);
  return hash.digest('hex');
};

function mediaOf(pieces: readonly Uint8Array[], alt: string): RenderedMedia {
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
      video: { codec: 'avc', framesPerSecond: 25 },
      sound: 'aac',
    },
  };
}

/** A video becomes the newest draft's, as the bot has it once it has read a file of the thread; the same file may come again. */
export async function addRecording(history: History): Promise<void> {
  const { chance, world, ground, deskId } = history;
  const process = chance.oneOf(world.processes);
  const { rows } = await ground.own.query<{ id: string }>('SELECT "id" FROM "Draft" ORDER BY "number" DESC LIMIT 1');
  const [row] = rows;
  if (!process.isAlive() || row === undefined) return;
  history.wordings += 1;
  const pieces = chance.oneOf(videos);
  const media = mediaOf(pieces, `The mayor speaks, take ${history.wordings}`);
  const editor = chance.oneOf(authors);
  world.tell(`A video of ${editor} becomes the newest draft’s`);
  await world.run('adding a video', async () => {
    const store = process.store();
    await keepRecording(store, media, inTurn(pieces));
    await store.write(async (work) => {
      const draft = await lockDraft(work.tx, row.id);
      const desk = await readDesk(work.tx, { id: deskId }, work.clock.now());
      if (draft === null || desk === null) return;
      const { content, number: baseRevision } = draft.current;
      const revised = { ...content, media: [media] };
      await reviseWhenFree(work, { draftId: row.id, editor, baseRevision, content: revised, desk, rules: world.rules });
    });
  });
}

async function* inTurn(pieces: readonly Uint8Array<ArrayBuffer>[]): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  yield* pieces;
}

/** The desk keeps videos for a day alone. */
export async function keepForADay({ world, ground }: History): Promise<void> {
  world.tell('The desk keeps videos for a day after their posts');
  await ground.own.query('UPDATE "Desk" SET "recordingDays" = 1');
}

/** What comes of the next videos at a network is to take its time, or comes to nothing. */
export async function troubleVideo({ chance, world }: History): Promise<void> {
  const network = chance.oneOf([...world.networks.values()]);
  const trouble = chance.oneOf(['lasts', 'lasts', 'fails', 'neverEnds', 'isForgotten'] as const);
  world.inject(`video: ${trouble}`);
  world.tell(`The next video on ${network.account.network} meets: ${trouble}`);
  network.videoTroubles.push(trouble);
}
