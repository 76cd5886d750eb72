import { createHash } from 'node:crypto';

import type { RenderedMedia } from '#networks/rendering.ts';
import type { Transaction } from '#storage/database.ts';
import type { Store } from '#storage/store.ts';

// Only this file and storage/pieces.ts know where the bytes of recordings are: in the database like pictures, but in
// pieces, so that neither the database nor Tambour ever holds a whole one in memory.

/**
 * Stores a recording's pieces by its SHA-256, each before the next is asked for. A recording that is stored already is
 * not stored twice, but pieces changed since are restored. Refer to a recording only after this has returned. Throws if
 * the pieces do not match the hash: then it does not count as stored.
 */
export async function keepRecording(
  store: Store,
  { sha256, mimeType, byteLength, recording }: Omit<RenderedMedia, 'alt'>,
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
): Promise<void> {
  if (recording === undefined) throw new Error(`${sha256} is a picture`);
  const createdAt = store.clock.now();
  const row = { mimeType, byteLength, pieces: recording.pieces, createdAt };
  await store.write(({ tx }) =>
    // Renews an existing row, so that `forgetRecordings` does not delete it meanwhile.
    tx.recording.upsert({ where: { sha256 }, create: { sha256, ...row }, update: { createdAt, removedAt: null } }),
  );
  const isThere = await arePiecesAs(store.db, sha256, recording.pieces);
  const whole = createHash('sha256');
  let position = 0;
  for await (const bytes of pieces) {
    whole.update(bytes);
    if (!isThere) await store.pieces.keep({ sha256, position, bytes });
    position += 1;
  }
  if (whole.digest('hex') !== sha256) throw new Error(`the bytes of recording ${sha256} do not match its hash`);
  await store.write(async ({ tx, clock }) => {
    if (!(await arePiecesAs(tx, sha256, recording.pieces))) throw new Error(`recording ${sha256} is not kept whole`);
    await tx.recording.update({ where: { sha256 }, data: { keptAt: clock.now() } });
  });
}

/**
 * Tells whether a recording is stored as it was approved, piece by piece. "missing": its bytes were deleted or left out
 * of a backup; dropping the same file again brings them back. The database computes this, which takes a second for the
 * largest. When it is sent, its bytes are compared once more (`piecesOf`).
 */
export async function recordingAsKept(
  tx: Transaction,
  { sha256, recording }: Pick<RenderedMedia, 'sha256' | 'recording'>,
): Promise<'same' | 'missing' | 'changed'> {
  const row = await tx.recording.findUnique({ where: { sha256 } });
  if (recording === undefined || row === null) return 'changed';
  if (row.keptAt === null || (await tx.recordingPiece.count({ where: { sha256 } })) === 0) return 'missing';
  return (await arePiecesAs(tx, sha256, recording.pieces)) ? 'same' : 'changed';
}

/** Deletes the bytes of a recording, in the transaction that marks its row as removed. */
export async function forgetPieces(tx: Transaction, sha256: string): Promise<void> {
  await tx.recordingPiece.deleteMany({ where: { sha256 } });
}

async function arePiecesAs(tx: Transaction, sha256: string, pieces: string): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ pieces: string | null }[]>`
    SELECT encode(sha256(string_agg(sha256("bytes"), ''::bytea ORDER BY "position")), 'hex') AS "pieces"
    FROM "RecordingPiece" WHERE "sha256" = ${sha256}`;
  return found?.pieces === pieces;
}

/**
 * Yields a recording's pieces in order. Yields the last one only once the whole has the approved hash, and throws
 * otherwise, so that no wrong recording is ever sent completely.
 */
export async function* piecesOf(
  { pieces }: Pick<Store, 'pieces'>,
  { sha256, byteLength }: Pick<RenderedMedia, 'sha256' | 'byteLength'>,
): AsyncGenerator<Uint8Array<ArrayBuffer>, void> {
  const whole = createHash('sha256');
  let held = 0;
  let last: Uint8Array<ArrayBuffer> | null = null;
  for (let position = 0; ; position += 1) {
    const bytes = await pieces.read({ sha256, position });
    if (bytes === null) break;
    whole.update(bytes);
    held += bytes.byteLength;
    if (last !== null) yield last;
    last = bytes;
  }
  // guard: a recording at the upload
  if (last === null || held !== byteLength || whole.digest('hex') !== sha256) {
    throw new Error(`the stored recording ${sha256} is missing or corrupt`);
  }
  yield last;
}
