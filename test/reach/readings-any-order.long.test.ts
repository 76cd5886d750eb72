import assert from 'node:assert/strict';
import { test } from 'node:test';

import * as fc from 'fast-check';

import type { PostReading, ReadingEnd } from '#networks/read-outcome.ts';
import { readAccount } from '#reach/read-account.ts';
import { ageAfter, dueAtOf, firstAge, punctualMs, readingAges, windowEndOf } from '#reach/reading-ages.ts';
import type { Reading } from '#storage/generated/client.ts';

import { mortalProcess } from '../support/crashing.ts';
import { hourMs, minuteMs, never, openReadingScene, type ReadingScene } from '../support/reading-scene.ts';
import { countsOf } from '../support/scripted-network.ts';

const count = fc.option(fc.integer({ min: 0, max: 50 }), { nil: null });
const answer: fc.Arbitrary<PostReading> = fc
  .oneof(
    { weight: 4, arbitrary: fc.record({ likes: count, shares: count, unanswered: count }) },
    { weight: 2, arbitrary: fc.constant({ kind: 'missing' } as const) },
    { weight: 2, arbitrary: fc.constant({ kind: 'unreadable' } as const) },
  )
  .map((one) => ('kind' in one ? one : { kind: 'counts', counts: countsOf('mastodon', one) }));
const end: fc.Arbitrary<ReadingEnd> = fc.constantFrom(
  { kind: 'unreadable', why: 'no_answer' },
  { kind: 'tryLater', why: 'rate_limit', afterSeconds: 900 },
  { kind: 'tryLater', why: 'server_busy', afterSeconds: 90_000 },
  { kind: 'locked', why: 'token_refused' },
);
const place = fc.nat({ max: 2 });
const step = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('pass' as const),
      minutes: fc.constantFrom(1, 6, 61, 700, 1440, 2900, 9000),
    }),
  },
  { weight: 5, arbitrary: fc.record({ do: fc.constant('answer' as const), place, answer }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('trouble' as const), after: fc.nat({ max: 3 }), end }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('kill' as const), steps: fc.integer({ min: 1, max: 8 }) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('replicas' as const), minutes: fc.constantFrom(0, 5, 1440) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('retract' as const), place }) },
);

/** Answers of the network, by post and instant; told by the network and by none of Tambour's tables. */
type Witness = Map<string, { readonly at: Date; readonly said: PostReading }[]>;

function listenIn({ mastodon, clock }: ReadingScene): Witness {
  const witness: Witness = new Map();
  const read = mastodon.read.bind(mastodon);
  mastodon.read = async (...given) => {
    const told = await read(...given);
    for (const [id, said] of told.readings) witness.set(id, [...(witness.get(id) ?? []), { at: clock.now(), said }]);
    return told;
  };
  return witness;
}

/** Fails where a reading was changed, is out of order, late unmarked, or not what the network said at its instant. */
function check(
  readings: readonly Reading[],
  earlier: readonly Reading[],
  { publishedAt, said }: { readonly publishedAt: Date; readonly said: NonNullable<ReturnType<Witness['get']>> },
): void {
  assert.deepEqual(readings.slice(0, earlier.length), earlier, 'an earlier reading was changed');
  assert.deepEqual(
    readings.map(({ age }) => age),
    readingAges.slice(0, readings.length),
    'an age is absent',
  );
  for (const [index, { age, outcome, readAt, isLate, likes, shares, unanswered }] of readings.entries()) {
    const dueAt = dueAtOf(publishedAt, age);
    assert.ok(readAt >= dueAt && readAt >= (readings[index - 1]?.readAt ?? dueAt), 'before its time');
    assert.equal(isLate, readAt.getTime() > dueAt.getTime() + punctualMs);
    if (outcome !== 'missed') assert.ok(readAt < windowEndOf(publishedAt, age), 'read at the next age');
    else assert.ok(readAt >= windowEndOf(publishedAt, age), 'given up too early');
    const then = said.filter(({ at }) => at.getTime() === readAt.getTime());
    const before = said.filter(({ at }) => at >= dueAt && at < readAt);
    const counts = [likes, shares, unanswered];
    switch (outcome) {
      case 'counts': {
        const told = then.flatMap(({ said: one }) =>
          one.kind === 'counts' ? [[one.counts.likes, one.counts.shares, one.counts.unanswered]] : [],
        );
        const kept = counts.map((value) => (value === null ? null : Number(value)));
        assert.ok(
          told.some((one) => one.every((value, of) => value === kept[of])),
          `${age} was never ${kept.join()}`,
        );
        break;
      }
      case 'missing': {
        const wasMissing = readings.slice(0, index).some((one) => one.outcome === 'missing');
        const toldBefore = before.some(
          ({ at, said: one }) => one.kind === 'missing' && readAt.getTime() - at.getTime() >= 5 * minuteMs,
        );
        assert.ok(then.some(({ said: one }) => one.kind === 'missing') && (wasMissing || toldBefore));
        assert.deepEqual(counts, [null, null, null]);
        break;
      }
      case 'unreadable':
        assert.ok(then.some(({ said: one }) => one.kind === 'unreadable'));
        assert.ok(
          before.some(({ at, said: one }) => one.kind === 'unreadable' && readAt.getTime() - at.getTime() >= hourMs),
        );
        assert.deepEqual(counts, [null, null, null]);
        break;
      case 'missed':
        assert.deepEqual(counts, [null, null, null]);
        break;
    }
  }
}

test('in any order of time, answers, silence, kills and replicas: one reading an age, in order, as told, never changed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30 }), async (steps) => {
      const process = mortalProcess();
      await using scene = await openReadingScene({ wrap: process.wrap });
      const witness = listenIn(scene);
      const ids = [await scene.published(), await scene.published(), await scene.published()];
      const publishedAt = scene.clock.now();
      const earlier = new Map<string, readonly Reading[]>();
      const retracted = new Set<string>();

      const live = async (work: () => Promise<unknown>): Promise<void> => {
        try {
          await work();
        } catch (error) {
          if (!process.restart()) throw error;
          // A job that failed is retried: not before the next minute here.
          await scene.store.db.$executeRaw`DELETE FROM test_job`;
        }
      };
      const checkAll = async (): Promise<void> => {
        for (const id of ids) {
          const readings = await scene.readings(id);
          const said = witness.get(await scene.postOf(id)) ?? [];
          check(readings, earlier.get(id) ?? [], { publishedAt, said });
          earlier.set(id, readings);
          const figures = await scene.store.db.deliveryFigures.findUnique({ where: { deliveryId: id } });
          if (figures === null) continue;
          const compared = readings.find(({ age }) => age === 'h72');
          assert.deepEqual(
            [figures.outcome, figures.readAt, figures.likes, figures.shares, figures.unanswered],
            compared === undefined
              ? [null, null, null, null, null]
              : [compared.outcome, compared.readAt, compared.likes, compared.shares, compared.unanswered],
          );
          const last = readings.at(-1);
          const next = (await scene.next(id))?.age ?? null;
          if (next === null && retracted.has(id)) continue;
          assert.equal(next, last === undefined ? firstAge : ageAfter(last.age));
        }
      };

      for (const one of steps) {
        switch (one.do) {
          case 'pass':
            await live(() => scene.wait(one.minutes * minuteMs));
            break;
          case 'answer':
            scene.mastodon.readings.set(await scene.postOf(ids[one.place] ?? ''), one.answer);
            break;
          case 'trouble':
            scene.mastodon.readTroubles.push({ after: one.after, end: one.end });
            break;
          case 'kill':
            process.dieAt(one.steps);
            break;
          case 'replicas': {
            scene.clock.advance(one.minutes * minuteMs);
            await live(async () => {
              const two = [1, 2].map(() => readAccount(scene.reader, scene.accountIds.mastodon, never));
              // Both come to an end before anything else is done.
              for (const end of await Promise.allSettled(two)) if (end.status === 'rejected') throw end.reason;
            });
            break;
          }
          case 'retract':
            await scene.store.db.delivery.update({
              where: { id: ids[one.place] ?? '' },
              data: { state: 'retracted', retractedBy: 'amina', retractWhy: 'Wrong.', retractedAt: scene.clock.now() },
            });
            retracted.add(ids[one.place] ?? '');
            break;
        }
        await checkAll();
      }

      process.dieAt(Infinity);
      process.restart();
      scene.mastodon.readTroubles.splice(0);
      for (let round = 0; round < 8; round += 1) await scene.wait(5 * 24 * hourMs);
      await checkAll();
      for (const id of ids) {
        assert.equal(await scene.next(id), null);
        if (!retracted.has(id)) assert.equal((await scene.readings(id)).length, readingAges.length);
      }
    }),
    { numRuns: 30 },
  );
});
