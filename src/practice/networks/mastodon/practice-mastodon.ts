import { randomBytes } from 'node:crypto';

import type { Clock } from '#clock.ts';
import { nobody, type Audience } from '#practice/networks/audience.ts';
import { listenPractice } from '#practice/networks/listen-practice.ts';
import type { PagePost } from '#practice/page/page-network.ts';
import type { PracticeState } from '#practice/practice-state.ts';
import { noTroubles, type Troubles } from '#practice/networks/practice-trouble.ts';

import { isPublic, type Manners, nextId, stateFrom, urlOf, type World } from './world.ts';
import { version } from './json.ts';
import { plainRates, type Rates } from './limited.ts';
import { routes } from './routes.ts';
import { statusHtml } from './status-html.ts';

/** What Tambour needs of a Mastodon account: to read and to write its own posts and their pictures. */
const allScopes = ['read:accounts', 'read:statuses', 'write:statuses', 'write:media'] as const;

/** A server that speaks Mastodon's API on this machine, strictly, and keeps all it was told. */
export interface PracticeMastodon {
  readonly troubles: Troubles;
  /** May be changed at any time. */
  readonly manners: Manners;
  /** May be changed at any time. */
  readonly rates: Rates;
  /** Lets no post, edit or deletion be written, while reads go on, until the function that it returns is called. */
  stallWrites(): () => void;
  /** Makes an account, or gives back the one of that name; `handle` without @ and server. */
  addAccount(account: { readonly handle: string; readonly displayName: string; readonly scopes?: readonly string[] }): {
    readonly id: string;
    readonly token: string;
  };
  /** The public posts of all accounts, newest first. */
  timeline(): readonly PagePost[];
  /** Posts, edits and removes as a person would on the server's own page. */
  postByHand(accountId: string, text: string, inReplyToId?: string): string;
  editByHand(id: string, text: string): void;
  removeByHand(id: string): void;
  /** What strangers have done with a post, instead of what the invented public does; what is left out is 0. */
  setAudience(id: string, audience: Partial<Audience>): void;
  /** Who boosted a post, by their followers; 0 where they hide them. */
  setBoosters(id: string, followers: readonly number[]): void;
  setFollowers(accountId: string, followers: number): void;
  /** Starts to answer; port 0 takes any free one. */
  listen(port: number, host: string): Promise<{ readonly url: string; close(): Promise<void> }>;
}

/** Opens the practice server on its kept state. */
export function practiceMastodon(options: {
  readonly store: PracticeState;
  readonly clock: Clock;
  /** What stands behind the second @ of its accounts, as a server may choose it; left out: where it answers. */
  readonly domain?: string;
}): PracticeMastodon {
  const { store, clock } = options;
  const state = stateFrom(store.load());
  const troubles = noTroubles();
  let url = 'http://127.0.0.1';
  const manners: Manners = {
    keys: 'kept',
    hasInstanceV2: true,
    hasEdits: true,
    tellsEdits: true,
    maxCharacters: 500,
    readLagMs: 0,
    mediaPolls: 0,
    hasBatch: true,
    countsQuotes: true,
    htmlOf: statusHtml,
    textTypes: [],
    listsTypesIn: 'configuration',
    hasSource: true,
    software: { name: 'mastodon', version },
  };
  const rates = plainRates();
  let writable = Promise.resolve();
  const world: World = {
    state,
    store,
    clock,
    manners,
    rates,
    locks: new Set(),
    writable: () => writable,
    baseUrl: () => url,
    domain: () => options.domain ?? new URL(url).host,
    save: () => store.save(state),
  };
  return {
    troubles,
    manners,
    rates,
    stallWrites: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      writable = promise;
      return resolve;
    },
    addAccount: ({ handle, displayName, scopes = allScopes }) => {
      const known = state.accounts.find(({ username }) => username === handle);
      if (known !== undefined) return { id: known.id, token: known.token };
      const account = {
        id: nextId(world),
        username: handle,
        displayName,
        token: randomBytes(32).toString('base64url'),
        scopes: [...scopes],
        followers: null,
      };
      state.accounts.push(account);
      world.save();
      return { id: account.id, token: account.token };
    },
    timeline: () => timeline(world),
    postByHand: (accountId, text, inReplyToId) => {
      const id = nextId(world);
      const createdAt = clock.now().toISOString();
      const plain = {
        spoilerText: '',
        sensitive: false,
        visibility: 'public',
        language: null,
        contentType: null,
      } as const;
      state.statuses.push({
        id,
        accountId,
        text,
        ...plain,
        inReplyToId: inReplyToId ?? null,
        mediaIds: [],
        createdAt,
        editedAt: null,
        versions: [],
        audience: null,
        boosters: null,
      });
      world.save();
      return id;
    },
    editByHand: (id, text) => {
      for (const status of state.statuses) if (status.id === id) status.text = text;
      world.save();
    },
    removeByHand: (id) => {
      state.statuses.splice(0, state.statuses.length, ...state.statuses.filter((status) => status.id !== id));
      world.save();
    },
    setAudience: (id, audience) => {
      for (const status of state.statuses) if (status.id === id) status.audience = { ...nobody, ...audience };
      world.save();
    },
    setBoosters: (id, followers) => {
      for (const status of state.statuses) if (status.id === id) status.boosters = [...followers];
      world.save();
    },
    setFollowers: (accountId, followers) => {
      for (const account of state.accounts) if (account.id === accountId) account.followers = followers;
      world.save();
    },
    listen: async (port, host) => {
      const listening = await listenPractice(routes(world, troubles), port, host);
      ({ url } = listening);
      return listening;
    },
  };
}

function timeline(world: World): readonly PagePost[] {
  return world.state.statuses
    .filter(isPublic)
    .map((status) => {
      const account = world.state.accounts.find(({ id }) => id === status.accountId);
      const media = status.mediaIds.flatMap((id) => world.state.media.filter((one) => one.id === id));
      return {
        id: status.id,
        displayName: account?.displayName ?? '',
        handle: `@${account?.username ?? ''}@${world.domain()}`,
        text: status.text,
        contentWarning: status.spoilerText === '' ? null : status.spoilerText,
        publishedAt: new Date(status.createdAt),
        url: urlOf(world, status),
        media: media.map((one) => ({ url: `${world.baseUrl()}/media/${one.blob}`, alt: one.description ?? '' })),
      };
    })
    .toReversed();
}
