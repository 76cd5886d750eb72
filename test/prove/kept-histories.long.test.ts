import assert from 'node:assert/strict';
import { test } from 'node:test';

import { testServer } from '../support/store.ts';
import { keptHistories } from './kept-histories.ts';
import { type Outcome, runHistories } from './run-histories.ts';

const server = await testServer();

async function outcomeOf(name: string, guard: string | null): Promise<Outcome> {
  const outcomes: Outcome[] = [];
  await runHistories(server, [name], { workers: 1, guard }, (outcome) => outcomes.push(outcome) > 0);
  const [outcome] = outcomes;
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
