import type { Clock } from '#clock.ts';

import type { Network } from './network.ts';
import type { PrepareOutcome, Uploaded } from './publish-outcome.ts';
import type { RenderedMedia, Rendering } from './rendering.ts';
import type { Locked, Refused, TryLater } from './setback.ts';

/** `expiresAfterSeconds`: as in `Uploaded`. */
type Usable = { readonly kind: 'uploaded'; readonly id: string; readonly expiresAfterSeconds: number | null };

export type UploadResult = Usable | Refused | TryLater | Locked;

/** The network has received all of a recording and is processing it. */
export type Working = {
  readonly kind: 'processing';
  readonly id: string;
  readonly expiresAfterSeconds: number | null;
  readonly afterSeconds: number;
};

type Lost = { readonly kind: 'lost' };

/** The uploads of a post's media to one network. `index`: position in the post. */
export interface Uploads {
  readonly picture: (media: RenderedMedia, bytes: Uint8Array, index: number) => Promise<UploadResult>;
  readonly recording: (
    media: RenderedMedia,
    pieces: AsyncIterable<Uint8Array>,
    index: number,
  ) => Promise<UploadResult | Working>;
  /** Checks once on a recording in processing; "lost": the network no longer knows it. */
  readonly look: (media: RenderedMedia, known: Uploaded) => Promise<UploadResult | Lost>;
}

/** Lifetime if the network reports none: Mastodon, which reports none, deletes unattached pictures after a day. */
const untoldLifeSeconds = 20 * 3600;
/** A picture is used at the latest this long after its age was checked. */
const untilUsedSeconds = 5 * 60;
/** A network that is not done with a recording by then never will be: people are told. */
const longestWorkSeconds = 15 * 60;
const busySeconds = 30;

/**
 * Uploads a rendering's media one after the other, except those that are there and still fresh. A recording in
 * processing is checked once per call and not waited for, so that it may take minutes.
 */
export async function prepareEach(
  rendering: Rendering,
  with_: Parameters<Network['prepare']>[1],
  clock: Clock,
  uploads: Uploads,
): Promise<PrepareOutcome> {
  const now = clock.now().getTime();
  const young = with_.uploaded.filter((one) => now < usableUntilMs(one));
  const uploaded: Uploaded[] = [];
  for (const [index, media] of rendering.media.entries()) {
    // The same picture may stand twice in a post, with two alternative texts: each upload serves once.
    const place = young.findIndex((one) => one.sha256 === media.sha256);
    const [known] = place === -1 ? [] : young.splice(place, 1);
    if (known !== undefined && known.isProcessing === undefined) {
      uploaded.push(known);
      continue;
    }
    const uploadedAt = known?.uploadedAt ?? clock.now();
    const result = known === undefined ? await sent(with_, uploads, media, index) : await uploads.look(media, known);
    const kept = { sha256: media.sha256, uploadedAt };
    switch (result.kind) {
      case 'uploaded':
        uploaded.push({ ...kept, remoteId: result.id, expiresAfterSeconds: result.expiresAfterSeconds });
        break;
      case 'processing': {
        const { id: remoteId, expiresAfterSeconds, afterSeconds } = result;
        const working: Uploaded = { ...kept, remoteId, expiresAfterSeconds, isProcessing: true };
        const why = 'media_processing' as const;
        return { kind: 'tryLater', why, afterSeconds, uploaded: [...uploaded, working, ...young] };
      }
      case 'lost':
        return { kind: 'tryLater', why: 'server_busy', afterSeconds: busySeconds, uploaded: [...uploaded, ...young] };
      case 'tryLater': {
        if (known === undefined) return { ...result, uploaded: [...uploaded, ...young] };
        const isStuck = result.why === 'media_processing' && now - uploadedAt.getTime() > longestWorkSeconds * 1000;
        // Not kept, so that the next attempt uploads it anew: processing that never ended came to nothing.
        if (isStuck) return { kind: 'refused', why: 'media_unfinished', uploaded: [...uploaded, ...young] };
        return { ...result, uploaded: [...uploaded, known, ...young] };
      }
      case 'refused':
      case 'locked': {
        const isRejected = result.kind === 'refused' && result.why === 'media_rejected';
        const still = known === undefined || isRejected ? [] : [known];
        return { ...result, uploaded: [...uploaded, ...still, ...young] };
      }
    }
  }
  const mediaIds = uploaded.map((one) => one.remoteId);
  return { kind: 'prepared', prepared: { rendering, mediaIds }, uploaded };
}

async function sent(
  { bytesOf, piecesOf }: Parameters<Network['prepare']>[1],
  uploads: Uploads,
  media: RenderedMedia,
  index: number,
): Promise<UploadResult | Working> {
  if (media.recording === undefined) return uploads.picture(media, await bytesOf(media.sha256), index);
  if (piecesOf === undefined) throw new Error(`nobody gives the pieces of recording ${media.sha256}`);
  return uploads.recording(media, piecesOf(media), index);
}

function usableUntilMs({ uploadedAt, expiresAfterSeconds }: Uploaded): number {
  return uploadedAt.getTime() + ((expiresAfterSeconds ?? untoldLifeSeconds) - untilUsedSeconds) * 1000;
}
