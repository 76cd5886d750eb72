import type { HttpBindings } from '@hono/node-server';
import type { Hono } from 'hono';

import type { Clock } from '#clock.ts';
import { type Listening, listenPractice } from '#practice/networks/listen-practice.ts';
import { chosenTrouble } from '#practice/networks/trouble.ts';
import type { PageNetwork, PagePost } from '#practice/page/page-network.ts';
import type { PracticeState } from '#practice/practice-state.ts';

import { cardOf, mediaOf } from './public-routes.ts';

import { routes } from './routes.ts';
import { newDid, newSecret, stateFrom, type World } from './world.ts';

/** A server that speaks Bluesky's protocol on this machine, strictly, and stores everything it receives. */
export interface PracticeBluesky extends PageNetwork {
  /** Its parts, for code that stands in front of it. */
  readonly world: World;
  readonly app: Hono<{ Bindings: HttpBindings }>;
  /** Creates an account with an app password, or returns the existing one of that name; `handle` without @. */
  addAccount(account: { readonly handle: string; readonly displayName: string }): {
    readonly did: string;
    readonly appPassword: string;
  };
  /** Starts to answer; port 0 takes any free one. */
  listen(port: number, host: string): Promise<Listening>;
}

/** Opens the practice Bluesky on its saved state. */
export function practiceBluesky({
  store,
  clock,
}: {
  readonly store: PracticeState;
  readonly clock: Clock;
}): PracticeBluesky {
  const state = stateFrom(store.load());
  const trouble = chosenTrouble();
  const world: World = {
    state,
    store,
    clock,
    manners: {
      readLagMs: 0,
      accessSeconds: 2 * 3600,
      accessScope: 'com.atproto.appPass',
      hasAppView: true,
      videos: 'ready',
      answersAs: null,
    },
    logIns: 0,
    renewedBy: [],
    baseUrl: 'http://127.0.0.1',
    save: () => store.save(state),
  };
  const app = routes(world, trouble);
  return {
    ...trouble,
    kind: 'bluesky',
    name: 'Bluesky',
    world,
    app,
    addAccount: ({ handle, displayName }) => {
      const known = state.accounts.find((one) => one.handle === handle);
      const did = known?.did ?? newDid();
      const appPassword = known?.appPassword ?? newSecret();
      if (known === undefined)
        state.accounts.push({
          did,
          handle,
          displayName,
          appPassword,
          standing: 'open',
          followers: null,
          profile: { displayName },
          revision: 0,
        });
      world.save();
      return { did, appPassword };
    },
    timeline: () => timeline(world),
    listen: async (port, host) => {
      const listening = await listenPractice(app, port, host);
      world.baseUrl = listening.url;
      return listening;
    },
  };
}

function timeline({ state, baseUrl }: World): readonly PagePost[] {
  return state.rows
    .map(({ did, rkey, value }): PagePost => {
      const account = state.accounts.find((one) => one.did === did);
      return {
        id: rkey,
        displayName: account?.displayName ?? '',
        handle: `@${account?.handle ?? ''}`,
        text: value.text,
        contentWarning: null,
        publishedAt: new Date(value.createdAt),
        url: `${baseUrl}/profile/${did}/post/${rkey}`,
        media: mediaOf({ value }, baseUrl),
        ...cardOf({ value }, baseUrl),
      };
    })
    .toReversed();
}
