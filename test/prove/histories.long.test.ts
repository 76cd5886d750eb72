import assert from 'node:assert/strict';
import { availableParallelism } from 'node:os';
import { test } from 'node:test';

import { testServer } from '../support/store.ts';
import { keptHistories } from './kept-histories.ts';
import { type Outcome, runHistories, type WhichHistory } from './run-histories.ts';
import { stoodStill } from './sim-process.ts';
import { isBad, totals, totalsText } from './totals.ts';

/** Takes some six minutes of two processors. `PROVE_HISTORIES` sets fewer or, for a night, more. */
const histories = Number(process.env['PROVE_HISTORIES'] ?? 2000);
/** One more than processors: half of the time, each waits for the database, which runs on the same processors. */
const workers = availableParallelism() + 1;

const server = await testServer();

test(`in ${histories} histories of people, crashes, lost answers and rivals: nothing lost, twice or unapproved`, async () => {
  const startedMs = performance.now();
  const asked = [
    ...keptHistories.map(({ name }) => name),
    ...Array.from({ length: histories }, (_, index) => index + 1),
  ];
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
  // Too few histories prove little.
  if (histories < 1000) return;
  assert.ok(sum.published > histories / 3, `only ${sum.published} posts reached the public`);
  assert.ok(sum.injected.has(stoodStill), 'no process stood still at its last look: is it asked otherwise?');
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
