import { Prisma } from '#storage/generated/client.ts';

import { endLeft } from './end-left.ts';
import type { RelayDeps } from './relay-deps.ts';
import { readDueSource } from './read-source.ts';
import { enqueueReading, relayQueue } from './relay-queue.ts';
import { watchAnswers } from './enqueue-unanswered.ts';
import { watchRules } from './watch-rules.ts';

/** Keeps one slow site from holding up the others. */
const concurrency = 2;

/** Starts the readings of all desks' sources, each when it is due. */
export async function startRelay(deps: RelayDeps): Promise<void> {
  const { jobs } = deps.store;
  await jobs.work(
    relayQueue,
    {
      concurrency,
      // The next sweep enqueues it again.
      onDead: async ({ sourceId }) => deps.logger?.warn({ source: sourceId }, 'a source was read in vain'),
    },
    ({ sourceId }, stopping) => readDueSource(deps, sourceId, stopping),
  );
  const enqueueDue = async (): Promise<void> => {
    await endLeft(deps.store);
    await sweepSources(deps);
  };
  await jobs.everyMinute('relay', enqueueDue);
  await jobs.everyMinute('relay-answers', watchAnswers(deps.store));
  await jobs.everyMinute('relayRules', () => watchRules(deps));
  jobs.begin('relay', enqueueDue);
}

/** Enqueues the readings that are due. */
async function sweepSources({ store }: RelayDeps): Promise<void> {
  const due = await store.db.source.findMany({
    where: {
      nextAt: { lte: store.clock.now() },
      OR: [{ state: 'on' }, { state: 'proposed', preview: { equals: Prisma.DbNull } }],
    },
    select: { id: true },
  });
  // One transaction each: with several job keys in one, two sweeps could deadlock.
  for (const { id } of due) await store.write((work) => enqueueReading(work, id));
}
