import { randomBytes } from 'node:crypto';

import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';

import type { Clock } from '#clock.ts';
import { type Listening, listenPractice } from '#practice/networks/listen-practice.ts';
import { chosenTrouble } from '#practice/networks/trouble.ts';
import type { PageNetwork, PagePost } from '#practice/page/page-network.ts';
import type { PracticeState } from '#practice/practice-state.ts';

import { plainRates } from './limited.ts';
import { routes } from './routes.ts';
import { statusHtml } from './status-html.ts';
import { isPublic, type Manners, nextId, stateFrom, urlOf, type World } from './world.ts';

/** Scopes that Tambour needs: to read and write the account's own posts and their pictures. */
const allScopes = ['read:accounts', 'read:statuses', 'write:statuses', 'write:media', 'write:accounts'] as const;

/** A server that speaks Mastodon's API on this machine, strictly, and stores everything it receives. */
export interface PracticeMastodon extends PageNetwork {
  /** Its parts, for code that stands in front of it. */
  readonly world: World;
  readonly app: Hono<{ Bindings: HttpBindings }>;
  /** Creates an account, or returns the existing one of that name; `handle` without @ and server. */
  addAccount(account: { readonly handle: string; readonly displayName: string }): {
    readonly id: string;
    readonly token: string;
  };
  /** Starts to answer; port 0 takes any free one. */
  listen(port: number, host: string): Promise<Listening>;
}

/** Opens the practice server on its saved state. */
export function practiceMastodon(options: {
  readonly store: PracticeState;
  readonly clock: Clock;
  /** Domain after the second @ of its accounts' names, which a server may choose; by default its own host. */
  readonly domain?: string;
}): PracticeMastodon {
  const { store, clock } = options;
  const state = stateFrom(store.load());
  const trouble = chosenTrouble();
  const world: World = {
    state,
    store,
    clock,
    manners: plainManners(),
    rates: plainRates(),
    fetched: new Set(),
    baseUrl: 'http://127.0.0.1',
    domain: () => options.domain ?? new URL(world.baseUrl).host,
    save: () => store.save(state),
  };
  const app = routes(world, trouble);
  return {
    ...trouble,
    kind: 'mastodon',
    name: 'Mastodon',
    world,
    app,
    addAccount: ({ handle, displayName }) => {
      const known = state.accounts.find(({ username }) => username === handle);
      if (known !== undefined) return { id: known.id, token: known.token };
      const id = nextId(world);
      const token = randomBytes(32).toString('base64url');
      const shown = { username: handle, displayName, note: '', picture: 'missing.png' };
      state.accounts.push({ id, ...shown, token, scopes: [...allScopes], followers: null });
      world.save();
      return { id, token };
    },
    timeline: () => timeline(world),
    listen: async (port, host) => {
      const listening = await listenPractice(app, port, host);
      world.baseUrl = listening.url;
      return listening;
    },
  };
}

function plainManners(): Manners {
  return {
    tellsEdits: true,
    maxCharacters: 500,
    readLagMs: 0,
    mediaPolls: 0,
    recordingPolls: 1,
    refusesRecordings: false,
    countsQuotes: true,
    htmlOf: statusHtml,
    textTypes: [],
    listsTypesIn: 'configuration',
    fetchesReplies: null,
    isClosed: false,
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
        ...(status.inReplyToId === null ? {} : { answersId: status.inReplyToId }),
        displayName: account?.displayName ?? '',
        handle: `@${account?.username ?? ''}@${world.domain()}`,
        text: status.text,
        contentWarning: status.spoilerText === '' ? null : status.spoilerText,
        publishedAt: new Date(status.createdAt),
        url: urlOf(world, status),
        media: media.map((one) => ({
          url: `${world.baseUrl}/media/${one.blob}`,
          mimeType: one.mimeType,
          alt: one.description ?? '',
        })),
      };
    })
    .toReversed();
}
