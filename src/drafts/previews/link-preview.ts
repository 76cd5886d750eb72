import { z } from 'zod';

import type { LinkCard } from '#networks/rendering.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { type LinkNote, linkNoteSchema } from './link-note.ts';
import type { LinkLook } from './look-at-link.ts';

const foundSchema = z.object({
  title: z.string().nullable(),
  description: z.string().nullable(),
  /** The page's description of its picture; null if it gives none, or names no picture. */
  alt: z.string().nullable(),
  /** False if nothing of the page could be read. */
  isRead: z.boolean(),
  notes: z.array(linkNoteSchema),
});

/**
 * A page as last read for a draft that links to it. It is not part of what is approved, unless a card is made of it.
 */
export interface LinkPreview extends z.infer<typeof foundSchema> {
  readonly link: string;
  readonly notes: LinkNote[];
  /** The page's picture; null if none could be read. */
  readonly picture: NonNullable<LinkCard['picture']> | null;
  readonly readAt: Date;
}

/** Reads the stored preview of the page that a draft links to; null if none was read. */
export async function readLinkPreview(
  tx: Pick<Transaction, 'linkPreview'>,
  draftId: string,
): Promise<LinkPreview | null> {
  const row = await tx.linkPreview.findUnique({ where: { draftId }, omit: { bytes: true } });
  if (row === null) return null;
  const { link, found, sha256, mimeType, width, height, byteLength, readAt } = row;
  const about = { ...foundSchema.parse(found), link, readAt };
  // All five are null together.
  if (sha256 === null || mimeType === null || width === null || height === null || byteLength === null) {
    return { ...about, picture: null };
  }
  return { ...about, picture: { sha256, mimeType, width, height, byteLength } };
}

/** Stores how a page looked for a draft, replacing what was read before. */
export async function keepLinkPreview(
  { tx, clock }: Pick<UnitOfWork, 'tx' | 'clock'>,
  draftId: string,
  { link, look }: { readonly link: string; readonly look: LinkLook },
): Promise<void> {
  const { head, picture, notes } = look;
  const row = {
    link,
    found: {
      title: head?.title ?? null,
      description: head?.description ?? null,
      alt: head?.picture?.alt ?? null,
      isRead: head !== null,
      notes: [...notes],
    },
    sha256: picture?.sha256 ?? null,
    mimeType: picture?.mimeType ?? null,
    bytes: picture?.bytes ?? null,
    width: picture?.width ?? null,
    height: picture?.height ?? null,
    byteLength: picture?.bytes.byteLength ?? null,
    readAt: clock.now(),
  };
  await tx.linkPreview.upsert({ where: { draftId }, create: { draftId, ...row }, update: row });
}

/** Reads the bytes of a page's picture; null if there is no longer one with that SHA-256. */
export async function readPagePicture(
  tx: Pick<Transaction, 'linkPreview'>,
  sha256: string,
): Promise<{ readonly bytes: Uint8Array<ArrayBuffer> } | null> {
  const row = await tx.linkPreview.findFirst({ where: { sha256 }, select: { bytes: true } });
  const bytes = row?.bytes ?? null;
  return bytes === null ? null : { bytes };
}

/** Deletes the stored preview of a draft that has ended. */
export async function forgetLinkPreview(tx: Pick<Transaction, 'linkPreview'>, draftId: string): Promise<void> {
  await tx.linkPreview.deleteMany({ where: { draftId } });
}
