import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { machineNow, machineText } from './machine.ts';
import { openPostgres, type Postgres } from './open-postgres.ts';
import { benchCommands } from './commands/bench-commands.ts';
import { isConclusive, isReached, type Report, reportText } from './report.ts';
import { benchHostile, benchLoad } from './load/bench-load.ts';
import { benchDigest } from './digest/bench-digest.ts';
import { benchPictures } from './pictures/bench-pictures.ts';
import { benchPublish } from './publish/bench-publish.ts';
import { benchReplicas } from './replicas/bench-replicas.ts';
import { benchStart } from './start/bench-start.ts';
import { benchSteps } from './steps/bench-steps.ts';

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

/** It is part of "load" already. */
const hostile = 'hostile';

const benches: ReadonlyMap<string, Bench> = new Map([
  ['publish', benchPublish],
  ['commands', benchCommands],
  ['start', benchStart],
  ['replicas', benchReplicas],
  ['load', (postgres, scale) => benchLoad(postgres, { scale, chat, perSecond: Number(rate) })],
  [hostile, benchHostile],
  ['steps', benchSteps],
  ['pictures', benchPictures],
  // Last: its databases are large, and stay until the server goes.
  ['digest', benchDigest],
]);

/** Share of the usual number of rounds, while something is tried out. */
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
  const reports = (await benches.get(name)?.(postgres, values.short === true ? shortScale : 1)) ?? [];
  writeFileSync(join(folder, `${startedAt}-${name}.json`), JSON.stringify({ machine, reports }));
  for (const report of reports) {
    console.log(`\n${reportText(report)}`);
    if (!isConclusive(report) || !report.goals.every(isReached)) process.exitCode = 1;
  }
}
