import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { machineNow, machineText } from './machine.ts';
import { openPostgres, type Postgres } from './open-postgres.ts';
import { isConclusive, isReached, type Report, reportText } from './report.ts';

// npm run bench [-- publish …] [-- --short]: measures, prints, and keeps every sample.

type Bench = (postgres: Postgres, scale: number) => Promise<readonly Report[]>;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { short: { type: 'boolean' }, chat: { type: 'string' }, rate: { type: 'string' } },
});
const { chat = 'slack', rate = '500' } = values;
if (chat !== 'slack' && chat !== 'mattermost') {
  console.error(`There is no load of "${chat}": slack, mattermost`);
  process.exit(2);
}

/** Not run by default, since "load" includes it. */
const hostile = 'hostile';

// Each is imported when it runs: "steps" imports the test runner, whose hooks follow every promise of the process and
// would slow down the others.
const benches: ReadonlyMap<string, () => Promise<Bench>> = new Map([
  ['publish', async (): Promise<Bench> => (await import('./publish/bench-publish.ts')).benchPublish],
  ['series', async () => (await import('./publish/bench-series.ts')).benchSeries],
  ['commands', async () => (await import('./commands/bench-commands.ts')).benchCommands],
  ['start', async () => (await import('./start/bench-start.ts')).benchStart],
  ['replicas', async () => (await import('./replicas/bench-replicas.ts')).benchReplicas],
  [
    'load',
    async () => {
      const { benchLoad } = await import('./load/bench-load.ts');
      return (postgres, scale) => benchLoad(postgres, { scale, chat, perSecond: Number(rate) });
    },
  ],
  [hostile, async () => (await import('./load/bench-load.ts')).benchHostile],
  ['pictures', async () => (await import('./pictures/bench-pictures.ts')).benchPictures],
  ['media', async () => (await import('./media/bench-media.ts')).benchMedia],
  ['calendar', async () => (await import('./calendar/bench-calendar.ts')).benchCalendar],
  // Its databases are large, and stay until the server is removed.
  ['digest', async () => (await import('./digest/bench-digest.ts')).benchDigest],
  // Last, because of the test runner's hooks.
  ['steps', async () => (await import('./steps/bench-steps.ts')).benchSteps],
]);

/** Share of the usual number of rounds, for trying something out. */
const shortScale = 0.2;
const folder = join(import.meta.dirname, 'samples');

const chosen = positionals.length === 0 ? [...benches.keys()].filter((name) => name !== hostile) : positionals;
const unknown = chosen.filter((name) => !benches.has(name));
if (unknown.length > 0) {
  console.error(`There is no bench "${unknown.join('", "')}": ${[...benches.keys()].join(', ')}`);
  process.exit(2);
}
const machine = machineNow();
console.log(machineText(machine));
await using postgres = await openPostgres();
mkdirSync(folder, { recursive: true });
const startedAt = new Date().toISOString().replaceAll(':', '-').slice(0, 19);
for (const name of chosen) {
  const bench = await benches.get(name)?.();
  const reports = (await bench?.(postgres, values.short === true ? shortScale : 1)) ?? [];
  writeFileSync(join(folder, `${startedAt}-${name}.json`), JSON.stringify({ machine, reports }));
  for (const report of reports) {
    console.log(`\n${reportText(report)}`);
    if (!isConclusive(report) || !report.goals.every(isReached)) process.exitCode = 1;
  }
}
