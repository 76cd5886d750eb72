import { createHash } from 'node:crypto';

import type { Clock } from '#clock.ts';

import type { Transaction } from './database.ts';

/**
 * Stores an attachment of a message, such as a chart or a file of figures, and returns its SHA-256. The same bytes
 * stored again are kept longer.
 */
export async function keepAttachment(
  tx: Pick<Transaction, 'attachment'>,
  clock: Clock,
  { bytes, mimeType }: { readonly bytes: Uint8Array; readonly mimeType: string },
): Promise<string> {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const createdAt = clock.now();
  await tx.attachment.upsert({
    where: { sha256 },
    create: { sha256, bytes: Uint8Array.from(bytes), mimeType, createdAt },
    update: { createdAt },
  });
  return sha256;
}

/** Reads an attachment; null if there is none with that SHA-256, or `forgetOldChat` has deleted it. */
export async function readAttachment(
  tx: Pick<Transaction, 'attachment'>,
  sha256: string,
): Promise<{ readonly bytes: Uint8Array; readonly mimeType: string } | null> {
  return tx.attachment.findUnique({ where: { sha256 }, select: { bytes: true, mimeType: true } });
}
