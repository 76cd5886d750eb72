import type { Pieces } from '#storage/pieces.ts';
import type { Store } from '#storage/store.ts';

/** Stores recordings' pieces over a process's one connection, so that it may die or stand still in between. */
export function simPieces(db: Store['db'], write: Store['write']): Pieces {
  return {
    async keep({ sha256, position, bytes: given }) {
      const bytes = new Uint8Array(given);
      await write(
        ({ tx }) => tx.$executeRaw`
          INSERT INTO "RecordingPiece" ("sha256", "position", "bytes") VALUES (${sha256}, ${position}, ${bytes})
          ON CONFLICT ("sha256", "position") DO UPDATE SET "bytes" = EXCLUDED."bytes"`,
      );
    },
    async read({ sha256, position }) {
      const row = await db.recordingPiece.findUnique({ where: { sha256_position: { sha256, position } } });
      return row?.bytes ?? null;
    },
  };
}
