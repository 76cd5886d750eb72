import { randomUUID } from 'node:crypto';

import type { Logger } from 'pino';
import { fromPrisma, PgBoss } from 'pg-boss';
import { z } from 'zod';

import type { Clock } from '#clock.ts';

import { openAlarmClock } from './alarm-clock.ts';
import { type Connection, keepAliveOptions } from './connection.ts';
import type { Transaction } from './database.ts';
import { describeError } from './describe-error.ts';
import { type JobTime, jobSessions, openJobTime } from './job-time.ts';
import { openJobWorkers, type TakenJob } from './job-workers.ts';
import type { JobRequest, Jobs, Queue } from './jobs.ts';
import { lookForDue } from './look-for-due.ts';
import { workAtOnce } from './work-at-once.ts';

export interface JobsOptions {
  readonly connection: Connection;
  readonly clock: Clock;
  /** The process's role: only `main` supervises queues and runs what is due each minute; a command only enqueues. */
  readonly role: 'main' | 'command';
  readonly logger: Logger | null;
}

export interface OpenJobs {
  readonly kind: 'engine';
  readonly jobs: Jobs;
  readonly time: JobTime;
  /** Takes no more jobs, waits for the running ones, then aborts their signals. */
  close(): Promise<void>;
}

// After a kill -9 a job is taken again once its heartbeat has lapsed and the next supervision sees it: 10 to 20 s.
const heartbeatSeconds = 10;
// wait: between two supervisions of jobs
const superviseSeconds = 10;
/** Due jobs are rung for; this poll finds those that no bell announced. */
const pollSeconds = 5;
/** The pause after a start before the workers begin that handle dead jobs or run every minute. */
const firstLateLookSeconds = 2;
const longestStopMs = 10_000;
// From 1 s, doubling to 5 minutes: about half an hour before a person is notified.
const retries = { retryLimit: 12, retryBackoff: true, retryDelay: 1, retryDelayMax: 300 } as const;
/**
 * How often, and how far ahead, to look for jobs that another process enqueued for later, so that they ring here too.
 */
const lookAheadEverySeconds = 5;
const lookAheadSeconds = 15;
const mostInstantsAhead = 10_000;
const everyMinute = '* * * * *';

/** Opens the job engine over PostgreSQL: https://pgboss.io. */
export async function openJobs({ connection, clock, role, logger }: JobsOptions): Promise<OpenJobs> {
  const isMain = role === 'main';
  const applicationName = `${jobSessions} ${randomUUID()}`;
  // The engine uses the database's clock, thus the machine's: practice may have moved ours ahead of it.
  const aheadMs = (): number => clock.ahead?.ms ?? 0;
  const machine: Clock = {
    now: () => new Date(clock.now().getTime() - aheadMs()),
    monotonicMs: () => clock.monotonicMs(),
  };
  const boss = new PgBoss({
    ...connection,
    ...keepAliveOptions,
    max: 4,
    application_name: applicationName,
    supervise: isMain,
    schedule: isMain,
    useListenNotify: isMain,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
    registerInstance: false,
    openTelemetry: { enabled: false },
  });
  boss.on('error', (error) => logger?.error({ error: describeError(error) }, 'job engine'));
  boss.on('warning', ({ message }) => logger?.warn({ message }, 'job engine'));
  await boss.start();
  // Skip existing queues: each creation costs a transaction under one lock, and a start has fifty.
  const [madeQueues, madeSchedules] = await Promise.all([boss.getQueues(), isMain ? boss.getSchedules() : []]);
  const made = new Set(madeQueues.map(({ name }) => name));
  const scheduled = new Set(madeSchedules.filter(({ cron }) => cron === everyMinute).map(({ name }) => name));

  const workers = openJobWorkers(boss, clock, logger);
  const alarms = openAlarmClock(machine, (queue) => workers.ring(queue));
  const known = new Map<string, Promise<void>>();
  const atOnce = workAtOnce(logger);
  const worked = new Set<string>();
  const minutes = new Map<string, () => Promise<void>>();
  const lookingAhead = setInterval(() => lookAhead(), lookAheadEverySeconds * 1000);
  lookingAhead.unref();
  const lookingForDue = lookForDue({
    boss,
    queues: () => [...worked].flatMap((name) => [name, deadQueue(name)]),
    ring: (queue) => workers.ring(queue),
    logger,
  });
  let firstLook: NodeJS.Immediate | null = null;
  const late: (() => Promise<void>)[] = [];
  let startingLate: NodeJS.Timeout | null = null;

  function ensureQueue(name: string): Promise<void> {
    const before = known.get(name);
    if (before !== undefined) return before;
    const there = createQueue(boss, name, made);
    known.set(name, there);
    // Forget a failure, so that the next call tries again.
    there.catch(() => known.delete(name));
    return there;
  }

  /** Inserts jobs and returns how many are new; the keys of the others have a live job. */
  async function insert<T extends object>(
    tx: Transaction,
    queue: Queue<T>,
    requests: readonly JobRequest<T>[],
  ): Promise<number> {
    await ensureQueue(queue.name);
    const now = clock.now();
    const patienceMs = (queue.patienceSeconds ?? 0) * 1000;
    const inserts = requests.map(({ data, key, startAfter = now, priority = 0 }) => {
      const at = new Date(Math.max(startAfter.getTime(), now.getTime()) + patienceMs);
      // For the engine, now is the transaction's beginning: a job that fell due since then would ring no bell at the
      // commit.
      const later = at > now ? { startAfter: new Date(at.getTime() - aheadMs()) } : {};
      return { data, singletonKey: singletonKey(key), priority, ...later };
    });
    const ids = await boss.insert(queue.name, inserts, { db: fromPrisma(tx), returnId: true });
    for (const { startAfter } of inserts) if (startAfter !== undefined) alarms.set(queue.name, startAfter);
    return ids?.length ?? 0;
  }

  async function enqueueAll<T extends object>(
    tx: Transaction,
    queue: Queue<T>,
    requests: readonly JobRequest<T>[],
  ): Promise<void> {
    if ((await insert(tx, queue, requests)) === requests.length) return;
    const keys = requests.map(({ key }) => key);
    throw new Error(`queue ${queue.name} has a live job under the key ${keys.join(' or ')}`);
  }

  /** Sets an alarm for each instant that comes soon, also for jobs enqueued by other processes, even ended ones. */
  function lookAhead(): void {
    firstLook = null;
    if (worked.size === 0) return;
    setAlarms([...worked]).catch((error: unknown) => logger?.warn({ error: describeError(error) }, 'look ahead'));
  }

  async function setAlarms(queues: readonly string[]): Promise<void> {
    const now = machine.now();
    const until = new Date(now.getTime() + lookAheadSeconds * 1000);
    const { rows } = await boss.getDb().executeSql(soonDue, [queues, now, until, mostInstantsAhead]);
    for (const { name, startAfter } of instantsSchema.parse(rows)) alarms.set(name, startAfter);
  }

  /** Starts workers shortly after a start, which does not need them at once; each then looks for a job immediately. */
  function startLate(start: () => Promise<void>): void {
    late.push(start);
    startingLate ??= setTimeout(() => {
      startingLate = null;
      for (const start of late.splice(0)) {
        start().catch((error: unknown) => logger?.error({ error: describeError(error) }, 'a worker did not start'));
      }
    }, firstLateLookSeconds * 1000).unref();
  }

  /** Also handles the queue's dead jobs, and sets alarms for those that come soon. */
  function alsoDead<T extends object>(queue: Queue<T>, onDead?: (data: T) => Promise<void>): void {
    if (onDead !== undefined) {
      const polling = { pollEverySeconds: pollSeconds };
      startLate(() => workers.start(deadQueue(queue.name), polling, each(queue, onDead)));
    }
    worked.add(queue.name);
    // One look for all queues registered in the same turn of the event loop, as at a start.
    firstLook ??= setImmediate(lookAhead);
  }

  const jobs: Jobs = {
    enqueue: (tx, queue, request) => enqueueAll(tx, queue, [request]),
    enqueueAll,
    enqueueIfAbsent: async (tx, queue, request) => (await insert(tx, queue, [request])) === 1,
    async work(queue, { concurrency, share = 1, onDead }, handler) {
      await ensureQueue(queue.name);
      await workers.start(
        queue.name,
        { pollEverySeconds: pollSeconds, share, upTo: concurrency },
        each(queue, handler),
      );
      alsoDead(queue, onDead);
    },
    async workTogether(queue, { most, share = 1, onDead }, handler) {
      await ensureQueue(queue.name);
      await workers.start(queue.name, { pollEverySeconds: pollSeconds, share, most }, async (taken) => {
        const read = taken.map(({ data }) => queue.schema.safeParse(data));
        await handler(read.flatMap(({ data }) => (data === undefined ? [] : [data])));
        const bad = read.find(({ success }) => !success);
        if (bad !== undefined) throw new Error(`a job of another shape in queue ${queue.name}`, { cause: bad.error });
      });
      alsoDead(queue, onDead);
    },
    begin: atOnce.begin,
    async everyMinute(name, handler) {
      const queue = `minute.${name}`;
      minutes.set(name, handler);
      if (!made.has(queue)) {
        await boss.createQueue(queue, { policy: 'exclusive', retryLimit: 0, heartbeatSeconds, notify: true });
      }
      startLate(() => workers.start(queue, { pollEverySeconds: pollSeconds }, () => handler()));
      if (!scheduled.has(queue)) await boss.schedule(queue, everyMinute);
    },
  };
  let closing: Promise<void> | null = null;
  async function close(): Promise<void> {
    clearInterval(lookingAhead);
    lookingForDue.stop();
    if (firstLook !== null) clearImmediate(firstLook);
    if (startingLate !== null) clearTimeout(startingLate);
    workers.close();
    alarms.close();
    // Together: work without a job needs no engine.
    await Promise.all([
      atOnce.close(longestStopMs),
      boss.stop({ graceful: true, timeout: longestStopMs, close: true }),
    ]);
  }
  return {
    kind: 'engine',
    jobs,
    time: openJobTime({
      boss,
      clock,
      applicationName,
      queues: worked,
      minutes,
      ring: (queue) => workers.ring(queue),
      isAtWork: () => atOnce.isAtWork(),
    }),
    close: () => (closing ??= close()),
  };
}

/** Makes a handler that takes one job at a time, after checking its data against the queue's schema. */
function each<T extends object>(
  queue: Queue<T>,
  handler: (data: T, signal: AbortSignal) => Promise<void>,
): (taken: readonly TakenJob[]) => Promise<void> {
  return async (taken) => {
    for (const { data, signal } of taken) await handler(queue.schema.parse(data), signal);
  };
}

const soonDue = `
  SELECT DISTINCT name, start_after AS "startAfter" FROM pgboss.job
  WHERE name = ANY($1) AND state < 'active' AND start_after > $2 AND start_after <= $3
  ORDER BY 2 LIMIT $4`;
const instantsSchema = z.array(z.object({ name: z.string(), startAfter: z.date() }));

// pg-boss accepts only letters, digits and "_-./".
function singletonKey(key: string): string {
  return key.replaceAll(/[^\w/-]/g, (character) => `.${character.codePointAt(0)?.toString(16)}.`);
}

function deadQueue(name: string): string {
  return `${name}.dead`;
}

/** Creates a queue and its queue of dead jobs, unless they are `made` already. */
async function createQueue(boss: PgBoss, name: string, made: ReadonlySet<string>): Promise<void> {
  const shared = { ...retries, heartbeatSeconds, notify: true };
  const dead = deadQueue(name);
  if (!made.has(dead)) await boss.createQueue(dead, shared);
  // "exclusive": one live job per key, waiting or active.
  if (!made.has(name)) await boss.createQueue(name, { ...shared, policy: 'exclusive', deadLetter: dead });
}
