import type { NetworkRules } from '#networks/network-rules.ts';
import type { Network } from '#networks/network.ts';
import type { Prepared, RetractOutcome } from '#networks/publish-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';

import type { EditTrouble, PublishTrouble, RetractTrouble, VideoTrouble } from './network-troubles.ts';
import { simBluesky } from './sim-bluesky.ts';
import { simEdits } from './sim-edits.ts';
import { simPictures } from './sim-pictures.ts';
import { simPublishing } from './sim-publishing.ts';
import { simReads } from './sim-reads.ts';
import type { PublicPost, PublishRequest, SimAccount } from './witness.ts';
import type { WorldTime } from './world-time.ts';

/** One account's server as the public sees it, and the record of what was published. */
export interface SimNetwork {
  readonly account: SimAccount;
  readonly posts: PublicPost[];
  readonly troubles: PublishTrouble[];
  readonly retractTroubles: RetractTrouble[];
  readonly editTroubles: EditTrouble[];
  readonly videoTroubles: VideoTrouble[];
  /** How many more uploads are refused for now. */
  failingUploads: number;
  /** Seconds until the account's timeline shows a new post, and the server a change. */
  lagSeconds: number;
  /** How many more reads get no answer. */
  failingReads: number;
  /** Posts on the account as somebody else; `delete` deletes from it. */
  postByHand(rendering: Rendering): PublicPost;
  delete(post: PublicPost, by: 'tambour' | 'others'): void;
  /** Edits a post as somebody else; false if that cannot be done. */
  changeByHand(post: PublicPost): boolean;
  urlOf(id: string): string;
  /** Connects one process to the network; `call` runs before and after each call. */
  connect(call: { before(what: string): Promise<void>; after(what: string): Promise<void> }): Network;
}

const adapterKeyLifeSeconds = 3000;

export function simNetwork(
  account: SimAccount,
  {
    time,
    requests,
    journalSeq,
    busy,
    surprises,
    rules,
  }: {
    readonly time: WorldTime;
    readonly requests: PublishRequest[];
    readonly journalSeq: () => Promise<bigint>;
    /** Runs work that must end before the history's time goes on. */
    readonly busy: <T>(work: () => Promise<T>) => Promise<T>;
    readonly surprises: string[];
    readonly rules: NetworkRules;
  },
): SimNetwork {
  let last = 0;

  const net: SimNetwork = {
    account,
    posts: [],
    troubles: [],
    retractTroubles: [],
    editTroubles: [],
    videoTroubles: [],
    failingUploads: 0,
    lagSeconds: 1,
    failingReads: 0,
    postByHand: (rendering) =>
      bluesky?.postByHand(rendering) ?? keep({ rendering, mediaIds: pictures.bring(rendering.media) }, null),
    delete(post, by) {
      const place = net.posts.filter(({ gone }) => gone !== null).length;
      post.gone ??= { atMs: time.trueMs(), by, place };
      bluesky?.remove(post);
    },
    changeByHand(post) {
      bluesky?.changeByHand(post);
      return bluesky !== null;
    },
    urlOf: (id) =>
      bluesky?.urlOf(id) ??
      (account.network === 'x' ? `https://x.com/valmont/status/${id}` : `https://social.example.org/@valmont/${id}`),
    connect: (call) => connected(call),
  };

  const bluesky =
    account.network === 'bluesky' ? simBluesky({ account, time, requests, journalSeq, busy, surprises, net }) : null;
  const pictures = simPictures({ time, postOf, isPutOff, videoTroubles: net.videoTroubles });
  const publish = simPublishing({ account, time, requests, journalSeq, keep, net });
  const correct = simEdits({ account, time, requests, journalSeq, pictures, postOf, net });
  const { find, confirm, readBack } = simReads({ account, time, postOf, net });

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

  function retract(id: string): RetractOutcome {
    const trouble = net.retractTroubles.shift();
    if (trouble === 'requestLost') return { kind: 'doubt', why: 'no_answer' };
    if (trouble === 'busy') return { kind: 'tryLater', why: 'server_busy', afterSeconds: 5 };
    if (trouble === 'refused') return { kind: 'refused', why: 'forbidden' };
    if (trouble === 'tokenRefused') return { kind: 'locked', why: 'token_refused' };
    const post = postOf(id);
    if (post !== null) net.delete(post, 'tambour');
    return trouble === 'answerLost' ? { kind: 'doubt', why: 'no_answer' } : { kind: 'gone' };
  }

  /** Copies the words as they are now, with the pictures by the bytes that arrived. */
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
    if (bluesky !== null) return throughCalls(bluesky.network, between);
    return {
      rules,
      keyLifeSeconds: account.keepsKeys ? adapterKeyLifeSeconds : 0,
      prepare: (rendering, with_) => between('prepare', () => pictures.prepare(rendering, with_)),
      publish: (prepared, key) => between('publish', () => publish(asItCame(prepared), key)),
      find: (rendering, since) => between('find', () => find(rendering, since)),
      confirm: (id, rendering, since) => between('confirm', () => confirm(id, rendering, since)),
      postsOf: async () => ({ accountId: null, posts: [], billed: {}, end: { kind: 'unsupported' } }),
      timeline: async () => ({ kind: 'unsupported' }),
      readBack: (id, rendering) => between('readBack', () => readBack(id, rendering)),
      correct: (id, prepared) =>
        between('correct', () => {
          if (!rules.canCorrect) throw new Error('a network without edits is asked for one');
          return correct(id, asItCame(prepared));
        }),
      retract: (id) => between('retract', () => retract(id)),
      pin: async () => ({ kind: 'unsupported' }),
      read: async () => ({ readings: new Map(), billed: {}, end: { kind: 'unreadable', why: 'reading_off' } }),
      followers: async () => ({ followers: null, billed: {}, end: { kind: 'unreadable', why: 'reading_off' } }),
      boosters: async () => ({ kind: 'unsupported' }),
      ownPosts: async () => ({ posts: [], billed: {}, end: { kind: 'unreadable', why: 'reading_off' } }),
      lookUpName: async () => ({
        leadsTo: null,
        near: [],
        billed: {},
        end: { kind: 'unreadable', why: 'reading_off' },
      }),
      check: async () => ({ kind: 'tokenRefused' }),
    };
  }

  return net;
}

/** Wraps a client for one process. */
function throughCalls(client: Network, between: <T>(what: string, work: () => Promise<T>) => Promise<T>): Network {
  return {
    ...client,
    prepare: (...given) => between('prepare', () => client.prepare(...given)),
    publish: (...given) => between('publish', () => client.publish(...given)),
    find: (...given) => between('find', () => client.find(...given)),
    confirm: (...given) => between('confirm', () => client.confirm(...given)),
    readBack: (...given) => between('readBack', () => client.readBack(...given)),
    correct: (...given) => between('correct', () => client.correct(...given)),
    retract: (...given) => between('retract', () => client.retract(...given)),
  };
}
