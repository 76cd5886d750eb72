import { randomBytes } from 'node:crypto';

import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';

import type { Clock } from '#clock.ts';
import { type Listening, listenPractice } from '#practice/networks/listen-practice.ts';
import { chosenTrouble } from '#practice/networks/trouble.ts';
import type { PageNetwork, PagePost } from '#practice/page/page-network.ts';
import type { PracticeState } from '#practice/practice-state.ts';

import { plainRates } from './limited.ts';
import { shownMedia } from './public-routes.ts';
import { routes } from './routes.ts';
import { nextId, stateFrom, type World } from './world.ts';

/** The keys of one account with the one application of a practice X. */
interface PracticeKeys {
  readonly appKey: string;
  readonly appSecret: string;
  readonly accessToken: string;
  readonly accessSecret: string;
}

/** A server that speaks X's API on this machine, strictly, and stores everything it receives. */
export interface PracticeX extends PageNetwork {
  /** Its parts, for code that stands in front of it. */
  readonly world: World;
  readonly app: Hono<{ Bindings: HttpBindings }>;
  /** Creates an account, or returns the existing one of that name; `handle` without @. */
  addAccount(account: { readonly handle: string; readonly displayName: string }): {
    readonly id: string;
    readonly keys: PracticeKeys;
  };
  /** Starts to answer; port 0 takes any free one. */
  listen(port: number, host: string): Promise<Listening>;
}

/** Opens the practice X on its saved state. */
export function practiceX({ store, clock }: { readonly store: PracticeState; readonly clock: Clock }): PracticeX {
  const state = stateFrom(store.load(), newSecret);
  const trouble = chosenTrouble();
  const world: World = {
    state,
    store,
    clock,
    manners: {
      readLagMs: 0,
      mediaPolls: 0,
      videoPolls: 1,
      failsVideos: false,
      mediaSeconds: 24 * 3600,
      credit: null,
      subscription: 'None',
      refusesDuplicates: true,
      refusesAnswers: 0,
      fieldNames: 'old',
    },
    rates: plainRates(),
    pieces: new Map(),
    nonces: new Set(),
    baseUrl: 'http://127.0.0.1',
    save: () => store.save(state),
  };
  const app = routes(world, trouble);
  return {
    ...trouble,
    kind: 'x',
    name: 'X',
    world,
    app,
    addAccount: ({ handle, displayName }) => {
      const known = state.accounts.find(({ username }) => username === handle);
      const id = known?.id ?? nextId(world);
      const user = known ?? {
        id,
        username: handle,
        name: displayName,
        accessToken: `${id}-${newSecret()}`,
        accessSecret: newSecret(),
        access: 'read-write' as const,
        followers: null,
        standing: 'open' as const,
      };
      if (known === undefined) state.accounts.push(user);
      world.save();
      const { accessToken, accessSecret } = user;
      return { id, keys: { appKey: state.appKey, appSecret: state.appSecret, accessToken, accessSecret } };
    },
    timeline: () => timeline(world),
    listen: async (port, host) => {
      const listening = await listenPractice(app, port, host);
      world.baseUrl = listening.url;
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
        ...(post.replyToId === null ? {} : { answersId: post.replyToId }),
        displayName: user?.name ?? '',
        handle: `@${user?.username ?? ''}`,
        text: post.text,
        contentWarning: null,
        publishedAt: new Date(post.createdAt),
        url: `${world.baseUrl}/i/web/status/${post.id}`,
        media: media.map((one) => shownMedia(one, world.baseUrl)),
      };
    })
    .toReversed();
}
