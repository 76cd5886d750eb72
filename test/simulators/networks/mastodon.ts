import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { z } from 'zod';

import { type Audience, nobody } from '#practice/networks/audience.ts';
import { listenPractice } from '#practice/networks/listen-practice.ts';
import type { Rates } from '#practice/networks/mastodon/limited.ts';
import { type PracticeMastodon, practiceMastodon } from '#practice/networks/mastodon/practice-mastodon.ts';
import {
  errorAnswer,
  type Manners as PracticeManners,
  nextId,
  type PracticeAccount,
  type PracticeStatus,
  type World,
} from '#practice/networks/mastodon/world.ts';

import { injectTrouble } from './inject-trouble.ts';
import { lengthOf } from './length-of.ts';
import { noTroubles, type RequestKind, type Troubles } from './trouble.ts';

/** Differences from a plain Mastodon. A test may change them at any time. */
export interface Manners extends PracticeManners {
  /**
   * Handling of idempotency keys. `kept`: of two simultaneous requests with one key, the second is refused.
   * `failsOnReplay`, as 4.6.0 to 4.6.5: a replayed key answers 500, though nothing is posted twice. `looksFirst`, as
   * before 4.6.0 and as Hollo: the key is looked up first and stored with the post, so that simultaneous requests miss
   * each other.
   */
  keys: 'kept' | 'ignored' | 'failsOnReplay' | 'looksFirst';
  hasInstanceV2: boolean;
  /** True if public posts can be edited, as since 3.5. */
  hasEdits: boolean;
  /** True if several posts can be read at once, as since 4.3. */
  hasBatch: boolean;
  /** True if a post's source text can be read, as since 3.5. */
  hasSource: boolean;
  /** Name and version that the server claims; null for its own; `untold`: its NodeInfo cannot be read. */
  software: { readonly name: string; readonly version: string } | null | 'untold';
}

/** The practice Mastodon, plus what real servers were seen to do and practice has no way to cause. */
export interface SimulatedMastodon extends Pick<PracticeMastodon, 'timeline' | 'trouble' | 'setTrouble' | 'listen'> {
  readonly troubles: Troubles;
  readonly manners: Manners;
  readonly rates: Rates;
  /** Blocks posts, edits and deletions, but not reads, until the returned function is called. */
  stallWrites(): () => void;
  addAccount(account: { readonly handle: string; readonly displayName: string; readonly scopes?: readonly string[] }): {
    readonly id: string;
    readonly token: string;
  };
  /** Posts, edits and removes as a person does on the server's own page. */
  postByHand(accountId: string, text: string, inReplyToId?: string): string;
  editByHand(id: string, text: string): void;
  removeByHand(id: string): void;
  /** Sets the public's reactions to a post, instead of the invented ones; what is left out is 0. */
  setAudience(id: string, audience: Partial<Audience>): void;
  /** Sets who boosted a post, by their numbers of followers; 0 where they hide them. */
  setBoosters(id: string, followers: readonly number[]): void;
  /** Returns the bytes of all complete media. */
  mediaBytes(): readonly Uint8Array[];
  /** Deletes all media, as the server does after a day. */
  forgetMedia(): void;
  setFollowers(accountId: string, followers: number): void;
  /** Changes an account's profile, as a person does on the server's own page. */
  setProfile(accountId: string, profile: Partial<Pick<PracticeAccount, 'displayName' | 'note' | 'picture'>>): void;
}

/** Opens a simulator on its stored state. */
export function simulatedMastodon(options: Parameters<typeof practiceMastodon>[0]): SimulatedMastodon {
  const behind = practiceMastodon(options);
  const { world } = behind;
  const { state } = world;
  const troubles = noTroubles();
  const manners = Object.assign(world.manners, {
    keys: 'kept',
    hasInstanceV2: true,
    hasEdits: true,
    hasBatch: true,
    hasSource: true,
    software: null,
  } as const) as Manners; // From here on tests may change each.
  let writable = Promise.resolve();
  const app = frontOf(behind, troubles, manners, () => writable);
  const change = (id: string, changes: Partial<PracticeStatus>): void => {
    for (const status of state.statuses) if (status.id === id) Object.assign(status, changes);
    world.save();
  };
  return {
    troubles,
    manners,
    rates: world.rates,
    stallWrites: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      writable = promise;
      return resolve;
    },
    addAccount: ({ scopes, ...account }) => {
      const added = behind.addAccount(account);
      for (const one of state.accounts) if (one.id === added.id && scopes !== undefined) one.scopes = [...scopes];
      return added;
    },
    timeline: () => behind.timeline(),
    trouble: () => behind.trouble(),
    setTrouble: (trouble) => behind.setTrouble(trouble),
    postByHand: (accountId, text, inReplyToId) => postByHand(world, accountId, text, inReplyToId ?? null),
    editByHand: (id, text) => change(id, { text, editedAt: world.clock.now().toISOString() }),
    removeByHand: (id) => {
      state.statuses.splice(0, state.statuses.length, ...state.statuses.filter((status) => status.id !== id));
      world.save();
    },
    setAudience: (id, audience) => change(id, { audience: { ...nobody, ...audience } }),
    setBoosters: (id, followers) => change(id, { boosters: [...followers] }),
    setFollowers: (accountId, followers) => {
      for (const account of state.accounts) if (account.id === accountId) account.followers = followers;
      world.save();
    },
    setProfile: (accountId, profile) => {
      for (const account of state.accounts) if (account.id === accountId) Object.assign(account, profile);
      world.save();
    },
    mediaBytes: () => state.media.flatMap(({ blob }) => world.store.loadBlob(blob) ?? []),
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

type App = Hono<{ Bindings: HttpBindings }>;

const notFound = (): Response => errorAnswer(404, 'Record not found');

function frontOf(behind: PracticeMastodon, troubles: Troubles, manners: Manners, writable: () => Promise<void>): App {
  const app: App = new Hono();
  app.use('/api/*', injectTrouble(troubles, kindOf, troubleAnswers));
  app.get('/api/v2/instance', (_, next) => (manners.hasInstanceV2 ? next() : Promise.resolve(notFound())));
  app.get('/api/v1/statuses', (_, next) => (manners.hasBatch ? next() : Promise.resolve(notFound())));
  app.get('/api/v1/statuses/:id/source', (_, next) => (manners.hasSource ? next() : Promise.resolve(notFound())));
  app.get('/api/v1/statuses/:id/history', (_, next) =>
    manners.hasEdits && manners.tellsEdits ? next() : Promise.resolve(notFound()),
  );
  app.put('/api/v1/statuses/:id', (_, next) => (manners.hasEdits ? next() : Promise.resolve(notFound())));
  app.get('/nodeinfo/2.0', (_, next) => {
    const { software } = manners;
    if (software === null) return next();
    return Promise.resolve(software === 'untold' ? notFound() : Response.json({ version: '2.0', software }));
  });
  const writing = writes(behind, manners, writable);
  app.on(['POST', 'PUT', 'DELETE'], ['/api/v1/statuses', '/api/v1/statuses/:id'], ({ req, env }) =>
    writing(req.raw, env),
  );
  app.all('*', ({ req, env }) => behind.app.fetch(req.raw, env));
  return app;
}

function kindOf(method: string, path: string): RequestKind | null {
  if (path.endsWith('/media') || /\/media\/[^/]+$/.test(path)) return 'upload';
  if (method === 'GET') return 'read';
  if (method === 'DELETE') return 'delete';
  return /^\/api\/v1\/statuses(?:\/[^/]+)?$/.test(path) ? 'publish' : null;
}

const troubleAnswers: Parameters<typeof injectTrouble>[2] = {
  refuseToken: () => errorAnswer(401, 'The access token is invalid'),
  outOfCredit: () => errorAnswer(402, 'Payment Required'),
  serverError: () => errorAnswer(500, 'Internal Server Error'),
  rateLimited: (reset) => errorAnswer(429, 'Too many requests', reset === null ? {} : { 'X-RateLimit-Reset': reset }),
};

const keyLifeMs = 3600 * 1000;
const textsSchema = z.object({ status: z.string().default(''), spoiler_text: z.string().default('') });
const postedSchema = z.object({ id: z.string() });

type Handler = (request: Request, env: HttpBindings) => Promise<Response>;

/** Makes the handler of a post, an edit or a deletion, which waits until writes are allowed. */
function writes({ app, world }: PracticeMastodon, manners: Manners, writable: () => Promise<void>): Handler {
  const locks = new Set<string>();
  return async (request, env) => {
    // Read now: the caller may be gone before it is written.
    const body = request.method === 'DELETE' ? null : await request.text();
    const headers = new Headers(request.headers);
    const pass = async (): Promise<Response> => {
      await writable();
      return app.fetch(new Request(request.url, { method: request.method, headers, body }), env);
    };
    const token = /^Bearer (.+)$/.exec(headers.get('authorization') ?? '')?.[1];
    const account = world.state.accounts.find((one) => one.token === token);
    if (account === undefined) return pass();
    if (isTooLong(body, manners)) {
      return errorAnswer(422, `Validation failed: Text character limit of ${manners.maxCharacters} exceeded`);
    }
    const key = request.method === 'POST' ? (headers.get('idempotency-key') ?? '') : '';
    if (key === '') return pass();
    if (manners.keys === 'ignored') {
      headers.delete('idempotency-key');
      return pass();
    }
    const now = world.clock.now().getTime();
    const isKnown = world.state.keys.some(
      (one) => one.accountId === account.id && one.key === key && now - Date.parse(one.at) < keyLifeMs,
    );
    if (isKnown) return manners.keys === 'failsOnReplay' ? errorAnswer(500, 'Internal Server Error') : pass();
    if (manners.keys === 'looksFirst') {
      headers.delete('idempotency-key');
      const answer = await pass();
      if (answer.ok) {
        const { id } = postedSchema.parse(await answer.clone().json());
        world.state.keys.push({ accountId: account.id, key, statusId: id, at: world.clock.now().toISOString() });
        world.save();
      }
      return answer;
    }
    const lock = `${account.id} ${key}`;
    if (locks.has(lock))
      return errorAnswer(503, 'There was a temporary problem serving your request, please try again');
    locks.add(lock);
    try {
      return await pass();
    } finally {
      locks.delete(lock);
    }
  };
}

function isTooLong(body: string | null, { maxCharacters }: Manners): boolean {
  if (body === null || body === '') return false;
  let raw: unknown;
  try {
    raw = JSON.parse(body);
  } catch {
    return false;
  }
  const texts = textsSchema.safeParse(raw);
  return texts.success && lengthOf(texts.data.spoiler_text, texts.data.status) > maxCharacters;
}

function postByHand(world: World, accountId: string, text: string, inReplyToId: string | null): string {
  const id = nextId(world);
  const plain = { spoilerText: '', sensitive: false, visibility: 'public', language: null, contentType: null } as const;
  const untouched = { mediaIds: [], editedAt: null, pinnedAt: null, versions: [], audience: null, boosters: null };
  const createdAt = world.clock.now().toISOString();
  world.state.statuses.push({ id, accountId, text, ...plain, inReplyToId, createdAt, ...untouched });
  world.save();
  return id;
}
