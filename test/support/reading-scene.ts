import { randomUUID } from 'node:crypto';

import type { Network } from '#networks/network.ts';
import type { Reader, ReadingDeps } from '#reach/reading-deps.ts';
import { startReading } from '#reach/start-reading.ts';
import { nextReadings } from '#reach/next-readings.ts';
import type { DeliveryFigures, Prisma, Reading, ReadingAge, ReadingOutcome } from '#storage/generated/client.ts';

import { openScene, present, type Scene } from './publishing-scene.ts';
import { countsOf, urlOf } from './scripted-network.ts';
import type { SceneNetwork } from './scripted-rules.ts';
import { until } from './until.ts';

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;

interface NextReading {
  readonly age: ReadingAge;
  readonly dueAt: Date;
  readonly readNotBefore: Date | null;
  readonly doubted: ReadingOutcome | null;
  readonly doubtedSince: Date | null;
}

/** A desk whose posts are read. */
export interface ReadingScene extends Scene {
  readonly reader: Reader;
  /** The accounts logged as locked, with the reason. */
  readonly logged: unknown[];
  /** True if X may be read. */
  readsX: boolean;
  /** Writes a post that is public on the network since now, or since it says; returns its delivery's id. */
  published(network?: SceneNetwork, delivery?: Partial<Prisma.DeliveryUncheckedCreateInput>): Promise<string>;
  /** Lets time pass, then sweeps and runs every due job. Throws a job's error. */
  wait(milliseconds: number): Promise<void>;
  /** Waits like `wait`, with a sweep every minute. */
  waitMinutes(minutes: number): Promise<void>;
  /** Reads the readings in the order of their ages. */
  readings(deliveryId: string): Promise<readonly Reading[]>;
  figures(deliveryId: string): Promise<DeliveryFigures>;
  /** Reads its next planned reading; null if there is none. */
  next(deliveryId: string): Promise<NextReading | null>;
  postOf(deliveryId: string): Promise<string>;
}

/** Opens a scene in which both networks can be read. */
export async function openReadingScene(
  options: Parameters<typeof openScene>[0] & {
    readonly networkOf?: ReadingDeps['networkOf'];
  } = {},
): Promise<ReadingScene> {
  const scene = await openScene(options);
  const { store, clock } = scene;
  const logged: unknown[] = [];
  const deps: ReadingDeps = {
    store: scene.deps.store,
    networkOf: options.networkOf ?? scene.deps.networkOf,
    mayRead: ({ network }) => network !== 'x' || reading.readsX,
    logger: { warn: (about: unknown) => void logged.push(about) },
  };
  const sweepAndRun = async (): Promise<void> => {
    await store.runEveryMinute();
    const { failures } = await store.runDueJobs();
    if (failures[0] !== undefined) throw failures[0];
  };
  let last = 0;
  const reading: ReadingScene = {
    ...scene,
    reader: { ...deps, onEnd: () => undefined },
    logged,
    readsX: true,
    async published(network = 'mastodon', delivery = {}) {
      last += 1;
      const now = clock.now();
      const remoteId = `${network}-${scene[network].posts.length + 1}-${last}`;
      const { id: draftId } = await store.db.draft.create({
        data: aDraft(scene, randomUUID(), 1000 + last, network),
      });
      const { id } = await store.db.delivery.create({
        data: {
          id: randomUUID(),
          draftId,
          revision: 1,
          accountId: scene.accountIds[network],
          fingerprint: 'f',
          state: 'sent',
          key: randomUUID(),
          dueAt: now,
          notAfterAt: now,
          sendingSince: now,
          sentAt: now,
          remoteId,
          remoteUrl: urlOf(remoteId),
          createdAt: now,
          ...delivery,
        },
      });
      scene[network].posts.push({ id: remoteId, key: id, rendering: aRendering(scene, network), at: now });
      return id;
    },
    async wait(milliseconds) {
      clock.advance(milliseconds);
      await sweepAndRun();
    },
    async waitMinutes(minutes) {
      for (let minute = 0; minute < minutes; minute += 1) await reading.wait(minuteMs);
    },
    readings: (deliveryId) => store.db.reading.findMany({ where: { deliveryId }, orderBy: { age: 'asc' } }),
    next: async (deliveryId) => {
      const [next] = await store.db.$queryRaw<NextReading[]>`
        SELECT * FROM (${nextReadings}) n WHERE n."deliveryId" = ${deliveryId}::uuid`;
      return next ?? null;
    },
    figures: async (deliveryId) => present(await store.db.deliveryFigures.findUnique({ where: { deliveryId } })),
    async postOf(deliveryId) {
      const row = await store.db.delivery.findUnique({ where: { id: deliveryId }, select: { remoteId: true } });
      return present(row?.remoteId);
    },
  };
  await startReading(deps);
  return reading;
}

function aDraft(scene: Scene, id: string, number: number, network: SceneNetwork): Prisma.DraftUncheckedCreateInput {
  const now = scene.clock.now();
  return {
    id,
    deskId: scene.deskId,
    number,
    author: 'amina',
    state: 'approved',
    currentRevision: 1,
    createdAt: now,
    changedAt: now,
    revisions: {
      create: {
        number: 1,
        text: 'The town hall is open.',
        language: 'en',
        accountIds: [scene.accountIds[network]],
        timeZone: 'Europe/Paris',
        editedBy: 'amina',
        fingerprint: 'f',
        createdAt: now,
      },
    },
  };
}

function aRendering(scene: Scene, network: SceneNetwork): Scene['mastodon']['posts'][number]['rendering'] {
  return {
    network,
    accountId: scene.accountIds[network],
    text: 'The town hall is open.',
    contentWarning: null,
    language: 'en',
    visibility: 'public',
    media: [],
  };
}

/** Builds a reader whose network is changed by `own`. */
export function readerThrough(
  scene: ReadingScene,
  network: SceneNetwork,
  own: (network: Network) => Partial<Network>,
): Reader {
  const through: Network = { ...scene[network], ...own(scene[network]) };
  return { ...scene.reader, networkOf: async () => ({ kind: 'open', network: through }) };
}

/** Builds replicas whose requests meet: none is answered before all have asked. */
export function replicasThatMeet(scene: ReadingScene, network: SceneNetwork, count: number): Reader {
  const meet = (): (() => Promise<void>) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    let came = 0;
    return async () => {
      came += 1;
      if (came === count) resolve();
      return promise;
    };
  };
  const [atRead, atFollowers] = [meet(), meet()];
  return readerThrough(scene, network, (own) => ({
    read: async (...given) => atRead().then(() => own.read(...given)),
    followers: async (...given) => atFollowers().then(() => own.followers(...given)),
  }));
}

/** Waits until so many transactions wait for rows that others hold. */
export async function waitersForRows(scene: Pick<Scene, 'store'>, count: number): Promise<void> {
  await until('they wait', async () => {
    const [row] = await scene.store.db.$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS waiting FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    return row?.waiting === count;
  });
}

/** Formats readings as "h24 counts 5", with their likes, and "late" if they are. */
export function said(readings: readonly Reading[]): readonly string[] {
  return readings.map(({ age, outcome, isLate, likes }) =>
    [age, outcome, likes ?? '', isLate ? 'late' : ''].filter((word) => word !== '').join(' '),
  );
}

/** Sets how many likes the post has on Mastodon from now on. */
export async function likes(scene: ReadingScene, deliveryId: string, count: number | null): Promise<void> {
  const id = await scene.postOf(deliveryId);
  scene.mastodon.readings.set(id, { kind: 'counts', counts: countsOf('mastodon', { likes: count }) });
}

/** A signal that never aborts. */
export const never = new AbortController().signal;
