import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';

import { Hono } from 'hono';

import { systemClock } from '#clock.ts';
import { type Chat, openChat } from '#practice/chat/chat.ts';
import type { Person } from '#practice/chat/chat-state.ts';
import { wireRoutes } from '#practice/chat/wire-routes.ts';
import { simulatedMastodon } from '../../simulators/networks/mastodon.ts';
import { simulatedX } from '../../simulators/networks/x.ts';
import { type PracticeKeys, writePracticeKeys } from '#practice/practice-keys.ts';

import { serve } from '../../support/serve.ts';
import type { Chance } from '../chance.ts';
import type { PersonAct, PublicPost, SimAccount } from '../witness.ts';
import { type Fault, publishFault, readFault } from './fault.ts';
import { type Front, openFront, type Seen } from './front.ts';
import { keptInMemory } from './kept-pictures.ts';
import type { Ground } from './open-ground.ts';
import { openTeamDesk, type TeamSettings } from './open-team-desk.ts';
import type { InFlight } from './what-was-lost.ts';

/** A round's chat and networks on the wire, and what they saw. They outlive every Tambour of the round. */
export interface World extends AsyncDisposable {
  readonly ground: Ground;
  /** Settings that point a Tambour to this chat. */
  readonly environment: Readonly<Record<string, string>>;
  readonly chat: Chat;
  readonly settings: TeamSettings;
  readonly deskId: string;
  readonly accounts: readonly SimAccount[];
  readonly requests: readonly Seen[];
  readonly posts: readonly PublicPost[];
  readonly acts: PersonAct[];
  /** Texts of the drafts that Tambour said it had accepted. */
  readonly taken: string[];
  /** Number of requests with a fault, by kind. */
  readonly faults: ReadonlyMap<string, number>;
  /** Resolves when the next request that publishes arrives, the next answer leaves, or the next upload ends. */
  next(what: StoryEvent): Promise<void>;
  /** Returns the longest delay between an arrival and its record here; up to seconds on a busy machine. */
  seenLateMs(): number;
  /** Returns what a process with these ports has in flight now. */
  inFlight(ports: ReadonlySet<number>): InFlight;
  /** Turns the faults of the networks on or off. Off at first. */
  storm(isOn: boolean): void;
  /** Delays each request that publishes, while faults are off. */
  slow(byMs: number): void;
  /**
   * Lets `most` more posts through and holds back the rest until the returned function is called; only while faults
   * are off. So a burst lasts as long as a test needs, on any machine.
   */
  holdBackAfter(most: number): () => void;
  /** Lists what is public now, by the networks' own timelines. */
  timeline(): readonly { readonly text: string; readonly id: string }[];
}

export type StoryEvent = 'request' | 'answer' | 'upload';

const channel = 'publications';
const base = { language: 'en', timeZone: 'Europe/Paris', part: null, kind: 'member' } as const;
const people: readonly Person[] = [
  { ...base, id: 'lea', name: 'Léa' },
  { ...base, id: 'bilal', name: 'Bilal' },
];
/** Two accounts on each network; the second Mastodon forgets keys, as other servers do. */
const handles = ['mairie', 'voirie'] as const;

const whoAmI = /verify_credentials|\/2\/users\/me|\/instance|nodeinfo/;

export async function openWorld(ground: Ground, chance: Chance, choose: Partial<TeamSettings> = {}): Promise<World> {
  await using opened = new AsyncDisposableStack();
  const clock = systemClock;
  const common = { clock, newId: randomUUID, language: 'en', answerWithinMs: 2000 } as const;
  const chat = openChat({ ...common, kept: keptInMemory(), people, triggerLivesMs: 20_000 });
  const token = randomUUID();
  const app = new Hono().route('/wire', wireRoutes(chat, token));
  const chatAt = await serve((request) => app.fetch(request));
  opened.defer(() => chatAt.close());
  const kept = { mastodon: keptInMemory(), x: keptInMemory() };
  const mastodon = simulatedMastodon({ store: kept.mastodon, clock, domain: 'mastodon.example' });
  const x = simulatedX({ store: kept.x, clock });
  // Each start of a practice Tambour asks who it is, and each kill makes it look. Real processes are not killed this
  // often, and a round would wait for rate-limit windows of half an hour.
  x.rates.limits.me = { ...x.rates.limits.me, limit: 100_000 };
  const { limits } = mastodon.rates;
  for (const kind of ['read', 'upload', 'delete'] as const) {
    limits[kind] = { ...limits[kind], limit: limits[kind].limit * 10 };
  }
  // A new post is missing from timelines for a while, but no longer than the rooms assume.
  mastodon.manners.readLagMs = chance.below(800);
  x.manners.readLagMs = chance.below(1200);
  const tokens = new Map<string, SimAccount>();
  const requests: Seen[] = [];
  const posts: PublicPost[] = [];
  const faults = new Map<string, number>();
  const waiting = { request: new Set<() => void>(), answer: new Set<() => void>(), upload: new Set<() => void>() };
  let [isCalm, slowMs] = [true, 0];
  let held: { left: number; readonly freed: PromiseWithResolvers<void> } | null = null;

  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  opened.defer(() => void delay.disable());
  const tell = (what: StoryEvent): void => {
    for (const settle of waiting[what]) settle();
    waiting[what].clear();
  };
  const frontOf = async (network: 'mastodon' | 'x', server: typeof mastodon | typeof x): Promise<Front> => {
    const behind = await server.listen(0, '127.0.0.1');
    opened.defer(() => behind.close());
    const front = await openFront({
      network,
      behind: behind.url,
      accountOf: ({ token: carried }) => tokens.get(carried) ?? null,
      faultFor: ({ published, method, path }): Fault => {
        // A Tambour of the practice desk does not start without this answer.
        if (whoAmI.test(path)) return { kind: 'none' };
        if (isCalm) {
          if (published === null) return { kind: 'none' };
          if (held !== null && (held.left -= 1) < 0) return { kind: 'heldBack', until: held.freed.promise };
          return slowMs === 0 ? { kind: 'none' } : { kind: 'slow', byMs: slowMs };
        }
        const fault =
          published === null
            ? method === 'GET'
              ? readFault(chance)
              : { kind: 'none' as const }
            : publishFault(chance);
        if (fault.kind !== 'none') faults.set(fault.kind, (faults.get(fault.kind) ?? 0) + 1);
        return fault;
      },
      keepsKeys: (id) => [...tokens.values()].some((one) => one.id === id && one.keepsKeys),
      journalSeq: () => ground.eyes.journalSeq(),
      saw: (request) => {
        requests.push(request);
        tell('request');
      },
      made: (post) => {
        if (!posts.some(({ id, accountId }) => id === post.id && accountId === post.accountId)) posts.push(post);
      },
      answered: ({ uploads }) => tell(uploads ? 'upload' : 'answer'),
      mediaOf: kept[network].mediaOf,
    });
    opened.defer(() => front.close());
    return front;
  };
  const fronts = { mastodon: await frontOf('mastodon', mastodon), x: await frontOf('x', x) };
  const onMastodon = handles.map((handle) => mastodon.addAccount({ handle, displayName: handle }).token);
  const onX = handles.map((handle) => x.addAccount({ handle: `${handle}_x`, displayName: handle }).keys);
  const [firstToken = ''] = onMastodon;
  const [firstKeys] = onX;
  if (firstKeys === undefined) throw new Error('no account');
  const keys: PracticeKeys = {
    chat: { url: chatAt.url, token, channel, author: 'aicha', approver: 'karim' },
    mastodon: { url: fronts.mastodon.url, secret: { network: 'mastodon', accessToken: firstToken } },
    x: { url: fronts.x.url, secret: { network: 'x', ...firstKeys } },
  };
  await mkdir(join(ground.data, 'practice'), { recursive: true, mode: 0o700 });
  writePracticeKeys(join(ground.data, 'practice'), keys);
  const { settings, accounts, deskId } = await openTeamDesk(ground, chance, {
    keys,
    secrets: [
      ...onMastodon.map((accessToken) => ({ network: 'mastodon' as const, accessToken })),
      ...onX.map((one) => ({ network: 'x' as const, ...one })),
    ],
    choose,
  });
  for (const { secret, account } of accounts) tokens.set(secret.accessToken, account);
  const rest = opened.move();
  return {
    ground,
    environment: { TAMBOUR_PRACTICE_URL: chatAt.url },
    chat,
    settings,
    deskId,
    accounts: accounts.map(({ account }) => account),
    requests,
    posts,
    acts: [],
    taken: [],
    faults,
    next: (what) => new Promise((settle) => void waiting[what].add(settle)),
    seenLateMs: () => delay.max / 1e6,
    inFlight(ports) {
      const each = [fronts.mastodon, fronts.x].map((front) => front.inFlight(ports));
      return {
        open: each.reduce((all, { open }) => all + open, 0),
        accountIds: new Set(each.flatMap(({ accountIds }) => [...accountIds])),
        chatEvents: chat.state.outbox.length,
      };
    },
    storm: (isOn) => {
      isCalm = !isOn;
    },
    slow: (byMs) => {
      slowMs = byMs;
    },
    holdBackAfter(most) {
      const { freed } = (held = { left: most, freed: Promise.withResolvers<void>() });
      return () => {
        held = null;
        freed.resolve();
      };
    },
    timeline: () => [...mastodon.timeline(), ...x.timeline()],
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}
