import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';

import { type Audience, nobody } from '#practice/networks/audience.ts';
import { cidOfRecord } from '#practice/networks/bluesky/identifier.ts';
import { tooMany } from '#practice/networks/bluesky/limited.ts';
import { type PracticeBluesky, practiceBluesky } from '#practice/networks/bluesky/practice-bluesky.ts';
import { refuseToken } from '#practice/networks/bluesky/routes.ts';
import { type Manners, newSecret, type PracticeAccount, problem, type Row } from '#practice/networks/bluesky/world.ts';
import { listenPractice } from '#practice/networks/listen-practice.ts';

import { injectTrouble } from './inject-trouble.ts';
import { noTroubles, type RequestKind, type Troubles } from './trouble.ts';

/** The practice Bluesky, plus what real servers were seen to do and practice has no way to cause. */
export interface SimulatedBluesky extends Pick<PracticeBluesky, 'timeline' | 'listen' | 'addAccount'> {
  readonly troubles: Troubles;
  /** Tests may change it at any time. */
  readonly manners: Manners;
  /** Returns the number of log-ins so far. */
  logIns(): number;
  /** Lists the tokens by which sessions were renewed, each as often as it was used. */
  renewedBy(): readonly string[];
  /** Ends every session, as when a server changes its secret. */
  endSessions(): void;
  rows(): readonly Row[];
  /** Changes an account's state, as its owner or the server's administrator does. */
  setAccount(
    did: string,
    changes: Partial<Pick<PracticeAccount, 'appPassword' | 'standing' | 'handle' | 'profile'>>,
  ): void;
  /** Posts, edits and removes as a person does in the app. */
  postByHand(did: string, rkey: string, text: string): void;
  editByHand(rkey: string, text: string): void;
  removeByHand(rkey: string): void;
  /** Sets the public's reactions to a post, instead of the invented ones; what is left out is 0. */
  setAudience(rkey: string, audience: Partial<Audience>): void;
  setFollowers(did: string, followers: number): void;
}

/** Opens a simulator on its stored state. */
export function simulatedBluesky(options: Parameters<typeof practiceBluesky>[0]): SimulatedBluesky {
  const behind = practiceBluesky(options);
  const { world } = behind;
  const { state } = world;
  const troubles = noTroubles();
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use('/xrpc/*', injectTrouble(troubles, kindOf, troubleAnswers));
  app.all('*', ({ req, env }) => behind.app.fetch(req.raw, env));
  const change = (rkey: string, changes: Partial<Row>): void => {
    for (const row of state.rows) if (row.rkey === rkey) Object.assign(row, changes);
    world.save();
  };
  const changeAccount = (did: string, changes: Partial<PracticeAccount>): void => {
    for (const account of state.accounts) if (account.did === did) Object.assign(account, changes);
    world.save();
  };
  const valueOf = (text: string): Row['value'] => ({
    $type: 'app.bsky.feed.post',
    text,
    createdAt: world.clock.now().toISOString(),
  });
  return {
    troubles,
    manners: world.manners,
    logIns: () => world.logIns,
    renewedBy: () => world.renewedBy,
    endSessions: () => {
      state.secret = newSecret();
      state.refreshTokens = [];
      world.save();
    },
    rows: () => state.rows,
    addAccount: (account) => behind.addAccount(account),
    setAccount: changeAccount,
    timeline: () => behind.timeline(),
    postByHand: (did, rkey, text) => {
      const value = valueOf(text);
      const writtenAt = world.clock.now().toISOString();
      state.rows.push({ did, rkey, cid: cidOfRecord(value), value, writtenAt, audience: null });
      world.save();
    },
    editByHand: (rkey, text) => {
      const value = valueOf(text);
      change(rkey, { value, cid: cidOfRecord(value) });
    },
    removeByHand: (rkey) => {
      state.rows.splice(0, state.rows.length, ...state.rows.filter((row) => row.rkey !== rkey));
      world.save();
    },
    setAudience: (rkey, audience) => change(rkey, { audience: { ...nobody, ...audience } }),
    setFollowers: (did, followers) => changeAccount(did, { followers }),
    listen: async (port, host) => {
      const listening = await listenPractice(app, port, host);
      world.baseUrl = listening.url;
      return listening;
    },
  };
}

function kindOf(method: string, path: string): RequestKind | null {
  if (path.endsWith('.uploadBlob')) return 'upload';
  if (path.endsWith('.deleteRecord')) return 'delete';
  if (path.endsWith('.putRecord')) return 'publish';
  return method === 'GET' ? 'read' : null;
}

const troubleAnswers: Parameters<typeof injectTrouble>[2] = {
  refuseToken,
  outOfCredit: refuseToken,
  serverError: () => problem(500, 'InternalServerError', 'Internal Server Error'),
  rateLimited: tooMany,
};
