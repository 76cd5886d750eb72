import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { temporaryFolder } from '../../support/temporary-folder.ts';
import { shippedEnvironment, shippedFlags, shippedProgram } from '../as-shipped.ts';
import { estimate, median } from '../figures.ts';
import type { Postgres } from '../open-postgres.ts';
import { type Report, type Row, rowOf } from '../report.ts';
import { seeded } from '../../support/seeded.ts';
import { slackEnvironment } from '../slack-environment.ts';
import type { SlackAnswer } from '../slack-process.ts';
import { startChild } from '../start-child.ts';
import { startProgram } from '../start-program.ts';
import { type Memory, memoryOf, postgresOf } from './memory.ts';

const rounds = 6;
/** Milliseconds after which the start has no work left. */
const idleAfterMs = 3_000;
const here = import.meta.dirname;
const main = [...shippedFlags, ...shippedProgram];

interface Started extends Memory {
  readonly readyInMs: number;
}

interface Round {
  /** With a PostgreSQL that runs already. */
  readonly given: Started;
  /** With its own PostgreSQL, which it starts. */
  readonly own: Started & { readonly postgres: Memory };
  readonly bolt: Started;
  readonly boltAgain: Started;
}

/** Measures the time from spawn to ready, and memory at rest, in Socket Mode, against an empty Bolt app. */
export async function benchStart(postgres: Postgres, scale: number): Promise<readonly Report[]> {
  await using slackChild = await startChild<object, SlackAnswer>(join(here, '../slack-process.ts'));
  await using folder = await temporaryFolder();
  const slack = slackEnvironment(await slackChild.ask({}), 'socket');
  const databaseUrl = await postgres.newDatabase();
  const dataOf = (name: string): string => join(folder.path, name);

  const start = async (script: readonly string[], env: Readonly<Record<string, string>>): Promise<Started> => {
    await using program = await startProgram(script, (port) => ({
      ...slack,
      ...env,
      PORT: String(port),
      TAMBOUR_PORT: String(port),
    }));
    await pause(idleAfterMs);
    return { readyInMs: program.readyInMs, ...memoryOf([program.pid]) };
  };
  const given = (): Promise<Started> =>
    start(main, { ...shippedEnvironment, DATABASE_URL: databaseUrl, TAMBOUR_DATA: dataOf('given') });
  const own = async (): Promise<Round['own']> => {
    await using program = await startProgram(main, (port) => ({
      ...slack,
      ...shippedEnvironment,
      TAMBOUR_DATA: dataOf('own'),
      TAMBOUR_PORT: String(port),
    }));
    await pause(idleAfterMs);
    const memory = { ...memoryOf([program.pid]), postgres: memoryOf(postgresOf(dataOf('own'))) };
    return { readyInMs: program.readyInMs, ...memory };
  };
  const bolt = (): Promise<Started> => start([join(here, '../bolt-process.ts')], {});

  // The first start creates the data folder and the database, the second the cache of compiled code. From the third
  // on, starts are as for any installed Tambour.
  for (const start of [given, own, given, own]) await start();
  const done: Round[] = [];
  for (let round = 0; round < Math.max(2, rounds * scale); round += 1) {
    const one = await bolt();
    const both = { given: await given(), own: await own() };
    const other = await bolt();
    done.push({ ...both, ...(round % 2 === 0 ? { bolt: one, boltAgain: other } : { bolt: other, boltAgain: one }) });
  }
  return [reportOf(done)];
}

function reportOf(done: readonly Round[]): Report {
  const row = (what: string, unit: Row['unit'], read: (round: Round) => number): Row =>
    rowOf(what, unit, done.map(read));
  const random = seeded(1);
  const ratio = (what: string, read: (round: Round) => number): Report['ratios'][number] => ({
    what,
    ...estimate(done.map(read), random),
  });
  return {
    title: 'start, and memory at rest',
    rows: [
      row('Tambour, PostgreSQL given: ready', 'ms', ({ given }) => given.readyInMs),
      row('Tambour, PostgreSQL its own: ready', 'ms', ({ own }) => own.readyInMs),
      row('empty Bolt app: ready', 'ms', ({ bolt }) => bolt.readyInMs),
      row('empty Bolt app again: ready', 'ms', ({ boltAgain }) => boltAgain.readyInMs),
      row('Tambour, PostgreSQL given: RSS', 'MiB', ({ given }) => given.rssMiB),
      row('Tambour, PostgreSQL given: PSS', 'MiB', ({ given }) => given.pssMiB),
      row('its own PostgreSQL apart: PSS', 'MiB', ({ own }) => own.postgres.pssMiB),
      row('empty Bolt app: RSS', 'MiB', ({ bolt }) => bolt.rssMiB),
      row('empty Bolt app: PSS', 'MiB', ({ bolt }) => bolt.pssMiB),
    ],
    ratios: [
      ratio('ready, Tambour / Bolt', ({ given, bolt }) => given.readyInMs / bolt.readyInMs),
      ratio('ready with its own PostgreSQL / Bolt', ({ own, bolt }) => own.readyInMs / bolt.readyInMs),
      ratio('RSS, Tambour / Bolt', ({ given, bolt }) => given.rssMiB / bolt.rssMiB),
      ratio('PSS, Tambour / Bolt', ({ given, bolt }) => given.pssMiB / bolt.pssMiB),
    ],
    floorAgainstFloor: median(done.map(({ bolt, boltAgain }) => boltAgain.readyInMs / bolt.readyInMs)),
    goals: [],
    samples: done,
  };
}
