import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';

import type { Violation } from '../violation.ts';
import type { Lane } from './lanes.ts';
import { repeatText, runLane } from './prove-real.ts';

/** On a busy machine fewer are killed in this time; `npm run prove -- --real N` has more. */
const longestMs = 540_000;
/** Below this, a run proves too little: share of the wanted kills, and number of kills that cut work off. */
const least = { share: 0.25, inWork: 5 } as const;

/** Kills `kills` times on a lane. Expects no broken promise, and enough work that was cut off. */
export async function expectSound(test: TestContext, lane: Lane, kills: number): Promise<void> {
  let [killed, idle, published] = [0, 0, 0];
  const begunMs = performance.now();
  await runLane(lane, { kills, from: 1, untilMs: begunMs + longestMs }, (outcome) => {
    const { seed, violations, story } = outcome;
    const [broken, known] = [violations.filter(isBroken), violations.filter((one) => !isBroken(one))];
    for (const { detail } of known) test.diagnostic(`seed ${seed}, the known limit: ${detail}`);
    assert.deepEqual(broken, [], `seed ${seed}, again: ${repeatText(lane, outcome)}\n${story.join('\n')}`);
    killed += outcome.kills;
    idle += outcome.met.get('nothing') ?? 0;
    published += outcome.published;
  });
  const seconds = ((performance.now() - begunMs) / 1000).toFixed(0);
  test.diagnostic(
    `${killed} of ${kills} times kill -9, ${killed - idle} of them in mid-work, ${published} posts published, ${seconds} s`,
  );
  assert.ok(killed >= kills * least.share && published > 0, `only ${killed} kills and ${published} posts`);
  assert.ok(killed - idle >= least.inWork, `${idle} of ${killed} kills found nothing to lose`);
}

function isBroken({ kind }: Violation): boolean {
  return kind !== 'beyond';
}
