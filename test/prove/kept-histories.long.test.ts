import assert from 'node:assert/strict';
import { test } from 'node:test';

import { testServer } from '../support/store.ts';
import { keptHistories } from './kept-histories.ts';
import { type Outcome, runHistories, type WhichHistory } from './run-histories.ts';

const server = await testServer();

/** Runs them in one process, since a process for each would load the program anew. */
async function outcomesOf(names: readonly string[], guard: string | null): Promise<ReadonlyMap<WhichHistory, Outcome>> {
  const outcomes = new Map<WhichHistory, Outcome>();
  await runHistories(server, names, { workers: 1, guard }, (outcome) => {
    outcomes.set(outcome.history, outcome);
    return true;
  });
  return outcomes;
}

/** Outcomes of all histories kept for a guard, by the guard that was left out; null: with all guards. */
const begun = new Map<string | null, ReturnType<typeof outcomesOf>>();

async function outcomeOf(name: string, guard: string | null): Promise<Outcome> {
  const kept = guard === null ? keptHistories : keptHistories.filter((one) => one.guard === guard);
  const names = kept.map((one) => one.name);
  const outcomes = begun.get(guard) ?? outcomesOf(names, guard);
  begun.set(guard, outcomes);
  const outcome = (await outcomes).get(name);
  if (outcome === undefined) throw new Error(`"${name}" did not run`);
  return outcome;
}

for (const { name, guard } of keptHistories) {
  test(`${name}; and without "${guard}" it fails again`, async () => {
    const now = await outcomeOf(name, null);
    assert.deepEqual(now.violations, [], now.story.join('\n'));
    const without = await outcomeOf(name, guard);
    assert.notDeepEqual(without.violations, [], without.story.join('\n'));
  });
}
