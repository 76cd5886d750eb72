import { createHash } from 'node:crypto';

import type { Network } from '#networks/network.ts';
import type { PrepareOutcome, Uploaded } from '#networks/publish-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';

import { saysNow } from './post-says.ts';
import type { PublicPost } from './witness.ts';
import type { WorldTime } from './world-time.ts';

/** The pictures on one account's server: what bytes came, under which id, and which post has them. */
export interface SimPictures {
  prepare(rendering: Rendering, with_: Omit<Parameters<Network['prepare']>[1], 'signal'>): Promise<PrepareOutcome>;
  /** The pictures by the bytes that came, whatever they were said to be. */
  mediaOf(rendering: Rendering, mediaIds: readonly string[]): Rendering['media'];
  /** Brings what staff post by hand. */
  bring(media: Rendering['media']): readonly string[];
  /** Tells whether that post may have them: they are its own, or nobody's yet. */
  mayHave(postId: string, mediaIds: readonly string[]): boolean;
  /** From now on these are the post's, and no others. */
  attach(postId: string, mediaIds: readonly string[]): void;
}

export function simPictures({
  time,
  isPutOff,
  postOf,
}: {
  readonly time: WorldTime;
  /** Asked before each upload. */
  readonly isPutOff: () => boolean;
  /** Null: it is not there, or not any more. */
  readonly postOf: (id: string) => PublicPost | null;
}): SimPictures {
  /** By the id here: the SHA-256 of the bytes that came. */
  const uploads = new Map<string, string>();
  const owners = new Map<string, string>();
  const idsOf = new Map<string, readonly string[]>();

  function keep(sha256: string): string {
    const id = `upload${uploads.size + 1}`;
    uploads.set(id, sha256);
    return id;
  }

  /** For each picture the id under which the public post has it, with this very description; as the adapter does it. */
  function keptOf(wanted: Rendering, before: Rendering, post: PublicPost): readonly (string | null)[] {
    const there = saysNow(post).media;
    const ids = idsOf.get(post.id) ?? [];
    const left = before.media.flatMap(({ sha256, alt }, place) => {
      const id = there.length === before.media.length && there[place]?.alt === alt ? ids[place] : undefined;
      return id === undefined ? [] : [{ sha256, alt, id }];
    });
    return wanted.media.map(({ sha256, alt }) => {
      const place = left.findIndex((one) => one.sha256 === sha256 && one.alt === alt);
      const [kept] = place === -1 ? [] : left.splice(place, 1);
      return kept?.id ?? null;
    });
  }

  return {
    async prepare(rendering, { uploaded: before, corrects, bytesOf }) {
      const post = corrects === undefined ? null : postOf(corrects.id);
      if (corrects !== undefined && post === null && rendering.media.length > 0) {
        return { kind: 'refused', why: 'not_found', uploaded: before };
      }
      const kept =
        corrects === undefined || post === null
          ? rendering.media.map(() => null)
          : keptOf(rendering, corrects.rendering, post);
      const uploaded = [...before];
      for (const [place, { sha256 }] of rendering.media.entries()) {
        if (kept[place] !== null || uploaded.some((one) => one.sha256 === sha256)) continue;
        if (isPutOff()) return { kind: 'tryLater', why: 'media_processing', afterSeconds: 5, uploaded };
        const bytes = await bytesOf(sha256);
        const remoteId = keep(createHash('sha256').update(bytes).digest('hex'));
        uploaded.push({ sha256, remoteId, uploadedAt: time.clock.now(), expiresAfterSeconds: null });
      }
      const mediaIds = rendering.media.map(({ sha256 }, place) => kept[place] ?? idOf(uploaded, sha256));
      return { kind: 'prepared', prepared: { rendering, mediaIds }, uploaded };
    },
    mediaOf({ media }, mediaIds) {
      if (mediaIds.length !== media.length) throw new Error('a post without its pictures');
      return media.map((one, place) => ({ ...one, sha256: uploads.get(mediaIds[place] ?? '') ?? 'never uploaded' }));
    },
    bring: (media) => media.map(({ sha256 }) => keep(sha256)),
    mayHave: (postId, mediaIds) =>
      mediaIds.every((id) => uploads.has(id) && (owners.get(id) === undefined || owners.get(id) === postId)),
    attach(postId, mediaIds) {
      idsOf.set(postId, mediaIds);
      for (const id of mediaIds) if (!owners.has(id)) owners.set(id, postId);
    },
  };
}

function idOf(uploaded: readonly Uploaded[], sha256: string): string {
  const one = uploaded.find((upload) => upload.sha256 === sha256);
  if (one === undefined) throw new Error('a picture was not uploaded');
  return one.remoteId;
}
