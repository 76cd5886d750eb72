import { createHash } from 'node:crypto';

import type { RenderedMedia } from '#networks/rendering.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

// Only this file knows where the bytes of pictures are: in the database, so that they commit and are backed up with the
// rows that refer to them.

/** Stores a picture's bytes by their SHA-256; does nothing if they are stored already. */
export async function keepMedia(
  work: UnitOfWork,
  image: { readonly media: Omit<RenderedMedia, 'alt'>; readonly bytes: Uint8Array<ArrayBuffer> },
): Promise<void> {
  const { media, bytes } = image;
  if (createHash('sha256').update(bytes).digest('hex') !== media.sha256) {
    throw new Error(`the bytes of picture ${media.sha256} do not match its hash`);
  }
  const { sha256, mimeType, width, height, byteLength } = media;
  await work.tx.media.createMany({
    data: [{ sha256, mimeType, width, height, byteLength, bytes, createdAt: work.clock.now() }],
    skipDuplicates: true,
  });
}

/** Reads a stored picture's bytes; null if there are none. Does not check them against the hash: the last gate does, and `readShownMedia`. */
export async function readMedia(
  tx: Pick<Transaction, 'media'>,
  sha256: string,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly mimeType: string } | null> {
  return tx.media.findUnique({ where: { sha256 }, select: { bytes: true, mimeType: true } });
}

/** Reads a stored picture's bytes to show them; null if there are none, or if they are another picture's. */
export async function readShownMedia(tx: Pick<Transaction, 'media'>, sha256: string): ReturnType<typeof readMedia> {
  const row = await readMedia(tx, sha256);
  return row !== null && createHash('sha256').update(row.bytes).digest('hex') === sha256 ? row : null;
}
