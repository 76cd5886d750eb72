import assert from 'node:assert/strict';
import { test } from 'node:test';

import { z } from 'zod';

import type { Queue } from '#storage/jobs.ts';
import type { Store } from '#storage/store.ts';

/** A job engine on an empty database, and the means to observe it. */
export interface JobsUnderTest extends AsyncDisposable {
  readonly store: Store;
  /** Runs the engine until `done`, long enough for retries; throws if it never is. */
  runUntil(done: () => boolean): Promise<void>;
  /** Runs the engine until everything that is due now had its turn. */
  runWhatIsDue(): Promise<void>;
  /** Makes the next failure of every waiting job its last one. */
  spendRetries(): Promise<void>;
}

const queue: Queue<{ readonly note: string }> = { name: 'contract', schema: z.object({ note: z.string() }) };

/** Tests what every implementation of `Jobs` promises. */
export function jobsContract(name: string, open: () => Promise<JobsUnderTest>): void {
  test(`${name}: a job runs with its data once its transaction has committed`, async () => {
    await using it = await open();
    const seen = await record(it);
    await it.store.write(async (work) => {
      await work.jobs.enqueue(work.tx, queue, { key: 'draft:1', data: { note: 'one' } });
      await it.runWhatIsDue();
      assert.deepEqual(seen, []);
    });
    await it.runUntil(() => seen.length > 0);
    assert.deepEqual(seen, ['one']);
  });

  test(`${name}: a job goes with its transaction when that is rolled back`, async () => {
    await using it = await open();
    const seen = await record(it);
    const rolledBack = it.store.write(async (work) => {
      await work.jobs.enqueue(work.tx, queue, { key: 'draft:1', data: { note: 'never' } });
      throw new Error('the happening failed');
    });
    await assert.rejects(rolledBack, /the happening failed/);
    await enqueue(it, 'draft:1', 'after');
    await it.runUntil(() => seen.length > 0);
    await it.runWhatIsDue();
    assert.deepEqual(seen, ['after']);
  });

  test(`${name}: a second job under a live key fails its whole transaction`, async () => {
    await using it = await open();
    await enqueue(it, 'draft:1', 'first');
    const second = it.store.write(async (work) => {
      await work.tx.chatEvent.create({ data: { dedupeKey: 'k', platform: 'p', receivedAt: work.clock.now() } });
      await work.jobs.enqueue(work.tx, queue, { key: 'draft:1', data: { note: 'second' } });
    });
    await assert.rejects(second, /live job under the key draft:1/);
    assert.equal(await it.store.db.chatEvent.count(), 0);
  });

  test(`${name}: several jobs are enqueued in one, and one key that is live fails them all`, async () => {
    await using it = await open();
    const seen = await record(it);
    const several = (...keys: readonly string[]): Promise<void> =>
      it.store.write((work) =>
        work.jobs.enqueueAll(
          work.tx,
          queue,
          keys.map((key) => ({ key, data: { note: key }, ...(key === 'hour' ? { startAfter: inAnHour(it) } : {}) })),
        ),
      );
    await several('one', 'two', 'hour');
    await it.runUntil(() => seen.length > 1);
    await assert.rejects(several('three', 'hour'), /live job under the key three or hour|under the key hour/);
    await it.runWhatIsDue();
    assert.deepEqual(seen.toSorted(), ['one', 'two']);
  });

  test(`${name}: work that is begun at once runs with no job, and what it throws stops nothing else`, async () => {
    await using it = await open();
    const seen = await record(it);
    it.store.jobs.begin('first', async (signal) => {
      seen.push(signal.aborted ? 'aborted' : 'begun');
      throw new Error('the network is away');
    });
    it.store.jobs.begin('second', async () => void seen.push('begun too'));
    await enqueue(it, 'draft:1', 'a job');
    await it.runUntil(() => seen.length > 2);
    assert.deepEqual(seen, ['begun', 'begun too', 'a job']);
  });

  test(`${name}: the sweep is told that a live job has the key, and commits`, async () => {
    await using it = await open();
    const seen = await record(it);
    const ifAbsent = (key: string): Promise<boolean> =>
      it.store.write((work) => work.jobs.enqueueIfAbsent(work.tx, queue, { key, data: { note: key } }));
    await it.store.write(async (work) => {
      await work.jobs.enqueue(work.tx, queue, { key: 'later', data: { note: 'x' }, startAfter: inAnHour(it) });
    });
    assert.equal(await ifAbsent('later'), false);
    assert.equal(await ifAbsent('a:b.c/d é'), true);
    await it.runUntil(() => seen.length > 0);
    await it.runUntil(() => true);
    assert.deepEqual(seen, ['a:b.c/d é']);
  });

  test(`${name}: keys that differ only in their signs are two keys`, async () => {
    await using it = await open();
    const seen = await record(it);
    for (const key of ['a:b', 'a.b', 'a/b', 'a b', 'a.3a.b']) await enqueue(it, key, key);
    await it.runUntil(() => seen.length >= 5);
    assert.deepEqual(seen.toSorted(), ['a b', 'a.3a.b', 'a.b', 'a/b', 'a:b']);
  });

  test(`${name}: a key is free again when its job is done`, async () => {
    await using it = await open();
    const seen = await record(it);
    await enqueue(it, 'draft:1', 'first');
    await it.runUntil(() => seen.length > 0);
    await it.runWhatIsDue();
    await enqueue(it, 'draft:1', 'second');
    await it.runUntil(() => seen.length > 1);
    assert.deepEqual(seen, ['first', 'second']);
  });

  test(`${name}: a job waits for its time`, async () => {
    await using it = await open();
    const seen = await record(it);
    const soon = new Date(it.store.clock.now().getTime() + 900);
    await it.store.write(async (work) => {
      await work.jobs.enqueue(work.tx, queue, { key: 'soon', data: { note: 'soon' }, startAfter: soon });
      await work.jobs.enqueue(work.tx, queue, { key: 'now', data: { note: 'now' } });
      await work.jobs.enqueue(work.tx, queue, { key: 'hour', data: { note: 'hour' }, startAfter: inAnHour(it) });
    });
    await it.runUntil(() => seen.length > 0);
    assert.deepEqual(seen, ['now']);
    await it.runUntil(() => seen.length > 1);
    assert.deepEqual(seen, ['now', 'soon']);
    assert.ok(it.store.clock.now() >= soon);
  });

  test(`${name}: what a handler throws is tried again`, async () => {
    await using it = await open();
    let tries = 0;
    await it.store.jobs.work(queue, { concurrency: 1 }, async () => {
      tries += 1;
      if (tries === 1) throw new Error('the network is away');
    });
    await enqueue(it, 'draft:1', 'x');
    await it.runUntil(() => tries === 2);
  });

  test(`${name}: of jobs that are done together each is done, and tried again where the handler throws`, async () => {
    await using it = await open();
    const seen: string[] = [];
    let tries = 0;
    const older: Queue<{ readonly text: string }> = { name: queue.name, schema: z.object({ text: z.string() }) };
    await it.store.write((work) => work.jobs.enqueue(work.tx, older, { key: 'old', data: { text: 'old' } }));
    for (const note of ['first', 'second', 'third']) await enqueue(it, note, note);
    await it.store.jobs.workTogether(queue, { most: 10 }, async (together) => {
      tries += 1;
      if (tries === 1) throw new Error('the database is away');
      seen.push(...together.map(({ note }) => note));
    });
    await it.runUntil(() => new Set(seen).size === 3);
    assert.deepEqual([...new Set(seen)].toSorted(), ['first', 'second', 'third']);
  });

  test(`${name}: a job that fails for the last time is told, with its data`, async () => {
    await using it = await open();
    const dead: string[] = [];
    await enqueue(it, 'draft:1', 'doomed');
    await it.spendRetries();
    const onDead = async ({ note }: { readonly note: string }): Promise<void> => void dead.push(note);
    await it.store.jobs.work(queue, { concurrency: 1, onDead }, async () => {
      throw new Error('always');
    });
    await it.runUntil(() => dead.length > 0);
    assert.deepEqual(dead, ['doomed']);
  });

  test(`${name}: data of another shape never reaches the handler`, async () => {
    await using it = await open();
    const seen = await record(it);
    const older: Queue<{ readonly text: string }> = { name: queue.name, schema: z.object({ text: z.string() }) };
    await it.store.write((work) => work.jobs.enqueue(work.tx, older, { key: 'old', data: { text: 'old' } }));
    await enqueue(it, 'new', 'new');
    await it.runUntil(() => seen.length > 0);
    assert.deepEqual(seen, ['new']);
  });
}

async function record(it: JobsUnderTest): Promise<string[]> {
  const seen: string[] = [];
  await it.store.jobs.work(queue, { concurrency: 2 }, async ({ note }) => void seen.push(note));
  return seen;
}

async function enqueue(it: JobsUnderTest, key: string, note: string): Promise<void> {
  await it.store.write((work) => work.jobs.enqueue(work.tx, queue, { key, data: { note } }));
}

function inAnHour(it: JobsUnderTest): Date {
  return new Date(it.store.clock.now().getTime() + 3_600_000);
}
