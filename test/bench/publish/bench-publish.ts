import { join } from 'node:path';

import { estimate, median, quantile } from '../figures.ts';
import type { Postgres } from '../open-postgres.ts';
import { type Report, type Row, rowOf } from '../report.ts';
import { seeded } from '../../support/seeded.ts';
import { startChild } from '../start-child.ts';
import { openApproving } from './approving.ts';
import { openFloor } from './floor.ts';
import type { NetworksAnswer, NetworksQuestion } from './networks-process.ts';
import { openHouse } from './open-house.ts';
import { type Held, type Round, type Rounds, runRounds } from './run-rounds.ts';

const seed = 20_260_822;
const fastest = 100;
const slowest = 800;

/** Measures from the press of "approve" until both posts are committed as sent, against the least necessary work. */
export async function benchPublish(postgres: Postgres, scale: number): Promise<readonly Report[]> {
  await using networks = await startChild<NetworksQuestion, NetworksAnswer>(
    join(import.meta.dirname, 'networks-process.ts'),
  );
  const [ours, floors] = await Promise.all([postgres.newDatabase(), postgres.newDatabase()]);
  const { keys } = await networks.ask({ kind: 'accounts' });
  await using house = await openHouse(ours, keys);
  await using approving = await openApproving(house, ours);
  await using floor = await openFloor(floors);
  const rounds: Rounds = { networks, house, approving, floor };
  const random = seeded(seed);
  const draw = (): number => Math.round(fastest + random() * (slowest - fastest));

  const many = (count: number, held: () => Held): readonly Held[] =>
    Array.from({ length: Math.ceil(count * scale) }, held);

  // Programs are slow at first.
  await runRounds(rounds, many(30, atOnce), { floorEvery: 1 });
  const quick = await runRounds(rounds, many(100, atOnce), { floorEvery: 1 });
  const slow = await runRounds(
    rounds,
    many(110, () => ({ mastodonMs: draw(), xMs: draw() })),
    { floorEvery: 4 },
  );
  return [
    reportOf('publish, networks at 0 ms', quick, []),
    reportOf(`publish, networks at ${fastest} to ${slowest} ms`, slow, [
      { share: 0.5, atMost: 1.05 },
      { share: 0.99, atMost: 1.15 },
    ]),
  ];
}

function atOnce(): Held {
  return { mastodonMs: 0, xMs: 0 };
}

function slowerMs({ mastodonMs, xMs }: Held): number {
  return Math.max(mastodonMs, xMs);
}

function reportOf(
  title: string,
  rounds: readonly Round[],
  goals: readonly { readonly share: number; readonly atMost: number }[],
): Report {
  const random = seeded(seed);
  const toFloor: number[] = [];
  const floorToFloor: number[] = [];
  for (const { tambourMs, floors } of rounds) {
    if (floors === null) continue;
    toFloor.push(tambourMs / floors.oneMs);
    floorToFloor.push(floors.otherMs / floors.oneMs);
  }
  const isHeld = rounds.some((round) => slowerMs(round) > 0);
  const toSlower = rounds.map((round) => round.tambourMs / slowerMs(round));
  const row = (what: string, read: (round: Round) => number | undefined): Row => {
    const values = rounds.map(read).filter((value) => value !== undefined);
    return rowOf(what, 'ms', values);
  };
  return {
    title,
    rows: [
      row('Tambour', (round) => round.tambourMs),
      row('  press → decision committed', ({ steps }) => steps.takenMs),
      row('  → the last post arrives at its network', ({ steps }) => steps.leftMs),
      row('  last answer → both committed as sent', ({ steps }) => steps.recordedMs),
      ...(isHeld ? [row('  beyond the slower network', (round) => round.tambourMs - slowerMs(round))] : []),
      row('floor', ({ floors }) => floors?.oneMs),
      row('floor again', ({ floors }) => floors?.otherMs),
    ],
    ratios: [
      { what: 'Tambour / floor', ...estimate(toFloor, random) },
      ...(isHeld ? [{ what: 'Tambour / slower network', ...estimate(toSlower, random) }] : []),
    ],
    floorAgainstFloor: median(floorToFloor),
    goals: goals.map(({ share, atMost }) => ({
      what: `Tambour / slower network, p${share * 100}`,
      measured: quantile(toSlower, share),
      atMost,
    })),
    samples: rounds,
  };
}
