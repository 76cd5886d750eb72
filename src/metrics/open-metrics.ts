import type { ChatPlatform } from '#chat/chat.ts';
import type { Clock } from '#clock.ts';
import type { WhatIsRead } from '#reach/count-overdue.ts';
import type { Store } from '#storage/store.ts';

import { type Figures, readFigures } from './figures.ts';
import { type Instruments, makeInstruments } from './instruments.ts';

/** Price of each item that X bills, in US dollars. */
export type PriceOf = Readonly<Record<string, number>>;

export interface MetricsOptions {
  readonly store: Pick<Store, 'db' | 'clock'>;
  /** By platform id; read at each scrape. */
  readonly chats: ReadonlyMap<string, Pick<ChatPlatform, 'health'>>;
  readonly version: string;
  readonly prices: PriceOf;
  readonly reads: WhatIsRead;
  /** Whether this machine confines what decodes files; asked at each scrape. */
  readonly confinement: () => Promise<(typeof confinements)[number]>;
  /** When this process began: what was sent earlier is not counted. */
  readonly since: Date;
}

/** The figures of one process for Prometheus. */
export interface Metrics {
  /** Answers a scrape. */
  readonly handler: () => Promise<Response>;
  /** Counts what X bills. */
  readonly billed: (what: string, times: number) => void;
  /** Counts what was refused on a chat, or on the practice page. */
  readonly refused: (refusal: { readonly platform: string; readonly kind: string }) => void;
}

const confinements = ['can', 'cannot', 'unknown'] as const;
const everySeconds = 5;
/** A commit may become visible after one with a later `sentAt`: each query therefore looks back this far. */
const overlapSeconds = 60;

/** Opens the metrics. The database is queried when Prometheus scrapes, at most once in five seconds. */
export function openMetrics({ store, chats, version, prices, reads, since, confinement }: MetricsOptions): Metrics {
  const { clock } = store;
  const instruments = makeInstruments();
  instruments.buildInfo.set({ version, node: process.versions.node }, 1);
  for (const kind of Object.keys(prices)) {
    instruments.billedByX.inc({ kind }, 0);
    instruments.spentOnX.inc({ kind }, 0);
  }
  let askedAt = since;
  let counted: ReadonlySet<string> = new Set();

  const ask = atMostEvery(everySeconds, clock, async () => {
    const now = clock.now();
    const after = Math.max(since.getTime(), askedAt.getTime() - overlapSeconds * 1000);
    const figures = await readFigures(store.db, now, { sentAfter: new Date(after), reads }).catch(() => null);
    showFigures(instruments, figures, now);
    if (figures === null) return;
    for (const { id, accountId, seconds } of figures.sent) {
      if (!counted.has(id)) instruments.publishSeconds.observe({ account: accountId }, Math.max(0, seconds));
    }
    counted = new Set(figures.sent.map(({ id }) => id));
    askedAt = now;
  });

  return {
    async handler() {
      await ask();
      showChats(instruments, chats, clock.now());
      showConfinement(instruments, await confinement());
      const { registry } = instruments;
      return new Response(await registry.metrics(), { headers: { 'content-type': registry.contentType } });
    },
    refused({ platform, kind }) {
      instruments.refused.inc({ platform, kind });
    },
    billed(what, times) {
      instruments.billedByX.inc({ kind: what }, times);
      instruments.spentOnX.inc({ kind: what }, times * (prices[what] ?? 0));
    },
  };
}

const deliveryStates = ['ready', 'sending', 'sent', 'failed', 'doubt', 'held', 'cancelled', 'retracting', 'retracted'];

/** Shows the figures. Null (the database did not answer) clears them: old figures would be mistaken for new ones. */
function showFigures(to: Instruments, figures: Figures | null, now: Date): void {
  const byLabel = [to.deliveries, to.jobs, to.inbox, to.drafts, to.accounts];
  const single = [
    to.oldestDoubt,
    to.deliveryLateness,
    to.jobLateness,
    to.undeliveredNotices,
    to.overdueReadings,
    to.approvalsWaiting,
    to.frozen,
  ];
  for (const gauge of byLabel) gauge.reset();
  for (const gauge of single) gauge.remove();
  to.databaseUp.set(figures === null ? 0 : 1);
  if (figures === null) return;
  for (const state of deliveryStates) to.deliveries.set({ state }, 0);
  for (const { kind, count } of figures.deliveries) to.deliveries.set({ state: kind }, count);
  to.oldestDoubt.set(ageSeconds(figures.oldestDoubtAt, now));
  to.deliveryLateness.set(ageSeconds(figures.mostOverdueDeliveryAt, now));
  to.jobLateness.set(ageSeconds(figures.mostOverdueJobAt, now));
  for (const { queue, state, count } of figures.jobs) to.jobs.set({ queue, state }, count);
  to.undeliveredNotices.set(figures.undeliveredNotices);
  to.overdueReadings.set(figures.overdueReadings);
  for (const { kind, count } of figures.inbox) to.inbox.set({ platform: kind }, count);
  for (const { kind, count } of figures.drafts) to.drafts.set({ state: kind }, count);
  to.approvalsWaiting.set(figures.drafts.find(({ kind }) => kind === 'asked')?.count ?? 0);
  to.frozen.set(figures.frozenDesks);
  for (const { kind, count } of figures.accounts) to.accounts.set({ state: kind }, count);
}

function showConfinement({ confinement }: Instruments, answer: string): void {
  for (const each of confinements) confinement.set({ answer: each }, each === answer ? 1 : 0);
}

function showChats(to: Instruments, chats: MetricsOptions['chats'], now: Date): void {
  to.chatConnected.reset();
  to.chatStateAge.reset();
  for (const [platform, chat] of chats) {
    const { state, since } = chat.health();
    to.chatConnected.set({ platform }, state === 'connected' ? 1 : 0);
    to.chatStateAge.set({ platform }, ageSeconds(since, now));
  }
}

function ageSeconds(at: Date | null, now: Date): number {
  return at === null ? 0 : Math.max(0, (now.getTime() - at.getTime()) / 1000);
}

/**
 * Calls `ask` at most once every `everySeconds`, and returns the last answer to calls in between. A failure counts as
 * an answer, so that a database in trouble is not asked even more often.
 */
function atMostEvery<T>(everySeconds: number, clock: Clock, ask: () => Promise<T>): () => Promise<T> {
  let last: { readonly atMs: number; readonly answer: Promise<T> } | null = null;
  return () => {
    const nowMs = clock.monotonicMs();
    if (last === null || nowMs - last.atMs >= everySeconds * 1000) last = { atMs: nowMs, answer: ask() };
    return last.answer;
  };
}
