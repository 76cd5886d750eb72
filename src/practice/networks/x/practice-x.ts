import { randomBytes } from 'node:crypto';

import type { Clock } from '#clock.ts';
import { nobody, type Audience } from '#practice/networks/audience.ts';
import { listenPractice } from '#practice/networks/listen-practice.ts';
import type { PagePost } from '#practice/page/page-network.ts';
import type { PracticeState } from '#practice/practice-state.ts';
import { noTroubles, type Troubles } from '#practice/networks/practice-trouble.ts';

import { createPost } from './create-post.ts';
import { plainRates, type Rates } from './limited.ts';
import { routes } from './routes.ts';
import { type Manners, nextId, stateFrom, type World } from './world.ts';

/** The keys of one account with the one application that a practice X knows. */
interface PracticeKeys {
  readonly appKey: string;
  readonly appSecret: string;
  readonly accessToken: string;
  readonly accessSecret: string;
}

/** A server that speaks X's API on this machine, strictly, and keeps all it was told. */
export interface PracticeX {
  readonly troubles: Troubles;
  /** May be changed at any time. */
  readonly manners: Manners;
  /** May be changed at any time. */
  readonly rates: Rates;
  /** Makes an account, or gives back the one of that name; `handle` without @. */
  addAccount(account: {
    readonly handle: string;
    readonly displayName: string;
    readonly access?: 'read' | 'read-write';
  }): { readonly id: string; readonly keys: PracticeKeys };
  /** The posts of all accounts, newest first. */
  timeline(): readonly PagePost[];
  /** Posts, edits and removes as a person would on the network's own page; null where X refuses it. */
  postByHand(accountId: string, text: string, replyToId?: string): string | null;
  editByHand(id: string, text: string): void;
  removeByHand(id: string): void;
  /** What strangers have done with a post, instead of what the invented public does; what is left out is 0. */
  setAudience(id: string, audience: Partial<Audience>): void;
  setFollowers(accountId: string, followers: number): void;
  /** Starts to answer; port 0 takes any free one. */
  listen(port: number, host: string): Promise<{ readonly url: string; close(): Promise<void> }>;
}

/** Opens the practice X on its kept state. */
export function practiceX(options: { readonly store: PracticeState; readonly clock: Clock }): PracticeX {
  const { store, clock } = options;
  const state = stateFrom(store.load(), newSecret);
  const troubles = noTroubles();
  let url = 'http://127.0.0.1';
  const manners: Manners = {
    readLagMs: 0,
    mediaPolls: 0,
    mediaSeconds: 24 * 3600,
    credit: null,
    subscription: 'None',
    refusesDuplicates: true,
    fieldNames: 'old',
  };
  const rates = plainRates();
  const world: World = {
    state,
    store,
    clock,
    manners,
    rates,
    pieces: new Map(),
    nonces: new Set(),
    baseUrl: () => url,
    save: () => store.save(state),
  };
  return {
    troubles,
    manners,
    rates,
    addAccount: ({ handle, displayName, access = 'read-write' }) => {
      const known = state.accounts.find(({ username }) => username === handle);
      const id = known?.id ?? nextId(world);
      const user = known ?? {
        id,
        username: handle,
        name: displayName,
        accessToken: `${id}-${newSecret()}`,
        accessSecret: newSecret(),
        access,
        followers: null,
      };
      if (known === undefined) state.accounts.push(user);
      world.save();
      const { accessToken, accessSecret } = user;
      return { id, keys: { appKey: state.appKey, appSecret: state.appSecret, accessToken, accessSecret } };
    },
    timeline: () => timeline(world),
    postByHand: (accountId, text, replyToId) => {
      const user = state.accounts.find(({ id }) => id === accountId);
      const isPosted = user !== undefined && createPost(world, user, { text }, replyToId).ok;
      return isPosted ? state.lastId : null;
    },
    editByHand: (id, text) => {
      for (const post of state.posts) if (post.id === id) Object.assign(post, { text, shownText: text, links: [] });
      world.save();
    },
    removeByHand: (id) => {
      state.posts.splice(0, state.posts.length, ...state.posts.filter((post) => post.id !== id));
      world.save();
    },
    setAudience: (id, audience) => {
      for (const post of state.posts) if (post.id === id) post.audience = { ...nobody, ...audience };
      world.save();
    },
    setFollowers: (accountId, followers) => {
      for (const user of state.accounts) if (user.id === accountId) user.followers = followers;
      world.save();
    },
    listen: async (port, host) => {
      const listening = await listenPractice(routes(world, troubles), port, host);
      ({ url } = listening);
      return listening;
    },
  };
}

function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

function timeline(world: World): readonly PagePost[] {
  return world.state.posts
    .map((post) => {
      const user = world.state.accounts.find(({ id }) => id === post.accountId);
      const media = post.mediaIds.flatMap((id) => world.state.media.filter((one) => one.id === id));
      return {
        id: post.id,
        displayName: user?.name ?? '',
        handle: `@${user?.username ?? ''}`,
        text: post.text,
        contentWarning: null,
        publishedAt: new Date(post.createdAt),
        url: `${world.baseUrl()}/i/web/status/${post.id}`,
        media: media.map((one) => ({ url: `${world.baseUrl()}/media/${one.blob ?? ''}`, alt: one.alt })),
      };
    })
    .toReversed();
}
