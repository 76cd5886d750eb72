import { createHash } from 'node:crypto';

import { canonicalJson } from '#storage/canonical-json.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';
import type { PostLook } from '#text/post-look.ts';

/** The input of a preview; the same input gives the same preview. */
export interface ToDraw {
  readonly posts: readonly PostLook[];
  /** Label of the button that opens a content warning. */
  readonly open: string;
}

/** A draft's preview as last drawn, without its bytes. */
export interface Preview {
  readonly drawnOf: string;
  /** Null if it could not be drawn. */
  readonly sha256: string | null;
}

/** Returns the hash of a preview's input, as `drawnOf` stores it. */
export function signOf(toDraw: ToDraw): string {
  return createHash('sha256').update(canonicalJson(toDraw)).digest('hex');
}

export async function readPreview(tx: Pick<Transaction, 'preview'>, draftId: string): Promise<Preview | null> {
  return tx.preview.findUnique({ where: { draftId }, select: { drawnOf: true, sha256: true } });
}

/** Reads a preview's bytes; null if there is no longer one with that SHA-256. */
export async function readPreviewBytes(
  tx: Pick<Transaction, 'preview'>,
  sha256: string,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer> } | null> {
  const row = await tx.preview.findFirst({ where: { sha256 }, select: { bytes: true } });
  const bytes = row?.bytes ?? null;
  return bytes === null ? null : { bytes };
}

/** Stores a draft's preview, replacing the one before. `bytes` null: it cannot be drawn, and is not tried again. */
export async function keepPreview(
  { tx, clock }: Pick<UnitOfWork, 'tx' | 'clock'>,
  draftId: string,
  { drawnOf, bytes }: { readonly drawnOf: string; readonly bytes: Uint8Array<ArrayBuffer> | null },
): Promise<void> {
  const sha256 = bytes === null ? null : createHash('sha256').update(bytes).digest('hex');
  const row = { drawnOf, sha256, bytes, drawnAt: clock.now() };
  await tx.preview.upsert({ where: { draftId }, create: { draftId, ...row }, update: row });
}

/** Deletes the preview of a draft that has ended, or looks different now. */
export async function forgetPreview(tx: Pick<Transaction, 'preview'>, draftId: string): Promise<void> {
  await tx.preview.deleteMany({ where: { draftId } });
}
