import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { test } from 'node:test';

import { testServer } from '../support/store.ts';
import { keptHistories } from './kept-histories.ts';
import { type Outcome, runHistories, type WhichHistory } from './run-histories.ts';
import { seedsOf } from './stage.ts';
import { stoodStill } from './sim-process.ts';
import { isBad, type Totals, totals, totalsText } from './totals.ts';

/** Takes some six minutes of two processors. `PROVE_HISTORIES` sets fewer or, for a night, more. */
const histories = Number(process.env['PROVE_HISTORIES'] ?? 2000);
/** One more than processors: half of the time, each waits for the database, which runs on the same processors. */
const workers = availableParallelism() + 1;

const server = await testServer();

/** Runs these histories, until one breaks a promise, and tells what they met. */
async function judged(asked: readonly WhichHistory[]): Promise<Totals> {
  const startedMs = performance.now();
  const sum = totals();
  const bad: Outcome[] = [];
  await runHistories(server, asked, { workers }, (outcome) => {
    sum.add(outcome);
    if (isBad(outcome)) bad.push(outcome);
    return bad.length === 0;
  });
  console.log(totalsText(sum, { tookMs: performance.now() - startedMs, workers }));
  for (const { history, violations, story } of bad) {
    assert.deepEqual(violations, [], `npm run prove -- --seed ${history}\n${story.join('\n')}`);
  }
  assert.equal(sum.histories, asked.length);
  return sum;
}

test(`in ${histories} histories of people, crashes, lost answers and rivals: nothing lost, twice or unapproved`, async () => {
  const seeds = Array.from({ length: histories }, (_, index) => index + 1);
  const sum = await judged([...keptHistories.map(({ name }) => name), ...seeds]);
  // Too few histories prove little.
  if (histories < 1000) return;
  assert.ok(sum.published > histories / 3, `only ${sum.published} posts reached the public`);
  assert.ok(sum.injected.has(stoodStill), 'no process stood still at its last look: is it asked otherwise?');
});

test('in histories of machines that are lost and restored: nothing unseen, undone, or twice', async () => {
  // One in a hundred seeds alone would have that theme.
  const asked = seedsOf('a machine that is lost, and restored', 1, Math.ceil(histories / 10));
  const { injected } = await judged(asked);
  const restored = injected.get('restored from a backup') ?? 0;
  assert.ok(restored > asked.length / 2, `only ${restored} of ${asked.length} machines were restored`);
});

test('a seed tells the same history each time, in whichever process', async () => {
  const seen = new Map<WhichHistory, Outcome[]>();
  await runHistories(server, [3, 14, 15, 3, 14, 15], { workers: 2 }, (outcome) => {
    seen.set(outcome.history, [...(seen.get(outcome.history) ?? []), outcome]);
    return true;
  });
  for (const [one, other] of seen.values()) {
    assert.deepEqual(other?.story, one?.story);
    assert.equal(other?.digest, one?.digest);
  }
  assert.equal(seen.size, 3);
});
