import { readMedia } from '#drafts/read-media.ts';
import type { Store } from '#storage/store.ts';

/** The bytes of a picture that a card shows. */
export function imageFrom(store: Store): (sha256: string) => Promise<Uint8Array> {
  return async (sha256) => {
    const media = await readMedia(store.db, sha256);
    if (media === null) throw new Error(`picture ${sha256} is shown and not kept`);
    return media.bytes;
  };
}
