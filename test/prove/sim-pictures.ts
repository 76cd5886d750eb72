import { createHash } from 'node:crypto';

import { prepareEach } from '#networks/prepare-each.ts';
import type { Network } from '#networks/network.ts';
import type { PrepareOutcome, Uploaded } from '#networks/publish-outcome.ts';
import type { SentCaptions } from '#networks/recording.ts';
import type { Rendering } from '#networks/rendering.ts';

import type { VideoTrouble } from './network-troubles.ts';
import { saysNow } from './post-says.ts';
import type { PublicPost } from './witness.ts';
import type { WorldTime } from './world-time.ts';

/** The pictures on one account's server: the bytes that arrived, their ids, and which post has them. */
export interface SimPictures {
  prepare(rendering: Rendering, with_: Omit<Parameters<Network['prepare']>[1], 'signal'>): Promise<PrepareOutcome>;
  /** Returns the pictures by the bytes that arrived, whatever the request said of them. */
  mediaOf(rendering: Rendering, mediaIds: readonly string[]): Rendering['media'];
  /** Stores what staff post by hand. */
  bring(media: Rendering['media']): readonly string[];
  /** Tells whether that post may have them: they are its own, or no post has them yet. */
  mayHave(postId: string, mediaIds: readonly string[]): boolean;
  /** Gives the post these pictures, and no others. */
  attach(postId: string, mediaIds: readonly string[]): void;
}

export function simPictures({
  time,
  isPutOff,
  postOf,
  videoTroubles,
}: {
  readonly time: WorldTime;
  /** Called before each upload. */
  readonly isPutOff: () => boolean;
  /** Returns a post; null if there is none (any more). */
  readonly postOf: (id: string) => PublicPost | null;
  readonly videoTroubles: VideoTrouble[];
}): SimPictures {
  /** Maps an id here to the SHA-256 of the bytes that arrived. */
  const uploads = new Map<string, string>();
  /** Captions that arrived with a video: their languages, and the SHA-256 of their texts. */
  const captionsOf = new Map<string, readonly SentCaptions[]>();
  const owners = new Map<string, string>();
  const idsOf = new Map<string, readonly string[]>();

  function keep(sha256: string): string {
    const id = `upload${uploads.size + 1}`;
    uploads.set(id, sha256);
    return id;
  }

  /** Returns, for each picture, its id in the public post if its description is the same; as the adapter does. */
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

  /** Videos in processing, by their ids here: how many more looks find it unfinished, and its outcome. */
  const works = new Map<string, { looks: number; readonly comesTo: VideoTrouble }>();

  /** Prepares a video, which is processed for as many looks as its trouble says. Its preview is the network's own. */
  function prepareVideo(
    rendering: Rendering,
    with_: Omit<Parameters<Network['prepare']>[1], 'signal'>,
  ): Promise<PrepareOutcome> {
    const signal = new AbortController().signal;
    return prepareEach(rendering, { ...with_, signal }, time.clock, {
      picture: () => Promise.reject(new Error('a picture beside a video')),
      async recording(media, pieces) {
        if (isPutOff()) return { kind: 'tryLater', why: 'server_busy', afterSeconds: 5 };
        const hash = createHash('sha256');
        for await (const bytes of pieces) hash.update(bytes);
        const id = keep(hash.digest('hex'));
        captionsOf.set(id, await captionsThatCame(media, with_));
        const comesTo = videoTroubles.shift();
        if (comesTo === undefined) return { kind: 'uploaded', id, expiresAfterSeconds: null };
        works.set(id, { looks: 3, comesTo });
        return { kind: 'processing', id, expiresAfterSeconds: null, afterSeconds: 2 };
      },
      async look(_media, { remoteId: id }) {
        const work = works.get(id);
        if (work?.comesTo === 'isForgotten') return { kind: 'lost' };
        if (work !== undefined && (work.looks > 0 || work.comesTo === 'neverEnds')) {
          work.looks -= 1;
          return { kind: 'tryLater', why: 'media_processing', afterSeconds: 5 };
        }
        works.delete(id);
        if (work?.comesTo === 'fails') return { kind: 'refused', why: 'media_rejected' };
        return { kind: 'uploaded', id, expiresAfterSeconds: null };
      },
    });
  }

  return {
    async prepare(rendering, with_) {
      const { uploaded: before, corrects } = with_;
      const isVideo = rendering.media.some(({ recording }) => recording !== undefined);
      if (isVideo && corrects === undefined) return prepareVideo(rendering, with_);
      const post = corrects === undefined ? null : postOf(corrects.id);
      if (corrects !== undefined && post === null && rendering.media.length > 0) {
        return { kind: 'refused', why: 'not_found', uploaded: before };
      }
      const kept =
        corrects === undefined || post === null
          ? rendering.media.map(() => null)
          : keptOf(rendering, corrects.rendering, post);
      const uploaded = [...before];
      for (const [place, media] of rendering.media.entries()) {
        const { sha256 } = media;
        if (kept[place] !== null || uploaded.some((one) => one.sha256 === sha256)) continue;
        if (isPutOff()) return { kind: 'tryLater', why: 'media_processing', afterSeconds: 5, uploaded };
        const remoteId = keep(await hashOf(media, with_));
        uploaded.push({ sha256, remoteId, uploadedAt: time.clock.now(), expiresAfterSeconds: null });
      }
      const mediaIds = rendering.media.map(({ sha256 }, place) => kept[place] ?? idOf(uploaded, sha256));
      return { kind: 'prepared', prepared: { rendering, mediaIds }, uploaded };
    },
    mediaOf({ media }, mediaIds) {
      if (mediaIds.length !== media.length) throw new Error('a post without its pictures');
      return media.map((one, place) => {
        const id = mediaIds[place] ?? '';
        const came = { ...one, sha256: uploads.get(id) ?? 'never uploaded' };
        const captions = captionsOf.get(id) ?? [];
        const { recording } = one;
        const isPlain = recording === undefined || (recording.captions === undefined && captions.length === 0);
        return isPlain ? came : { ...came, recording: { ...recording, captions } };
      });
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

/** Reads the texts of captions as an adapter does, and identifies them only by what arrived. */
async function captionsThatCame(
  { recording }: Rendering['media'][number],
  { captionsOf }: Pick<Parameters<Network['prepare']>[1], 'captionsOf'>,
): Promise<readonly SentCaptions[]> {
  const came: SentCaptions[] = [];
  for (const { language, sha256 } of recording?.captions ?? []) {
    const text = (await captionsOf?.(sha256)) ?? '';
    came.push({ language, sha256: createHash('sha256').update(text).digest('hex') });
  }
  return came;
}

/** Returns the SHA-256 of the bytes that arrive for a picture or a recording. */
async function hashOf(
  media: Rendering['media'][number],
  { bytesOf, piecesOf }: Pick<Parameters<Network['prepare']>[1], 'bytesOf' | 'piecesOf'>,
): Promise<string> {
  const hash = createHash('sha256');
  if (media.recording === undefined) return hash.update(await bytesOf(media.sha256)).digest('hex');
  for await (const bytes of piecesOf?.(media) ?? []) hash.update(bytes);
  return hash.digest('hex');
}
