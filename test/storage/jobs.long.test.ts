import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';

import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';
import { workAtOnce } from '#storage/work-at-once.ts';

import { jobsContract, type JobsUnderTest } from '../contracts/jobs-contract.ts';
import { openRealStore } from '../support/real-store.ts';
import { openTestStore } from '../support/store.ts';
import { testClock } from '../support/test-clock.ts';

const longestMs = 60_000;

async function untilTrue(done: () => boolean): Promise<void> {
  for (let waitedMs = 0; !done(); waitedMs += 5) {
    assert.ok(waitedMs < longestMs, 'it never came to pass');
    await pause(5);
  }
}

async function realJobs(): Promise<JobsUnderTest> {
  const store = await openRealStore();
  return {
    store,
    runUntil: untilTrue,
    // Longer than from one look for what is due to the next.
    runWhatIsDue: () => pause(700),
    async spendRetries() {
      await store.db.$executeRaw`UPDATE pgboss.job SET retry_limit = 0`;
    },
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}

async function testJobs(): Promise<JobsUnderTest> {
  const clock = testClock();
  const store = await openTestStore({ clock });
  return {
    store,
    async runUntil(done) {
      await store.runDueJobs();
      for (let seconds = 0; !done(); seconds += 1) {
        assert.ok(seconds < 10_000, 'it never came to pass');
        clock.advance(1000);
        await store.runDueJobs();
      }
    },
    async runWhatIsDue() {
      await store.runDueJobs();
    },
    async spendRetries() {
      await store.db.$executeRaw`UPDATE test_job SET failures = 1000`;
    },
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
}

jobsContract('pg-boss', realJobs);
jobsContract('test jobs', testJobs);

test('closing waits for work that was begun, and then aborts it', async () => {
  for (const longestMs of [60_000, 0]) {
    const atOnce = workAtOnce(null);
    const mayEnd = Promise.withResolvers<void>();
    let end = 'none';
    atOnce.begin('send', async (signal) => {
      signal.addEventListener('abort', () => mayEnd.resolve(), { once: true });
      await mayEnd.promise;
      end = signal.aborted ? 'aborted' : 'done';
    });
    const closed = atOnce.close(longestMs);
    if (longestMs > 0) mayEnd.resolve();
    await closed;
    assert.equal(end, longestMs > 0 ? 'done' : 'aborted');
  }
});

/** Measures up to five times how late something begins: a busy machine delays it once, a missing alarm each time. */
function testLateness(name: string, measure: () => Promise<void>, left = 5): void {
  const run = async (): Promise<void> => {
    left -= 1;
    await (left === 0 ? measure() : measure().catch(run));
  };
  test(name, run);
}

const queue: Queue<{ readonly note: string }> = { name: 'speed', schema: z.object({ note: z.string() }) };

testLateness('a job starts within milliseconds of its commit, or of its time', async () => {
  await using store = await openRealStore();
  const startedAt = new Map<string, number>();
  await store.jobs.work(queue, { concurrency: 2 }, async ({ note }) => void startedAt.set(note, Date.now()));
  const latenessMs: number[] = [];
  for (const [index, delayMs] of [0, 130, 260, 390, 0, 470].entries()) {
    const key = `job:${index}`;
    const dueAt = new Date(Date.now() + delayMs);
    const when = delayMs === 0 ? {} : { startAfter: dueAt };
    await store.write((work) => work.jobs.enqueue(work.tx, queue, { key, data: { note: key }, ...when }));
    const committedAt = Date.now();
    await untilTrue(() => startedAt.has(key));
    const lateMs = (startedAt.get(key) ?? 0) - Math.max(committedAt, dueAt.getTime());
    // A job due with its commit may begin before we hear of that; one due later may not be early.
    latenessMs.push(delayMs === 0 ? Math.max(0, lateMs) : lateMs);
  }
  // A poll alone would make some of them late by up to 500 ms. The machine may be busy.
  assert.ok(latenessMs.every((ms) => ms >= 0 || ms > -5) && Math.max(...latenessMs) < 200, String(latenessMs));
});

testLateness('a job for the moment of its own transaction starts with the commit, and not with a poll', async () => {
  await using store = await openRealStore();
  const seen: string[] = [];
  await store.jobs.work(queue, { concurrency: 2 }, async ({ note }) => void seen.push(note));
  // Past the first look, so that the next one would be half a second away.
  await pause(50);
  await store.write(async (work) => {
    await work.tx.chatEvent.count();
    await pause(20);
    await work.jobs.enqueue(work.tx, queue, { key: 'now', data: { note: 'now' }, startAfter: work.clock.now() });
  });
  const committedAt = performance.now();
  await untilTrue(() => seen.length > 0);
  const lateMs = performance.now() - committedAt;
  assert.ok(lateMs < 300, `${lateMs} ms`);
});

test('a patient job lets another that was ordered after it go first', async () => {
  await using store = await openRealStore();
  const patient: Queue<{ readonly note: string }> = { ...queue, name: 'patient', patienceSeconds: 0.4 };
  const seen: string[] = [];
  const see = async ({ note }: { readonly note: string }): Promise<void> => void seen.push(note);
  for (const one of [patient, queue]) await store.jobs.work(one, { concurrency: 1 }, see);
  await store.write(async (work) => {
    for (const one of [patient, queue]) {
      await work.jobs.enqueue(work.tx, one, { key: 'job', data: { note: one.name } });
    }
  });
  await untilTrue(() => seen.length === 2);
  assert.deepEqual(seen, ['speed', 'patient']);
});

test('jobs that fall due in one instant run beside each other', async () => {
  await using store = await openRealStore();
  const mayEnd = Promise.withResolvers<void>();
  let begun = 0;
  await store.jobs.work(queue, { concurrency: 3 }, async () => {
    begun += 1;
    await mayEnd.promise;
  });
  // Past everybody's first look: all but one would look again in five seconds.
  await pause(100);
  const startAfter = new Date(Date.now() + 200);
  await store.write(async (work) => {
    for (const key of ['one', 'two', 'three'])
      await work.jobs.enqueue(work.tx, queue, { key, data: { note: key }, startAfter });
  });
  const enqueuedAt = performance.now();
  await untilTrue(() => begun === 3);
  const tookMs = performance.now() - enqueuedAt;
  mayEnd.resolve();
  assert.ok(tookMs < 3000, `${tookMs} ms`);
});

test('many jobs do not wait for one poll each', async () => {
  await using store = await openRealStore();
  let ran = 0;
  await store.write(async (work) => {
    for (let number = 0; number < 40; number += 1) {
      await work.jobs.enqueue(work.tx, queue, { key: `job:${number}`, data: { note: '' } });
    }
  });
  const startedAt = performance.now();
  await store.jobs.work(queue, { concurrency: 2 }, async () => void (ran += 1));
  await untilTrue(() => ran === 40);
  // With one job per poll of half a second it would be 10 s.
  assert.ok(performance.now() - startedAt < 4000);
});

test('of what is due, the urgent is taken first', async () => {
  await using store = await openRealStore();
  const seen: string[] = [];
  await store.write(async (work) => {
    for (let number = 0; number < 5; number += 1) {
      await work.jobs.enqueue(work.tx, queue, { key: `job:${number}`, data: { note: 'patient' } });
    }
    await work.jobs.enqueue(work.tx, queue, { key: 'urgent', data: { note: 'urgent' }, priority: 1 });
  });
  await store.jobs.work(queue, { concurrency: 1 }, async ({ note }) => void seen.push(note));
  await untilTrue(() => seen.length === 6);
  assert.equal(seen[0], 'urgent');
});

test('a worker with a share of its time rests after each job, the longer the job took, and then goes on at once', async () => {
  await using store = await openRealStore();
  await store.write(async (work) => {
    for (let number = 0; number < 6; number += 1) {
      await work.jobs.enqueue(work.tx, queue, { key: `job:${number}`, data: { note: 'patient' } });
    }
  });
  const ran: { readonly beganMs: number; readonly endedMs: number }[] = [];
  await store.jobs.work(queue, { concurrency: 1, share: 0.2 }, async () => {
    const beganMs = performance.now();
    await pause(15);
    ran.push({ beganMs, endedMs: performance.now() });
  });
  await untilTrue(() => ran.length === 6);
  for (const [at, { beganMs, endedMs }] of ran.slice(0, -1).entries()) {
    const restMs = (ran[at + 1]?.beganMs ?? 0) - endedMs;
    assert.ok(restMs > 3.5 * (endedMs - beganMs), `${restMs} ms after ${endedMs - beganMs} ms`);
    // It polls every five seconds.
    assert.ok(restMs < 2000, `${restMs} ms`);
  }
});

test('what is short and due at once is taken and done as one, at most so many', async () => {
  await using store = await openRealStore();
  await store.write(async (work) => {
    const requests = Array.from({ length: 25 }, (_, at) => ({ key: `job:${at}`, data: { note: String(at) } }));
    await work.jobs.enqueueAll(work.tx, queue, requests);
  });
  const batches: number[] = [];
  await store.jobs.workTogether(queue, { most: 10 }, async (together) => void batches.push(together.length));
  await untilTrue(() => batches.reduce((sum, size) => sum + size, 0) === 25);
  assert.deepEqual(batches, [10, 10, 5]);
});

testLateness('alarms are set again at start for jobs that wait', async () => {
  await using store = await openRealStore();
  const startedAt = new Map<string, number>();
  const dueAt: number[] = [];
  {
    await using before = await openRealStore(store.url);
    for (let number = 0; number < 4; number += 1) {
      const startAfter = new Date(Date.now() + 700 + number * 130);
      dueAt.push(startAfter.getTime());
      const request = { key: `job:${number}`, data: { note: String(number) }, startAfter };
      await before.write((work) => work.jobs.enqueue(work.tx, queue, request));
    }
  }
  await store.jobs.work(queue, { concurrency: 1 }, async ({ note }) => void startedAt.set(note, Date.now()));
  await untilTrue(() => startedAt.size === 4);
  const latenessMs = dueAt.map((due, number) => (startedAt.get(String(number)) ?? 0) - due);
  // By polling alone one of four such instants would be missed by far more.
  assert.ok(Math.max(...latenessMs) < 200, String(latenessMs));
});

test('a later start finds its schedules made, leaves them as they are, and sets right what is otherwise', async () => {
  await using store = await openRealStore();
  const made = async (): Promise<unknown> => store.db.$queryRaw`SELECT name, cron, updated_on FROM pgboss.schedule`;
  const start = async (one: Pick<typeof store, 'jobs'>): Promise<void> => {
    await one.jobs.work(queue, { concurrency: 1 }, async () => undefined);
    await one.jobs.everyMinute('tidying', async () => undefined);
  };
  await start(store);
  const before = await made();
  assert.match(JSON.stringify(before), /"minute\.tidying","cron":"\* \* \* \* \*"/);
  await using later = await openRealStore(store.url, 'main');
  await start(later);
  assert.deepEqual(await made(), before);
  // Another release may have made it.
  await store.db.$executeRaw`UPDATE pgboss.schedule SET cron = '0 * * * *'`;
  await using last = await openRealStore(store.url, 'main');
  await start(last);
  assert.match(JSON.stringify(await made()), /"minute\.tidying","cron":"\* \* \* \* \*"/);
});

testLateness('what another process orders for later begins at its time, and not with a poll', async () => {
  await using store = await openRealStore();
  await using other = await openRealStore(store.url);
  const lateMs: number[] = [];
  await store.jobs.work(queue, { concurrency: 1 }, async ({ note }) => void lateMs.push(Date.now() - Number(note)));
  // Farther ahead than it takes until it is seen.
  const instants = Array.from({ length: 4 }, (_, number) => Date.now() + 6000 + number * 130);
  for (const at of instants) {
    const request = { key: `job:${at}`, data: { note: String(at) }, startAfter: new Date(at) };
    await other.write((work) => work.jobs.enqueue(work.tx, queue, request));
  }
  await untilTrue(() => lateMs.length === 4);
  // By polling alone one of four such instants would be missed by far more.
  assert.ok(Math.max(...lateMs) < 200, String(lateMs));
});

test('what falls due without a bell, as another try does, is looked for, and waits for no poll', async () => {
  await using store = await openRealStore();
  let startedMs: number | null = null;
  await store.jobs.work(queue, { concurrency: 1 }, async () => void (startedMs = performance.now()));
  await store.write((work) =>
    work.jobs.enqueue(work.tx, queue, {
      key: 'job',
      data: { note: '' },
      startAfter: new Date(Date.now() + 3_600_000),
    }),
  );
  await store.db.$executeRaw`UPDATE pgboss.job SET start_after = now() WHERE name = ${queue.name}`;
  const dueMs = performance.now();
  await untilTrue(() => startedMs !== null);
  const lateMs = (startedMs ?? 0) - dueMs;
  // It polls every five seconds.
  assert.ok(lateMs < 2500, `${lateMs} ms`);
});

test('closing waits for the handler that runs, and the job counts as done', async () => {
  const seen: string[] = [];
  {
    await using store = await openRealStore();
    await store.jobs.work(queue, { concurrency: 1 }, async ({ note }, signal) => {
      seen.push(`${note} started`);
      await pause(300);
      seen.push(signal.aborted ? 'aborted' : `${note} done`);
    });
    await store.write((work) => work.jobs.enqueue(work.tx, queue, { key: 'k', data: { note: 'job' } }));
    await untilTrue(() => seen.length > 0);
  }
  assert.deepEqual(seen, ['job started', 'job done']);
});
