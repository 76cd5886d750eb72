import type { Network } from '#networks/network.ts';
import type {
  FindOutcome,
  Prepared,
  PublishOutcome,
  ReadBackOutcome,
  RetractOutcome,
} from '#networks/publish-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';

import { rulesOf } from '../support/scripted-network.ts';
import { compareShown } from './compare-shown.ts';
import type { EditTrouble, PublishTrouble, RetractTrouble } from './network-troubles.ts';
import { shownAt } from './post-says.ts';
import { simEdits } from './sim-edits.ts';
import { simPictures } from './sim-pictures.ts';
import type { PublicPost, PublishRequest, SimAccount } from './witness.ts';
import { later, type WorldTime } from './world-time.ts';

/** One account's server, as the public sees it; the witness of what was published. */
export interface SimNetwork {
  readonly account: SimAccount;
  readonly posts: PublicPost[];
  readonly troubles: PublishTrouble[];
  readonly retractTroubles: RetractTrouble[];
  readonly editTroubles: EditTrouble[];
  /** So many uploads more are put off. */
  failingUploads: number;
  /** How long until the account's own timeline shows a new post, and the server a change. */
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
    retractTroubles: [],
    editTroubles: [],
    failingUploads: 0,
    lagSeconds: 1,
    failingReads: 0,
    postByHand: (rendering) => keep({ rendering, mediaIds: pictures.bring(rendering.media) }, null),
    delete(post, by) {
      post.gone ??= { atMs: time.trueMs(), by };
    },
    urlOf: (id) =>
      account.network === 'x' ? `https://x.com/valmont/status/${id}` : `https://social.example.org/@valmont/${id}`,
    connect: (call) => connected(call),
  };

  const pictures = simPictures({ time, postOf, isPutOff });
  const correct = simEdits({ account, time, requests, journalSeq, pictures, postOf, net });

  function isPutOff(): boolean {
    if (net.failingUploads === 0) return false;
    net.failingUploads -= 1;
    return true;
  }

  function postOf(id: string): PublicPost | null {
    return net.posts.find((post) => post.id === id && post.gone === null) ?? null;
  }

  function keep({ rendering, mediaIds }: Prepared, key: string | null): PublicPost {
    last += 1;
    const atMs = time.trueMs();
    const post: PublicPost = {
      id: `${account.network}${last}`,
      accountId: account.id,
      rendering,
      edits: [],
      key,
      atMs,
      visibleAtMs: atMs + net.lagSeconds * 1000,
      gone: null,
    };
    net.posts.push(post);
    pictures.attach(post.id, mediaIds);
    return post;
  }

  /** The request is here: whatever happens to the answer, this is what is public. */
  async function arrive(
    { prepared, key, leftAt }: { readonly prepared: Prepared; readonly key: string; readonly leftAt: Date },
    isTaken: boolean,
  ): Promise<PublishOutcome> {
    const { rendering } = prepared;
    const arrival = { atMs: time.trueMs(), wallAt: time.clock.now(), leftAt, accountId: account.id, key, rendering };
    const known = net.posts.find((post) => post.key === key && time.trueMs() - post.atMs < serverKeyLifeMs);
    const isRepeat = account.keepsKeys && known !== undefined;
    const twin =
      account.network === 'x' &&
      net.posts.some(
        (post) =>
          post.gone === null && post.rendering.text === rendering.text && time.trueMs() - post.atMs < duplicateForMs,
      );
    const post = !isTaken || isRepeat || twin ? null : keep(prepared, key);
    const committed = await journalSeq();
    requests.push({ ...arrival, journalSeq: committed, madePost: post?.id ?? null });
    if (!isTaken) return { kind: 'refused', why: 'forbidden' };
    if (twin) return { kind: 'doubt', why: 'duplicate_reported' };
    const made = isRepeat ? known : post;
    if (made === null || made === undefined) throw new Error('nothing was made of it');
    return { kind: 'published', id: made.id, url: net.urlOf(made.id) };
  }

  async function publish(prepared: Prepared, key: string): Promise<PublishOutcome> {
    const trouble = net.troubles.shift();
    const sent = { prepared, key, leftAt: time.clock.now() };
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
        await later(time, 14);
        return answer;
      }
      case 'requestLate':
        await later(time, 9);
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

  function readFails(): boolean {
    if (net.failingReads === 0) return false;
    net.failingReads -= 1;
    return true;
  }

  function readBack(id: string, wanted: Rendering): ReadBackOutcome {
    if (!account.reading || readFails()) return { kind: 'unreadable' };
    const post = postOf(id);
    if (post === null || post.visibleAtMs > time.trueMs()) return { kind: 'missing' };
    return compareShown(shownAt(post, time.trueMs()), wanted);
  }

  function find(rendering: Rendering, since: Date): FindOutcome {
    if (!account.reading) return { kind: 'unreadable', why: 'reading_off' };
    if (readFails()) return { kind: 'unreadable', why: 'no_answer' };
    // Servers go by the true time, and the adapters ask a minute further back; a clock that jumped is not their matter,
    // also where it did between the send and the look.
    const sinceMs = since.getTime() - time.mostLeadMs() - 60_000;
    const posts = net.posts.filter(
      (post) =>
        post.gone === null &&
        shownAt(post, time.trueMs()).text === rendering.text &&
        shownAt(post, time.trueMs()).media.length === rendering.media.length &&
        post.atMs >= sinceMs &&
        post.visibleAtMs <= time.trueMs(),
    );
    return posts.length === 0
      ? { kind: 'absent' }
      : { kind: 'found', posts: posts.map(({ id }) => ({ id, url: net.urlOf(id) })) };
  }

  function retract(id: string): RetractOutcome {
    const trouble = net.retractTroubles.shift();
    if (trouble === 'requestLost') return { kind: 'doubt', why: 'no_answer' };
    if (trouble === 'busy') return { kind: 'tryLater', why: 'server_busy', afterSeconds: 5 };
    if (trouble === 'refused') return { kind: 'refused', why: 'forbidden' };
    const post = postOf(id);
    if (post !== null) net.delete(post, 'tambour');
    return trouble === 'answerLost' ? { kind: 'doubt', why: 'no_answer' } : { kind: 'gone' };
  }

  /** The words as they are now, and the pictures by the bytes that came. */
  function asItCame({ rendering, mediaIds }: Prepared): Prepared {
    return { rendering: { ...structuredClone(rendering), media: pictures.mediaOf(rendering, mediaIds) }, mediaIds };
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
      prepare: (rendering, with_) => between('prepare', () => pictures.prepare(rendering, with_)),
      publish: (prepared, key) => between('publish', () => publish(asItCame(prepared), key)),
      find: (rendering, since) => between('find', () => find(rendering, since)),
      readBack: (id, rendering) => between('readBack', () => readBack(id, rendering)),
      correct: (id, prepared) =>
        between('correct', () => {
          if (!rules.canCorrect) throw new Error('a network without edits is asked for one');
          return correct(id, asItCame(prepared));
        }),
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
