import { openGround } from './open-ground.ts';
import { isLane, type Lane, lanes, shapeOf } from './lanes.ts';
import { realTotals, tableText } from './real-table.ts';
import { type RoundOutcome, runRound } from './run-round.ts';

/** Kills in a round, which share the cost of one start and one rest. */
const killsInRound = 40;

/**
 * Kills real processes `real` times, on the named lane or evenly on all, and prints the findings. With `seed`, runs
 * only that round. Returns false if a promise was broken.
 */
export async function proveReal(given: {
  readonly real: string;
  readonly from: string;
  readonly seed?: string | undefined;
  readonly lane?: string | undefined;
  readonly guard?: string | undefined;
}): Promise<boolean> {
  const { lane = null, seed = null, guard = null } = given;
  if (lane !== null && !isLane(lane)) throw new Error(`no lane ${lane}: there are ${lanes.join(', ')}`);
  const chosen: readonly Lane[] = lane === null ? lanes : [lane];
  const kills = Math.ceil(Number(given.real) / chosen.length);
  const sums = new Map(chosen.map((one) => [one, realTotals()]));
  // In parallel: while one waits for a claim to lapse, another uses the processor.
  await Promise.all(
    chosen.map((one) =>
      runLane(one, { kills, from: Number(seed ?? given.from), isOne: seed !== null, guard }, (outcome) => {
        sums.get(one)?.add(outcome);
        tellRound(one, outcome, seed !== null);
      }),
    ),
  );
  console.log(tableText(sums));
  return [...sums.values()].every(({ bad }) => bad.length === 0);
}

interface Campaign {
  readonly kills: number;
  /** Seed of the first round. */
  readonly from: number;
  /** True to put all kills into one round. */
  readonly isOne?: boolean;
  readonly guard?: string | null;
  /** Instant of `performance.now()` after which nobody is killed. */
  readonly untilMs?: number;
}

/** Runs rounds on one ground until there were enough kills. */
export async function runLane(lane: Lane, campaign: Campaign, told: (outcome: RoundOutcome) => void): Promise<void> {
  const { kills, from, isOne = false, guard = null, untilMs = Infinity } = campaign;
  const { database, replicas } = shapeOf(lane);
  await using ground = await openGround(database);
  for (let [seed, left] = [from, kills]; left > 0 && performance.now() < untilMs; seed += 1) {
    const now = isOne ? left : Math.min(left, killsInRound);
    told(await runRound(ground, { seed, replicas, kills: now, guard, untilMs }));
    left -= now;
  }
}

/** Returns the command that repeats a round as far as real time permits: the same posts, faults, acts and instants. */
export function repeatText(lane: Lane, { seed, kills }: Pick<RoundOutcome, 'seed' | 'kills'>): string {
  return `npm run prove -- --real ${kills} --lane ${lane} --seed ${seed}`;
}

function tellRound(lane: Lane, outcome: RoundOutcome, isWhole: boolean): void {
  const { seed, kills, stops, published, violations, tookMs } = outcome;
  const took = (tookMs / 1000).toFixed(0);
  console.log(`${lane}, seed ${seed}: ${kills} kills, ${stops} stops, ${published} posts, ${took} s`);
  if (violations.length > 0 || isWhole) console.log(outcome.story.map((line) => `  ${line}`).join('\n'));
  for (const { kind, detail } of violations) console.log(`  ${kind}: ${detail}`);
  if (violations.length > 0) console.log(`  again: ${repeatText(lane, outcome)}`);
}
