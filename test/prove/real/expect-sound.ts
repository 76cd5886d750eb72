import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';

import type { Lane } from './lanes.ts';
import { repeatText, runLane } from './prove-real.ts';

/** Where others have the machine, fewer are killed: `npm run prove -- --real N` has time for more. */
const longestMs = 120_000;
/** Of what was asked: fewer would say little. */
const leastShare = 0.25;

/** Kills so many times on a lane, and expects that no promise is broken and that there was something to break. */
export async function expectSound(test: TestContext, lane: Lane, kills: number): Promise<void> {
  let [killed, published] = [0, 0];
  const untilMs = performance.now() + longestMs;
  await runLane(lane, { kills, from: 1, untilMs }, (outcome) => {
    const { seed, violations, story } = outcome;
    assert.deepEqual(violations, [], `seed ${seed}, again: ${repeatText(lane, outcome)}\n${story.join('\n')}`);
    killed += outcome.kills;
    published += outcome.published;
  });
  test.diagnostic(`${killed} of ${kills} times kill -9, ${published} posts published`);
  assert.ok(killed >= kills * leastShare && published > 0, `only ${killed} kills and ${published} posts`);
}
