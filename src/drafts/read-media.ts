import type { Transaction } from '#storage/database.ts';

/** A kept picture's bytes; null where there is none of that SHA-256. Does not check them: the last gate does. */
export async function readMedia(
  tx: Pick<Transaction, 'media'>,
  sha256: string,
): Promise<{ readonly bytes: Uint8Array; readonly mimeType: string } | null> {
  return tx.media.findUnique({ where: { sha256 }, select: { bytes: true, mimeType: true } });
}
