import { createHash } from 'node:crypto';

import type {
  FindOutcome,
  Network,
  PrepareOutcome,
  PublishOutcome,
  Rendering,
  RetractOutcome,
  Uploaded,
} from '#networks/network.ts';

import { rulesOf } from '../support/scripted-network.ts';
import type { PublishTrouble, RetractTrouble } from './network-troubles.ts';
import type { PublicPost, PublishRequest, SimAccount } from './witness.ts';
import type { WorldTime } from './world-time.ts';

/** One account's server, as the public sees it; the witness of what was published. */
export interface SimNetwork {
  readonly account: SimAccount;
  readonly posts: PublicPost[];
  readonly troubles: PublishTrouble[];
  readonly retractTroubles: RetractTrouble[];
  /** So many uploads more are put off. */
  failingUploads: number;
  /** How long until the account's own timeline shows a new post. */
  lagSeconds: number;
  /** So many reads more get no answer. */
  failingReads: number;
  /** Somebody else posts on the account, or deletes from it. */
  postByHand(rendering: Rendering): PublicPost;
  delete(post: PublicPost, by: 'tambour' | 'others'): void;
  urlOf(id: string): string;
  /** The network as one process reaches it; `call` stands before and after each call. */
  connect(call: { before(what: string): Promise<void>; after(what: string): Promise<void> }): Network;
}

const serverKeyLifeMs = 3_600_000;
const adapterKeyLifeSeconds = 3000;
/** X refuses an equal text for about a day. */
const duplicateForMs = 86_400_000;

export function simNetwork(
  account: SimAccount,
  {
    time,
    requests,
    journalSeq,
  }: {
    readonly time: WorldTime;
    readonly requests: PublishRequest[];
    readonly journalSeq: () => Promise<bigint>;
  },
): SimNetwork {
  const rules = rulesOf(account.network);
  let last = 0;
  /** What was uploaded, by its id here: the SHA-256 of the bytes that came. */
  const uploads = new Map<string, string>();

  const net: SimNetwork = {
    account,
    posts: [],
    troubles: [],
    retractTroubles: [],
    failingUploads: 0,
    lagSeconds: 1,
    failingReads: 0,
    postByHand: (rendering) => keep(rendering, null),
    delete(post, by) {
      post.gone ??= { atMs: time.trueMs(), by };
    },
    urlOf: (id) =>
      account.network === 'x' ? `https://x.com/valmont/status/${id}` : `https://social.example.org/@valmont/${id}`,
    connect: (call) => connected(call),
  };

  function keep(rendering: Rendering, key: string | null): PublicPost {
    last += 1;
    const atMs = time.trueMs();
    const post: PublicPost = {
      id: `${account.network}${last}`,
      accountId: account.id,
      rendering,
      key,
      atMs,
      visibleAtMs: atMs + net.lagSeconds * 1000,
      gone: null,
    };
    net.posts.push(post);
    return post;
  }

  /** The request is here: whatever happens to the answer, this is what is public. */
  async function arrive(
    { rendering, key, leftAt }: { readonly rendering: Rendering; readonly key: string; readonly leftAt: Date },
    isTaken: boolean,
  ): Promise<PublishOutcome> {
    const arrival = { atMs: time.trueMs(), wallAt: time.clock.now(), leftAt, accountId: account.id, key, rendering };
    const known = net.posts.find((post) => post.key === key && time.trueMs() - post.atMs < serverKeyLifeMs);
    const isRepeat = account.keepsKeys && known !== undefined;
    const twin =
      account.network === 'x' &&
      net.posts.some(
        (post) =>
          post.gone === null && post.rendering.text === rendering.text && time.trueMs() - post.atMs < duplicateForMs,
      );
    const post = !isTaken || isRepeat || twin ? null : keep(rendering, key);
    const committed = await journalSeq();
    requests.push({ ...arrival, journalSeq: committed, madePost: post?.id ?? null });
    if (!isTaken) return { kind: 'refused', why: 'forbidden' };
    if (twin) return { kind: 'doubt', why: 'duplicate_reported' };
    const made = isRepeat ? known : post;
    if (made === null || made === undefined) throw new Error('nothing was made of it');
    return { kind: 'published', id: made.id, url: net.urlOf(made.id) };
  }

  function later(afterSeconds: number): Promise<void> {
    return new Promise((resolve) => time.after(afterSeconds * 1000, resolve));
  }

  async function publish(rendering: Rendering, key: string): Promise<PublishOutcome> {
    const trouble = net.troubles.shift();
    const sent = { rendering, key, leftAt: time.clock.now() };
    switch (trouble) {
      case undefined:
        return arrive(sent, true);
      case 'requestLost':
        return { kind: 'doubt', why: 'no_answer' };
      case 'answerLost':
        await arrive(sent, true);
        return { kind: 'doubt', why: 'no_answer' };
      case 'answerLate': {
        const answer = await arrive(sent, true);
        await later(14);
        return answer;
      }
      case 'requestLate':
        await later(9);
        return arrive(sent, true);
      case 'errorAfterAccepting':
        await arrive(sent, true);
        return { kind: 'doubt', why: 'server_error' };
      case 'errorBefore':
        return { kind: 'doubt', why: 'server_error' };
      case 'rateLimited':
        return { kind: 'tryLater', why: 'rate_limit', afterSeconds: 300 };
      case 'rateLimitedWithoutHeader':
        return { kind: 'tryLater', why: 'rate_limit', afterSeconds: 60 };
      case 'busy':
        return { kind: 'tryLater', why: 'server_busy', afterSeconds: 5 };
      case 'tokenRefused':
        return { kind: 'locked', why: 'token_refused' };
      case 'creditExhausted':
        return { kind: 'locked', why: 'credit_exhausted' };
      case 'forbidden':
        return arrive(sent, false);
      case 'duplicateSaid':
        return account.network === 'x'
          ? { kind: 'doubt', why: 'duplicate_reported' }
          : { kind: 'refused', why: 'duplicate' };
      case 'unreadableAnswer':
        await arrive(sent, true);
        return { kind: 'doubt', why: 'unreadable_answer' };
    }
  }

  function find(rendering: Rendering, since: Date): FindOutcome {
    if (!account.reading) return { kind: 'unreadable', why: 'reading_off' };
    if (net.failingReads > 0) {
      net.failingReads -= 1;
      return { kind: 'unreadable', why: 'no_answer' };
    }
    // Servers go by the true time, and the adapters ask a minute further back; a clock that jumped is not their matter.
    const sinceMs = since.getTime() - (time.clock.now().getTime() - time.trueMs()) - 60_000;
    const posts = net.posts.filter(
      (post) =>
        post.gone === null &&
        post.rendering.text === rendering.text &&
        post.rendering.media.length === rendering.media.length &&
        post.atMs >= sinceMs &&
        post.visibleAtMs <= time.trueMs(),
    );
    return posts.length === 0
      ? { kind: 'absent' }
      : { kind: 'found', posts: posts.map(({ id }) => ({ id, url: net.urlOf(id) })) };
  }

  async function prepare(
    rendering: Rendering,
    before: readonly Uploaded[],
    bytesOf: (sha256: string) => Promise<Uint8Array>,
  ): Promise<PrepareOutcome> {
    const uploaded = [...before];
    for (const { sha256 } of rendering.media) {
      if (uploaded.some((one) => one.sha256 === sha256)) continue;
      if (net.failingUploads > 0) {
        net.failingUploads -= 1;
        return { kind: 'tryLater', why: 'media_processing', afterSeconds: 5, uploaded };
      }
      const remoteId = `upload${uploads.size + 1}`;
      uploads.set(
        remoteId,
        createHash('sha256')
          .update(await bytesOf(sha256))
          .digest('hex'),
      );
      uploaded.push({ sha256, remoteId, uploadedAt: time.clock.now() });
    }
    const mediaIds = rendering.media.map(({ sha256 }) => idOf(uploaded, sha256));
    return { kind: 'prepared', prepared: { rendering, mediaIds }, uploaded };
  }

  /** The pictures by the bytes that came, whatever they were said to be. */
  function mediaOf({ media }: Rendering, mediaIds: readonly string[]): Rendering['media'] {
    if (mediaIds.length !== media.length) throw new Error('a post without its pictures');
    return media.map((one, index) => ({ ...one, sha256: uploads.get(mediaIds[index] ?? '') ?? 'never uploaded' }));
  }

  function retract(id: string): RetractOutcome {
    const trouble = net.retractTroubles.shift();
    if (trouble === 'requestLost') return { kind: 'doubt', why: 'no_answer' };
    if (trouble === 'busy') return { kind: 'tryLater', why: 'server_busy', afterSeconds: 5 };
    if (trouble === 'refused') return { kind: 'refused', why: 'forbidden' };
    const post = net.posts.find((one) => one.id === id);
    if (post !== undefined) net.delete(post, 'tambour');
    return trouble === 'answerLost' ? { kind: 'doubt', why: 'no_answer' } : { kind: 'gone' };
  }

  function connected(call: Parameters<SimNetwork['connect']>[0]): Network {
    async function between<T>(what: string, work: () => Promise<T> | T): Promise<T> {
      await call.before(what);
      const result = await work();
      await call.after(what);
      return result;
    }
    return {
      rules,
      keyLifeSeconds: account.keepsKeys ? adapterKeyLifeSeconds : 0,
      prepare: (rendering, { uploaded, bytesOf }) => between('prepare', () => prepare(rendering, uploaded, bytesOf)),
      publish: ({ rendering, mediaIds }, key) =>
        between('publish', () => publish({ ...structuredClone(rendering), media: mediaOf(rendering, mediaIds) }, key)),
      find: (rendering, since) => between('find', () => find(rendering, since)),
      readBack: (id) =>
        between('readBack', () => {
          const post = net.posts.find((one) => one.id === id && one.gone === null);
          return post === undefined || post.visibleAtMs > time.trueMs() ? { kind: 'missing' } : { kind: 'same' };
        }),
      // Nobody in these histories corrects anything.
      correct: async () => ({ kind: 'unsupported' }),
      retract: (id) => between('retract', () => retract(id)),
      read: async () => ({ readings: new Map(), billed: {}, end: { kind: 'unreadable', why: 'reading_off' } }),
      followers: async () => ({ followers: null, billed: {}, end: { kind: 'unreadable', why: 'reading_off' } }),
      boosters: async () => ({ kind: 'unsupported' }),
      ownPosts: async () => ({ posts: [], billed: {}, end: { kind: 'unreadable', why: 'reading_off' } }),
      check: async () => ({ kind: 'tokenRefused' }),
    };
  }

  return net;
}

function idOf(uploaded: readonly Uploaded[], sha256: string): string {
  const one = uploaded.find((upload) => upload.sha256 === sha256);
  if (one === undefined) throw new Error('a picture was not uploaded');
  return one.remoteId;
}
