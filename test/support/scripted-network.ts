import type { Clock } from '#clock.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Network } from '#networks/network.ts';
import type {
  CorrectOutcome,
  FindOutcome,
  PinOutcome,
  PrepareOutcome,
  PublishOutcome,
  ReadBackOutcome,
  RetractOutcome,
} from '#networks/publish-outcome.ts';
import type {
  BoostersOutcome,
  Count,
  Counts,
  FollowersOutcome,
  NearName,
  OwnPost,
  PostReading,
  Profile,
  ReadingEnd,
} from '#networks/read-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';

import { rulesOf } from './scripted-rules.ts';

/** A public post, as only the network knows it. */
export interface PublicPost {
  readonly id: string;
  readonly key: string;
  readonly rendering: Rendering;
  readonly at: Date;
  /** When it was last edited; left out: never. */
  readonly editedAt?: Date;
}

/** Returns counts that are zero, except for the given ones. */
export function countsOf(kind: NetworkKind, counts: Partial<Counts> = {}): Counts {
  const none = { likes: 0, shares: 0, quotes: 0, replies: 0, ownReplies: 0 };
  const differing = kind === 'x' ? { unanswered: null, views: 0 } : { unanswered: 0, views: null };
  return { ...none, ...differing, ...counts };
}

/** A trouble of the next publishing request. */
export type Trouble =
  | 'loseRequest'
  | 'loseAnswer'
  /** No answer comes, and the request reaches the network when the test says. */
  | 'arriveLate'
  /** Never answers and ignores the signal; the test says when the answer comes, if at all. */
  | 'hang'
  | 'throw'
  | { readonly answer: PublishOutcome }
  /** Published, but with this answer. */
  | { readonly publishedBut: PublishOutcome };

/** A trouble of the next correcting request; `correctedBut`: corrected, but with this answer. */
export type CorrectTrouble =
  | 'loseRequest'
  | 'loseAnswer'
  | 'hang'
  | { readonly answer: CorrectOutcome }
  | { readonly correctedBut: CorrectOutcome };

/**
 * A network in this process, for exact interleavings: what is public, what was requested, and what goes wrong next. It
 * knows nothing of Tambour's tables, so that it can be the witness.
 */
export interface ScriptedNetwork extends Network {
  readonly posts: PublicPost[];
  readonly requests: { readonly key: string; readonly at: Date }[];
  readonly looks: { readonly since: Date; readonly at: Date }[];
  readonly troubles: Trouble[];
  readonly prepareTroubles: PrepareOutcome[];
  readonly findTroubles: FindOutcome[];
  /** As on Bluesky: a look that is given a key reads the one record of that key and of that time. */
  findsByKey: boolean;
  readonly retractTroubles: (RetractOutcome | 'removedBut')[];
  /** Posts pinned to the account's profile, and the next answers in place of pinning. */
  readonly pinned: Set<string>;
  readonly pinTroubles: PinOutcome[];
  /** Edits, in order. */
  readonly corrections: { readonly id: string; readonly rendering: Rendering; readonly at: Date }[];
  readonly correctTroubles: CorrectTrouble[];
  readBackAnswer: ReadBackOutcome | null;
  /** By post id. A public post without an entry has counts of zero; one that is not public is missing. */
  readonly readings: Map<string, PostReading>;
  readonly reads: { readonly ids: readonly string[]; readonly at: Date }[];
  /** How the next reading ends, after this many posts. */
  readonly readTroubles: { readonly after: number; readonly end: ReadingEnd }[];
  followerCount: Count;
  /** When the followers were requested. */
  readonly followerLooks: Date[];
  readonly followersTroubles: FollowersOutcome[];
  /** By post id. A post without an entry has no boosters; X reports none. */
  readonly boostersOf: Map<string, BoostersOutcome>;
  readonly boosterLooks: string[];
  /** Posts that others made with the account, listed beside those published through this network. */
  readonly otherPosts: OwnPost[];
  /** The account's profile. */
  profile: Profile;
  /** Ids of existing posts that the timeline leaves out. */
  readonly unlisted: Set<string>;
  /** Ids of posts that were requested singly. */
  readonly readBacks: string[];
  /** Requests for the timeline: since when, and at what time. */
  readonly lists: { readonly since: Date; readonly at: Date }[];
  readonly listTroubles: ReadingEnd[];
  /** The id that the account's name leads to; null: none. */
  nameLeadsTo: string | null;
  readonly nearNames: NearName[];
  readonly nameLooks: { readonly handle: string; readonly at: Date }[];
  readonly nameTroubles: ReadingEnd[];
  /** Runs while a timeline is on its way back. */
  whileListing: (() => Promise<void>) | null;
  /** Runs while a request is on its way. */
  whileSending: (() => Promise<void>) | null;
  whilePreparing: (() => Promise<void>) | null;
  /** Answers hanging requests, and lets late ones arrive. */
  answerHanging(): void;
}

const noAnswer: PublishOutcome = { kind: 'doubt', why: 'no_answer' };

export function scriptedNetwork(options: {
  readonly kind: NetworkKind;
  readonly clock: Clock;
  readonly keyLifeSeconds: number;
  readonly reading: boolean;
}): ScriptedNetwork {
  const { kind, clock, keyLifeSeconds } = options;
  const rules = rulesOf(kind);
  const hanging: (() => void)[] = [];
  let lastId = 0;

  /** Skips ids of posts that existed before this network was opened. */
  function unusedId(): string {
    for (;;) {
      lastId += 1;
      const id = `${kind}-${lastId}`;
      if (!network.posts.some((post) => post.id === id)) return id;
    }
  }

  function accept(rendering: Rendering, key: string): PublishOutcome {
    const sinceMs = clock.now().getTime() - keyLifeSeconds * 1000;
    const known = network.posts.find((post) => post.key === key && post.at.getTime() > sinceMs);
    const post = known ?? { id: unusedId(), key, rendering, at: clock.now() };
    if (known === undefined) network.posts.push(post);
    return { kind: 'published', id: post.id, url: urlOf(post.id) };
  }

  function correct(id: string, rendering: Rendering): CorrectOutcome {
    const place = network.posts.findIndex((post) => post.id === id);
    const post = network.posts[place];
    if (post === undefined) return { kind: 'missing' };
    // An edit does not change what it answers.
    const { replyTo } = post.rendering;
    const edited = replyTo === undefined ? rendering : { ...rendering, replyTo };
    network.posts[place] = { ...post, rendering: edited, editedAt: clock.now() };
    network.corrections.push({ id, rendering, at: clock.now() });
    return { kind: 'corrected' };
  }

  const network: ScriptedNetwork = {
    rules,
    keyLifeSeconds,
    posts: [],
    requests: [],
    looks: [],
    troubles: [],
    prepareTroubles: [],
    findTroubles: [],
    findsByKey: false,
    retractTroubles: [],
    pinned: new Set(),
    pinTroubles: [],
    corrections: [],
    correctTroubles: [],
    readBackAnswer: null,
    readings: new Map(),
    reads: [],
    readTroubles: [],
    followerCount: 1000,
    followerLooks: [],
    followersTroubles: [],
    boostersOf: new Map(),
    boosterLooks: [],
    otherPosts: [],
    profile: { name: 'Bruyère', bio: 'La ville de Bruyère', rest: 'a' },
    unlisted: new Set(),
    readBacks: [],
    lists: [],
    listTroubles: [],
    nameLeadsTo: null,
    nearNames: [],
    nameLooks: [],
    nameTroubles: [],
    whileListing: null,
    whileSending: null,
    whilePreparing: null,
    answerHanging() {
      for (const answer of hanging.splice(0)) answer();
    },
    async prepare(rendering, { uploaded, bytesOf, piecesOf }) {
      for (const media of rendering.media) {
        await (media.recording === undefined ? bytesOf(media.sha256) : Array.fromAsync(piecesOf?.(media) ?? []));
      }
      await network.whilePreparing?.();
      const trouble = network.prepareTroubles.shift();
      if (trouble !== undefined) return trouble;
      const all = rendering.media.map(
        ({ sha256 }) =>
          uploaded.find((one) => one.sha256 === sha256) ?? {
            sha256,
            remoteId: `up-${sha256}`,
            uploadedAt: clock.now(),
            expiresAfterSeconds: null,
          },
      );
      return {
        kind: 'prepared',
        prepared: { rendering, mediaIds: all.map(({ remoteId }) => remoteId) },
        uploaded: all,
      };
    },
    async publish({ rendering }, key) {
      network.requests.push({ key, at: clock.now() });
      await network.whileSending?.();
      const trouble = network.troubles.shift();
      switch (trouble) {
        case undefined:
          return accept(rendering, key);
        case 'loseRequest':
          return noAnswer;
        case 'loseAnswer':
          accept(rendering, key);
          return noAnswer;
        case 'arriveLate':
          hanging.push(() => void accept(rendering, key));
          return noAnswer;
        case 'throw':
          throw new Error('a fault in the adapter');
        case 'hang':
          return new Promise((resolve) => {
            hanging.push(() => resolve(accept(rendering, key)));
          });
        default:
          if ('answer' in trouble) return trouble.answer;
          accept(rendering, key);
          return trouble.publishedBut;
      }
    },
    async find(rendering, since, _signal, key) {
      network.looks.push({ since, at: clock.now() });
      const trouble = network.findTroubles.shift();
      if (trouble !== undefined) return trouble;
      if (!options.reading) return { kind: 'unreadable', why: 'reading_off' };
      const visibleMs = clock.now().getTime() - rules.readLagSeconds * 1000;
      if (network.findsByKey && key !== undefined) {
        const record = network.posts.find((post) => post.key === key && post.at.getTime() === since.getTime());
        return record === undefined
          ? { kind: 'absent' }
          : { kind: 'found', posts: [{ id: record.id, url: urlOf(record.id) }] };
      }
      // As in the adapters: the clocks of server and machine may differ.
      const sinceMs = since.getTime() - 60_000;
      const posts = network.posts.filter(
        ({ rendering: { text }, at }) =>
          text === rendering.text && at.getTime() >= sinceMs && at.getTime() <= visibleMs,
      );
      return posts.length === 0
        ? { kind: 'absent' }
        : { kind: 'found', posts: posts.map(({ id }) => ({ id, url: urlOf(id) })) };
    },
    async confirm(id, rendering, since) {
      const post = network.posts.find((one) => one.id === id);
      // Its id contains its time, as X's do.
      if (post !== undefined && post.at.getTime() < since.getTime() - 60_000)
        return { kind: 'notOurs', why: 'other_time' };
      if (!options.reading) return { kind: 'unseen' };
      if (post === undefined) return { kind: 'notOurs', why: 'no_such_post' };
      return post.rendering.text === rendering.text ? { kind: 'seen' } : { kind: 'notOurs', why: 'other_words' };
    },
    async readBack(id, rendering) {
      network.readBacks.push(id);
      if (network.readBackAnswer !== null) return network.readBackAnswer;
      if (!options.reading) return { kind: 'unreadable' };
      const post = network.posts.find((one) => one.id === id);
      if (post === undefined) return { kind: 'missing' };
      return post.rendering.text === rendering.text ? { kind: 'same' } : { kind: 'changed', what: ['text'] };
    },
    async correct(id, { rendering }) {
      if (kind === 'x') return { kind: 'unsupported' };
      await network.whileSending?.();
      const trouble = network.correctTroubles.shift();
      switch (trouble) {
        case undefined:
          return correct(id, rendering);
        case 'loseRequest':
          return { kind: 'doubt', why: 'no_answer' };
        case 'loseAnswer':
          correct(id, rendering);
          return { kind: 'doubt', why: 'no_answer' };
        case 'hang':
          return new Promise((resolve) => {
            hanging.push(() => resolve(correct(id, rendering)));
          });
        default:
          if ('answer' in trouble) return trouble.answer;
          correct(id, rendering);
          return trouble.correctedBut;
      }
    },
    async retract(id) {
      const trouble = network.retractTroubles.shift();
      const remove = (): void =>
        void network.posts.splice(0, Infinity, ...network.posts.filter((post) => post.id !== id));
      if (trouble !== undefined && trouble !== 'removedBut') return trouble;
      remove();
      return trouble === 'removedBut' ? { kind: 'doubt', why: 'no_answer' } : { kind: 'gone' };
    },
    async read(posts) {
      network.reads.push({ ids: posts.map(({ id }) => id), at: clock.now() });
      const readings = new Map<string, PostReading>();
      if (!options.reading) return { readings, billed: {}, end: { kind: 'unreadable', why: 'reading_off' } };
      const trouble = network.readTroubles.shift() ?? { after: posts.length, end: { kind: 'all' } };
      for (const { id } of posts.slice(0, trouble.after)) {
        const isPublic = network.posts.some((post) => post.id === id);
        readings.set(
          id,
          network.readings.get(id) ?? (isPublic ? { kind: 'counts', counts: countsOf(kind) } : { kind: 'missing' }),
        );
      }
      const billed = kind === 'x' && readings.size > 0 ? { ownedRead: readings.size } : {};
      return { readings, billed, end: trouble.end };
    },
    async followers() {
      network.followerLooks.push(clock.now());
      const trouble = network.followersTroubles.shift();
      if (trouble !== undefined) return trouble;
      if (!options.reading) {
        return { followers: null, billed: {}, end: { kind: 'unreadable', why: 'reading_off' } };
      }
      const billed = kind === 'x' ? { userRead: 1 } : {};
      return { followers: network.followerCount, billed, end: { kind: 'all' } };
    },
    async boosters(id) {
      network.boosterLooks.push(id);
      const scripted = network.boostersOf.get(id);
      if (scripted !== undefined) return scripted;
      if (kind === 'x') return { kind: 'unsupported' };
      return { kind: 'boosters', accounts: 0, followersTogether: 0, hidden: 0, areAll: true };
    },
    async timeline() {
      return { kind: 'unsupported' };
    },
    async postsOf() {
      return { accountId: null, posts: [], billed: {}, end: { kind: 'unsupported' } };
    },
    async ownPosts(since) {
      network.lists.push({ since, at: clock.now() });
      if (!options.reading) return { posts: [], billed: {}, end: { kind: 'unreadable', why: 'reading_off' } };
      const ours = network.posts.map(({ id, rendering, at, editedAt = null }) => ({
        id,
        earlierIds: [],
        url: urlOf(id),
        at,
        text: rendering.text,
        ...(kind === 'mastodon' ? { editedAt } : {}),
      }));
      const all = [...ours, ...network.otherPosts].filter(({ id }) => !network.unlisted.has(id));
      const posts = all.filter(({ at }) => at >= since);
      await network.whileListing?.();
      const end = network.listTroubles.shift();
      if (end !== undefined) return { posts: [], billed: {}, end };
      const billed = kind === 'x' && posts.length > 0 ? { ownedRead: posts.length } : {};
      // A page of Mastodon's also shows older posts.
      const cameWith = kind === 'mastodon' ? { posts: all, since: new Date(0), profile: network.profile } : null;
      return { posts, billed, end: { kind: 'all' }, cameWith: cameWith ?? { posts, since, profile: null } };
    },
    async pin(id) {
      if (!network.rules.pins) return { kind: 'unsupported' };
      const trouble = network.pinTroubles.shift();
      if (trouble !== undefined) return trouble;
      if (!network.posts.some((post) => post.id === id)) return { kind: 'missing' };
      network.pinned.add(id);
      return { kind: 'pinned' };
    },
    async lookUpName(handle) {
      network.nameLooks.push({ handle, at: clock.now() });
      const unread = { leadsTo: null, near: [], billed: {} };
      if (!options.reading) return { ...unread, end: { kind: 'unreadable', why: 'reading_off' } };
      const end = network.nameTroubles.shift();
      if (end !== undefined) return { ...unread, end };
      const billed = kind === 'x' ? { userRead: 1 } : {};
      return { leadsTo: network.nameLeadsTo, near: network.nearNames, billed, end: { kind: 'all' } };
    },
    async check() {
      return { kind: 'tokenRefused' };
    },
  };
  return network;
}

export function urlOf(id: string): string {
  return `https://network.example/${id}`;
}
