import type { FindOutcome, Network, PublishOutcome, Rendering } from '#networks/network.ts';

import { rulesOf } from '../support/scripted-network.ts';
import type { PublicPost, PublishRequest, SimAccount } from './witness.ts';
import type { WorldTime } from './world-time.ts';

/** What goes wrong with the next request that publishes. */
export type PublishTrouble =
  | 'requestLost'
  | 'answerLost'
  | 'answerLate'
  | 'requestLate'
  | 'errorAfterAccepting'
  | 'errorBefore'
  | 'rateLimited'
  | 'rateLimitedWithoutHeader'
  | 'busy'
  | 'tokenRefused'
  | 'creditExhausted'
  | 'forbidden'
  | 'duplicateSaid'
  | 'unreadableAnswer';

export const publishTroubles: readonly PublishTrouble[] = [
  'requestLost',
  'answerLost',
  'answerLate',
  'requestLate',
  'errorAfterAccepting',
  'errorBefore',
  'rateLimited',
  'rateLimitedWithoutHeader',
  'busy',
  'tokenRefused',
  'creditExhausted',
  'forbidden',
  'duplicateSaid',
  'unreadableAnswer',
];

/** One account's server, as the public sees it; the witness of what was published. */
export interface SimNetwork {
  readonly account: SimAccount;
  readonly posts: PublicPost[];
  readonly troubles: PublishTrouble[];
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

  const net: SimNetwork = {
    account,
    posts: [],
    troubles: [],
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
  async function arrive(rendering: Rendering, key: string, isTaken: boolean): Promise<PublishOutcome> {
    const arrival = { atMs: time.trueMs(), wallAt: time.clock.now(), accountId: account.id, key, rendering };
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
    switch (trouble) {
      case undefined:
        return arrive(rendering, key, true);
      case 'requestLost':
        return { kind: 'doubt', why: 'no_answer' };
      case 'answerLost':
        await arrive(rendering, key, true);
        return { kind: 'doubt', why: 'no_answer' };
      case 'answerLate': {
        const answer = await arrive(rendering, key, true);
        await later(14);
        return answer;
      }
      case 'requestLate':
        await later(9);
        return arrive(rendering, key, true);
      case 'errorAfterAccepting':
        await arrive(rendering, key, true);
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
        return arrive(rendering, key, false);
      case 'duplicateSaid':
        return account.network === 'x'
          ? { kind: 'doubt', why: 'duplicate_reported' }
          : { kind: 'refused', why: 'duplicate' };
      case 'unreadableAnswer':
        await arrive(rendering, key, true);
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
      prepare: (rendering, { uploaded }) =>
        between('prepare', () => ({
          kind: 'prepared',
          prepared: { rendering, mediaIds: rendering.media.map(({ sha256 }) => sha256) },
          uploaded: [...uploaded],
        })),
      publish: ({ rendering }, key) => between('publish', () => publish(structuredClone(rendering), key)),
      find: (rendering, since) => between('find', () => find(rendering, since)),
      readBack: (id) =>
        between('readBack', () => {
          const post = net.posts.find((one) => one.id === id && one.gone === null);
          return post === undefined || post.visibleAtMs > time.trueMs() ? { kind: 'missing' } : { kind: 'same' };
        }),
      // Nobody in these histories corrects anything.
      correct: async () => ({ kind: 'unsupported' }),
      retract: (id) =>
        between('retract', () => {
          const post = net.posts.find((one) => one.id === id);
          if (post !== undefined) net.delete(post, 'tambour');
          return { kind: 'gone' };
        }),
      read: async () => ({ readings: new Map(), billed: {}, end: { kind: 'unreadable', why: 'reading_off' } }),
      followers: async () => ({ followers: null, billed: {}, end: { kind: 'unreadable', why: 'reading_off' } }),
      boosters: async () => ({ kind: 'unsupported' }),
      ownPosts: async () => ({ posts: [], billed: {}, end: { kind: 'unreadable', why: 'reading_off' } }),
      check: async () => ({ kind: 'tokenRefused' }),
    };
  }

  return net;
}
