import type { Clock } from '#clock.ts';

import type { Network } from './network.ts';
import type { PrepareOutcome, Uploaded } from './publish-outcome.ts';
import type { RenderedMedia, Rendering } from './rendering.ts';
import type { Locked, Refused, TryLater } from './setback.ts';

export type UploadResult =
  /** `expiresAfterSeconds`: as in `Uploaded`. */
  | { readonly kind: 'uploaded'; readonly id: string; readonly expiresAfterSeconds: number | null }
  | Refused
  | TryLater
  | Locked;

/** Mastodon, which says nothing of it, throws unattached pictures away after a day. */
const untoldLifeSeconds = 20 * 3600;
/** A picture is used at the latest this long after it was looked at. */
const untilUsedSeconds = 5 * 60;

/**
 * Uploads the pictures of a rendering to a network, one after the other, except those that are there and still young.
 * `upload` brings one; `index` counts the places in the post.
 */
export async function prepareEach(
  rendering: Rendering,
  with_: Parameters<Network['prepare']>[1],
  clock: Clock,
  upload: (media: RenderedMedia, bytes: Uint8Array, index: number) => Promise<UploadResult>,
): Promise<PrepareOutcome> {
  const now = clock.now().getTime();
  const young = with_.uploaded.filter((one) => now < usableUntilMs(one));
  const uploaded: Uploaded[] = [];
  for (const [index, media] of rendering.media.entries()) {
    // The same picture may stand twice in a post, with two alternative texts: each upload serves once.
    const place = young.findIndex((one) => one.sha256 === media.sha256);
    const [known] = place === -1 ? [] : young.splice(place, 1);
    if (known !== undefined) {
      uploaded.push(known);
      continue;
    }
    const bytes = await with_.bytesOf(media.sha256);
    const uploadedAt = clock.now();
    const result = await upload(media, bytes, index);
    if (result.kind !== 'uploaded') return { ...result, uploaded: [...uploaded, ...young] };
    const { id: remoteId, expiresAfterSeconds } = result;
    uploaded.push({ sha256: media.sha256, remoteId, uploadedAt, expiresAfterSeconds });
  }
  const mediaIds = uploaded.map((one) => one.remoteId);
  return { kind: 'prepared', prepared: { rendering, mediaIds }, uploaded };
}

function usableUntilMs({ uploadedAt, expiresAfterSeconds }: Uploaded): number {
  return uploadedAt.getTime() + ((expiresAfterSeconds ?? untoldLifeSeconds) - untilUsedSeconds) * 1000;
}
