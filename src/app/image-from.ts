import { readCaptionsText } from '#drafts/captions/caption-text.ts';
import { readShownMedia } from '#drafts/media-bytes.ts';
import { readPreviewBytes } from '#drafts/preview.ts';
import { readPagePicture } from '#drafts/previews/link-preview.ts';
import { readAttachment } from '#storage/attachment.ts';
import type { Store } from '#storage/store.ts';

/** Reads the bytes of a picture or file that a card shows, whether a draft's or the bot's own. */
export function imageFrom({ db }: Pick<Store, 'db'>): (sha256: string) => Promise<Uint8Array> {
  return async (sha256) => {
    const kept =
      (await readShownMedia(db, sha256)) ??
      (await readAttachment(db, sha256)) ??
      (await readPreviewBytes(db, sha256)) ??
      (await readPagePicture(db, sha256));
    if (kept !== null) return kept.bytes;
    const captions = await readCaptionsText(db, sha256);
    if (captions === null) throw new Error(`${sha256} is shown but not stored`);
    return new TextEncoder().encode(captions);
  };
}
