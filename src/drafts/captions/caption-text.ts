import type { RenderedMedia } from '#networks/rendering.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { captionsHash, cuesOf, transcriptOf } from './captions-text.ts';

// Only this file knows where the text of captions is: in a table of its own, by its hash. It stays when the bytes of
// its video are deleted, as the video's transcript.

/** Stores the text of captions by its SHA-256; does nothing if it is stored already. */
export async function keepCaptions({ tx, clock }: UnitOfWork, text: string): Promise<void> {
  const row = { sha256: captionsHash(text), text, createdAt: clock.now() };
  await tx.caption.createMany({ data: [row], skipDuplicates: true });
}

/** Reads the text of captions; null if there is none with that hash, or the stored text does not match it. */
export async function readCaptionsText(tx: Pick<Transaction, 'caption'>, sha256: string): Promise<string | null> {
  const row = await tx.caption.findUnique({ where: { sha256 } });
  return row !== null && captionsHash(row.text) === sha256 ? row.text : null;
}

/** Reads the text of approved captions. Throws if it is missing, or does not match its hash. */
export async function storedCaptions(tx: Pick<Transaction, 'caption'>, sha256: string): Promise<string> {
  const row = await tx.caption.findUnique({ where: { sha256 } });
  // guard: captions at the upload
  if (row === null || captionsHash(row.text) !== sha256) {
    throw new Error(`the stored captions ${sha256} are missing or corrupt`);
  }
  return row.text;
}

/** Reads the texts of all captions of these media, by their hashes; omits missing and changed ones. */
export async function captionTextsOf(
  tx: Pick<Transaction, 'caption'>,
  media: readonly Pick<RenderedMedia, 'recording'>[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = media.flatMap(({ recording }) => recording?.captions ?? []).map(({ sha256 }) => sha256);
  const texts = new Map<string, string>();
  for (const sha256 of wanted) {
    const text = await readCaptionsText(tx, sha256);
    if (text !== null) texts.set(sha256, text);
  }
  return texts;
}

/** Reads the transcripts of all captions of these media, by the captions' hashes. */
export async function transcriptsOf(
  tx: Pick<Transaction, 'caption'>,
  media: readonly Pick<RenderedMedia, 'recording'>[],
): Promise<ReadonlyMap<string, string>> {
  const texts = await captionTextsOf(tx, media);
  return new Map([...texts].map(([sha256, text]) => [sha256, transcriptOf(cuesOf(text))]));
}
