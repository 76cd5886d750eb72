import assert from 'node:assert/strict';

import type { Lane } from './lanes.ts';
import { repeatText, runLane } from './prove-real.ts';

/** Kills so many times on a lane, and expects that no promise is broken and that there was something to break. */
export async function expectSound(lane: Lane, kills: number): Promise<void> {
  let [killed, published] = [0, 0];
  await runLane(lane, { kills, from: 1 }, (outcome) => {
    const { seed, violations, story } = outcome;
    assert.deepEqual(violations, [], `seed ${seed}, again: ${repeatText(lane, outcome)}\n${story.join('\n')}`);
    killed += outcome.kills;
    published += outcome.published;
  });
  assert.ok(killed >= kills, `only ${killed} kills`);
  assert.ok(published >= kills, `only ${published} posts reached the public in ${kills} kills`);
}
