import { chanceOf } from '../chance.ts';
import type { Violation } from '../violation.ts';
import { checkReal } from './check-real.ts';
import { evidenceOf } from './evidence-of.ts';
import { openFleet } from './crashes.ts';
import { freezeOnce, releaseHeld, whatIsFree } from './freezing.ts';
import type { Ground } from './open-ground.ts';
import { openWorld, type World } from './open-world.ts';
import { keepWriting, type Post } from './posts.ts';
import { rest } from './rest.ts';
import type { Lost } from './what-was-lost.ts';

/** Outcome of one round. */
export interface RoundOutcome {
  readonly seed: number;
  readonly violations: readonly Violation[];
  readonly kills: number;
  /** Number of kills by the kind of work that they cut off. */
  readonly met: ReadonlyMap<Lost, number>;
  readonly stops: number;
  readonly freezes: number;
  readonly requests: number;
  readonly published: number;
  /** Number of these that had pictures. */
  readonly withPictures: number;
  /** Number of deliveries by how they ended, as people were told. */
  readonly ends: ReadonlyMap<string, number>;
  readonly doubts: number;
  readonly faults: ReadonlyMap<string, number>;
  readonly tookMs: number;
  readonly restMs: number;
  readonly story: readonly string[];
  /** Output of all processes. */
  readonly output: string;
}

export interface RoundOptions {
  readonly seed: number;
  readonly replicas: number;
  readonly kills: number;
  /** The guard that is left out; null: none. */
  readonly guard: string | null;
  /** Instant of `performance.now()` after which nobody is killed, however few kills there were. */
  readonly untilMs?: number;
}

/** Enough writers that something is under way whenever a process dies. */
const writers = ['A', 'B', 'C', 'D', 'E', 'F'] as const;

/** Runs drafts, approvals, freezes and kills until nothing moves. Judges the round by networks and journal. */
export async function runRound(
  ground: Ground,
  { seed, replicas, kills, guard, untilMs = Infinity }: RoundOptions,
): Promise<RoundOutcome> {
  const begunMs = performance.now();
  // A separate generator for each, since they run side by side and must not influence each other.
  const [worldly, crashing, freezing] = [1, 2, 3].map((part) => chanceOf(seed * 10 + part));
  if (worldly === undefined || crashing === undefined || freezing === undefined) throw new Error('no chances');
  await using world = await openWorld(ground, worldly);
  await using fleet = openFleet(world, replicas, guard);
  await fleet.allStarted();
  world.storm(true);
  const written: Post[] = [];
  let [isCrashed, isOver] = [false, false];
  // Without these, a failure would leave loops running and the test would never end.
  using ending = new DisposableStack();
  ending.defer(() => {
    [isCrashed, isOver] = [true, true];
  });
  const lettingGo = releaseHeld(world, () => isOver, whatIsFree);
  const freezes = freezing.onceIn(3) ? freezeOnce(world, freezing) : Promise.resolve(null);
  const writing = writers.map((name, index) =>
    keepWriting(world, chanceOf(seed * 100 + index), {
      name,
      isOver: () => isCrashed,
      tell: (post) => void written.push(post),
    }),
  );
  await fleet.crash(crashing, { kills, untilMs });
  isCrashed = true;
  world.storm(false);
  await fleet.allStarted();
  await Promise.all(writing);
  const span = await freezes;
  const restBegunMs = performance.now();
  const moving = await rest(world);
  isOver = true;
  await lettingGo;
  const evidence = await evidenceOf(world, moving, span === null ? [] : [span], fleet.stood);
  const moves = evidence.journal.filter(({ kind }) => kind.startsWith('delivery.'));
  return {
    seed,
    violations: checkReal(evidence),
    kills: fleet.kills,
    met: fleet.met,
    stops: fleet.stood.length,
    freezes: span === null ? 0 : 1,
    requests: world.requests.length,
    published: world.posts.length,
    withPictures: world.posts.filter(({ rendering }) => rendering.media.length > 0).length,
    ends: counted(await endsOf(world)),
    doubts: moves.filter(({ kind }) => kind === 'delivery.doubt').length,
    faults: world.faults,
    tookMs: performance.now() - begunMs,
    restMs: performance.now() - restBegunMs,
    story: [...written.map(({ fate, author, text }) => `${author}, ${fate}: ${text}`), ...fleet.story],
    output: fleet.output(),
  };
}

async function endsOf(world: World): Promise<readonly string[]> {
  const rows = await world.ground.eyes.query<{ readonly state: string; readonly why: string | null }>(
    'SELECT "state"::text AS state, "why" FROM "Delivery"',
  );
  return rows.map(({ state, why }) => (why === null ? state : `${state}: ${why}`));
}

function counted(list: readonly string[]): ReadonlyMap<string, number> {
  return new Map([...Map.groupBy(list, (one) => one)].map(([one, same]) => [one, same.length]));
}
