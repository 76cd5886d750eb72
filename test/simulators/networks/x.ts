import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';

import { type Audience, nobody } from '#practice/networks/audience.ts';
import { listenPractice } from '#practice/networks/listen-practice.ts';
import { createPost } from '#practice/networks/x/create-post.ts';
import { noCredit, type Rates, unauthorized } from '#practice/networks/x/limited.ts';
import { type PracticeX, practiceX } from '#practice/networks/x/practice-x.ts';
import {
  type Manners,
  nextId,
  type PracticePost,
  type PracticeUser,
  type PracticeXMedia,
  problem,
} from '#practice/networks/x/world.ts';

import { injectTrouble } from './inject-trouble.ts';
import { noTroubles, type RequestKind, type Troubles } from './trouble.ts';

/** A picture that somebody posts on the network's own page; an empty `alt` means no description. */
interface PictureByHand {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly mimeType: string;
  readonly alt: string;
}

/** The practice X, plus what the real one was seen to do and practice has no way to cause. */
export interface SimulatedX extends Pick<PracticeX, 'timeline' | 'listen'> {
  readonly troubles: Troubles;
  /** Tests may change it at any time. */
  readonly manners: Manners;
  readonly rates: Rates;
  addAccount(
    account: Parameters<PracticeX['addAccount']>[0] & { readonly access?: 'read' | 'read-write' },
  ): ReturnType<PracticeX['addAccount']>;
  /** Posts, edits and removes as a person does on the network's own page; null where X refuses it. */
  postByHand(accountId: string, text: string, replyToId?: string): string | null;
  editByHand(id: string, text: string): void;
  /** Edits as X does: returns the new id, which the post has from then on. */
  editAnew(id: string, text: string): string;
  /** Adds pictures to a post. */
  attachByHand(id: string, pictures: readonly PictureByHand[]): void;
  /** Makes a post quote another. */
  quoteByHand(id: string, quotesId: string): void;
  /** Renames an account, or hides it. */
  setUser(accountId: string, changes: Partial<Pick<PracticeUser, 'username' | 'standing'>>): void;
  removeByHand(id: string): void;
  /** Sets the public's reactions to a post, instead of the invented ones; what is left out is 0. */
  setAudience(id: string, audience: Partial<Audience>): void;
  /** Returns the bytes of all complete media. */
  mediaBytes(): readonly Uint8Array[];
  /** Lists the captions of its videos. */
  subtitles(): readonly PracticeXMedia['subtitles'][number][];
  /** Deletes all media, as X does after a day. */
  forgetMedia(): void;
  setFollowers(accountId: string, followers: number): void;
}

/** Opens a simulator on its stored state. */
export function simulatedX(options: Parameters<typeof practiceX>[0]): SimulatedX {
  const behind = practiceX(options);
  const { world } = behind;
  const { state } = world;
  const troubles = noTroubles();
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use('/2/*', injectTrouble(troubles, kindOf, troubleAnswers));
  app.all('*', ({ req, env }) => behind.app.fetch(req.raw, env));
  const change = (id: string, changes: Partial<PracticePost>): void => {
    for (const post of state.posts) if (post.id === id) Object.assign(post, changes);
    world.save();
  };
  return {
    troubles,
    manners: world.manners,
    rates: world.rates,
    addAccount: ({ access, ...account }) => {
      const added = behind.addAccount(account);
      for (const user of state.accounts) if (user.id === added.id && access !== undefined) user.access = access;
      return added;
    },
    timeline: () => behind.timeline(),
    postByHand: (accountId, text, replyToId) => {
      const user = state.accounts.find(({ id }) => id === accountId);
      if (user === undefined || !createPost(world, user, { text }).ok) return null;
      const id = state.lastId;
      if (replyToId !== undefined) change(id, { replyToId });
      return id;
    },
    editByHand: (id, text) => change(id, { text, shownText: text, links: [] }),
    editAnew: (id, text) => {
      const post = state.posts.find((one) => one.id === id);
      if (post === undefined) throw new Error(`there is no post ${id}`);
      const edited = { id: nextId(world), earlierIds: [...post.earlierIds, id], text, shownText: text, links: [] };
      state.posts.splice(state.posts.indexOf(post), 1, { ...post, ...edited });
      world.save();
      return edited.id;
    },
    attachByHand: (id, pictures) => {
      const media = pictures.map(({ bytes, mimeType, alt }) => {
        const mediaId = nextId(world);
        const blob = `${mediaId}.${mimeType.slice('image/'.length)}`;
        world.store.saveBlob(blob, bytes);
        const of = { accountId: '', totalBytes: bytes.byteLength, pollsLeft: 0, subtitles: [], expiresAt: null };
        return { id: mediaId, mimeType, blob, alt, ...of };
      });
      state.media.push(...media);
      change(id, { mediaIds: media.map((one) => one.id) });
    },
    quoteByHand: (id, quotesId) => change(id, { quotesId }),
    setUser: (accountId, changes) => {
      for (const user of state.accounts) if (user.id === accountId) Object.assign(user, changes);
      world.save();
    },
    removeByHand: (id) => {
      state.posts.splice(0, state.posts.length, ...state.posts.filter((post) => post.id !== id));
      world.save();
    },
    setAudience: (id, audience) => change(id, { audience: { ...nobody, ...audience } }),
    setFollowers: (accountId, followers) => {
      for (const user of state.accounts) if (user.id === accountId) user.followers = followers;
      world.save();
    },
    mediaBytes: () => state.media.flatMap(({ blob }) => (blob === null ? [] : (world.store.loadBlob(blob) ?? []))),
    subtitles: () => state.media.flatMap(({ subtitles }) => subtitles),
    forgetMedia: () => {
      state.media.splice(0);
      world.save();
    },
    listen: async (port, host) => {
      const listening = await listenPractice(app, port, host);
      world.baseUrl = listening.url;
      return listening;
    },
  };
}

function kindOf(method: string, path: string): RequestKind {
  if (path.startsWith('/2/media')) return 'upload';
  if (method === 'GET') return 'read';
  return method === 'DELETE' ? 'delete' : 'publish';
}

const troubleAnswers: Parameters<typeof injectTrouble>[2] = {
  refuseToken: unauthorized,
  outOfCredit: noCredit,
  serverError: () => problem(500, 'Internal Server Error', 'Something is broken.'),
  rateLimited: (reset) =>
    problem(
      429,
      'Too Many Requests',
      'Too Many Requests',
      reset === null ? {} : { 'x-rate-limit-limit': '100', 'x-rate-limit-remaining': '0', 'x-rate-limit-reset': reset },
    ),
};
