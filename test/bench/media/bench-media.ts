import { join } from 'node:path';

import { childrenRunning } from '../../support/child-processes.ts';
import { seeded } from '../../support/seeded.ts';
import { estimate, median } from '../figures.ts';
import type { Postgres } from '../open-postgres.ts';
import type { NetworksAnswer, NetworksQuestion } from '../publish/networks-process.ts';
import { type Report, rowOf } from '../report.ts';
import { startChild } from '../start-child.ts';
import { memoryOf } from '../start/memory.ts';
import type { Carried, CarrierQuestion } from './carrier-process.ts';
import type { FileAnswer, FileQuestion } from './file-process.ts';

const rounds = 5;
const megabytes = 95;
const mostAddedMiB = 60;
const longestStopMs = 20;
const lookEveryMs = 25;

interface Round {
  readonly ours: Carried;
  readonly floor: Carried;
  readonly floorAgain: Carried;
  /** Memory of the process that reads the video and copies it without the data that may not be in it. */
  readonly readerMiB: number;
}

const script = (name: string): string => join(import.meta.dirname, name);

/** Measures one video of 95 MB from the chat to both networks, against the same bytes from socket to socket. */
export async function benchMedia(postgres: Postgres, scale: number): Promise<readonly Report[]> {
  await using networks = await startChild<NetworksQuestion, NetworksAnswer>(
    join(import.meta.dirname, '../publish/networks-process.ts'),
  );
  await using files = await startChild<FileQuestion, FileAnswer>(script('file-process.ts'));
  await using carrier = await startChild<CarrierQuestion, Carried>(script('carrier-process.ts'));
  await using floor = await startChild<CarrierQuestion, Carried>(script('carrier-process.ts'));
  const { keys } = await networks.ask({ kind: 'accounts' });
  await carrier.ask({ kind: 'open', databaseUrl: await postgres.newDatabase(), keys });
  const warm = await files.ask({ megabytes: 12 });
  const { from, to, byteLength } = await files.ask({ megabytes });
  // Programs are slow at first.
  for (let round = 0; round < 2; round += 1) {
    await carrier.ask({ kind: 'carry', from: warm.from, byteLength: warm.byteLength });
    await floor.ask({ kind: 'pipe', from: warm.from, to });
  }
  const done: Round[] = [];
  for (let round = 0; round < Math.max(2, rounds * scale); round += 1) {
    const one = await floor.ask({ kind: 'pipe', from, to });
    const { value: ours, readerMiB } = await besides(carrier.pid, carrier.ask({ kind: 'carry', from, byteLength }));
    const other = await floor.ask({ kind: 'pipe', from, to });
    const [first, second] = round % 2 === 0 ? [one, other] : [other, one];
    done.push({ ours, floor: first, floorAgain: second, readerMiB });
  }
  return [reportOf(done)];
}

/** Measures meanwhile how large the carrier's video reader gets. */
async function besides<Value>(
  carrier: number,
  doing: Promise<Value>,
): Promise<{ readonly value: Value; readonly readerMiB: number }> {
  let readerMiB = 0;
  const looking = setInterval(() => {
    try {
      readerMiB = Math.max(readerMiB, memoryOf(childrenRunning('recording-process.ts', carrier)).rssMiB);
    } catch {
      // It ended during the look.
    }
  }, lookEveryMs);
  try {
    return { value: await doing, readerMiB };
  } finally {
    clearInterval(looking);
  }
}

function reportOf(done: readonly Round[]): Report {
  const ours = (of: (one: Carried) => number): number[] => done.map((round) => of(round.ours));
  const floors = (of: (one: Carried) => number): number[] => done.map((round) => of(round.floor));
  return {
    title: `media: one video of ${megabytes} MB from the chat to both networks`,
    rows: [
      rowOf(
        'until it is kept',
        'ms',
        ours(({ keptAfterMs }) => keptAfterMs),
      ),
      rowOf(
        'until it is public on both',
        'ms',
        ours(({ ms }) => ms),
      ),
      rowOf(
        '– milliseconds of a processor',
        'ms',
        ours(({ processorMs }) => processorMs),
      ),
      rowOf(
        '– memory above rest, most',
        'MiB',
        ours(({ addedMiB }) => addedMiB),
      ),
      rowOf(
        '– own time between two turns of the loop, most',
        'ms',
        ours(({ ownMs }) => ownMs),
      ),
      rowOf(
        '– event loop delay, most',
        'ms',
        ours(({ loopMs }) => loopMs),
      ),
      rowOf(
        'the process that reads it: RSS',
        'MiB',
        done.map(({ readerMiB }) => readerMiB),
      ),
      rowOf(
        'floor: socket to socket, twice',
        'ms',
        floors(({ ms }) => ms),
      ),
      rowOf(
        '– milliseconds of a processor',
        'ms',
        floors(({ processorMs }) => processorMs),
      ),
      rowOf(
        '– memory above rest, most',
        'MiB',
        floors(({ addedMiB }) => addedMiB),
      ),
      rowOf(
        '– own time between two turns of the loop, most',
        'ms',
        floors(({ ownMs }) => ownMs),
      ),
      rowOf(
        '– event loop delay, most',
        'ms',
        floors(({ loopMs }) => loopMs),
      ),
    ],
    ratios: [
      {
        what: 'processor: ours / floor',
        ...estimate(
          done.map((one) => one.ours.processorMs / one.floor.processorMs),
          seeded(1),
        ),
      },
    ],
    floorAgainstFloor: median(done.map(({ floor, floorAgain }) => floor.processorMs / floorAgain.processorMs)),
    goals: [
      { what: 'memory above rest, MiB', measured: Math.max(...ours(({ addedMiB }) => addedMiB)), atMost: mostAddedMiB },
      {
        what: 'own time between two turns, ms',
        measured: Math.max(...ours(({ ownMs }) => ownMs)),
        atMost: longestStopMs,
      },
    ],
    samples: done,
  };
}
