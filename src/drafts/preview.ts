import { createHash } from 'node:crypto';

import { canonicalJson } from '#storage/canonical-json.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';
import type { PostLook } from '#text/post-look.ts';

/** What a preview is drawn of; drawn of the same, it is the same. */
export interface ToDraw {
  readonly posts: readonly PostLook[];
  /** What stands where a warning is opened. */
  readonly open: string;
}

/** A draft's preview as it was drawn last, without its bytes. */
export interface Preview {
  readonly drawnOf: string;
  /** Null where it could not be drawn. */
  readonly sha256: string | null;
}

/** Returns what tells previews apart. */
export function signOf(toDraw: ToDraw): string {
  return createHash('sha256').update(canonicalJson(toDraw)).digest('hex');
}

export async function readPreview(tx: Pick<Transaction, 'preview'>, draftId: string): Promise<Preview | null> {
  return tx.preview.findUnique({ where: { draftId }, select: { drawnOf: true, sha256: true } });
}

/** Reads a preview's bytes; null if there is none of that SHA-256 any more. */
export async function readPreviewBytes(
  tx: Pick<Transaction, 'preview'>,
  sha256: string,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer> } | null> {
  const row = await tx.preview.findFirst({ where: { sha256 }, select: { bytes: true } });
  const bytes = row?.bytes ?? null;
  return bytes === null ? null : { bytes };
}

/** Keeps a draft's preview instead of the one before; `bytes` null: it cannot be drawn, and is not tried again. */
export async function keepPreview(
  { tx, clock }: Pick<UnitOfWork, 'tx' | 'clock'>,
  draftId: string,
  { drawnOf, bytes }: { readonly drawnOf: string; readonly bytes: Uint8Array<ArrayBuffer> | null },
): Promise<void> {
  const sha256 = bytes === null ? null : createHash('sha256').update(bytes).digest('hex');
  const row = { drawnOf, sha256, bytes, drawnAt: clock.now() };
  await tx.preview.upsert({ where: { draftId }, create: { draftId, ...row }, update: row });
}

/** Forgets the preview of a draft that is no more, or looks otherwise now. */
export async function forgetPreview(tx: Pick<Transaction, 'preview'>, draftId: string): Promise<void> {
  await tx.preview.deleteMany({ where: { draftId } });
}
