import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { listFailures } from './support/list-failures.ts';
import { provideRealServers } from './support/real-servers.ts';
import { type PartOfRun, runParts, sumOf } from './support/run-parts.ts';
import type { PartOutcome } from './support/test-process.ts';

// npm test                    the quick tests: every room, every contract, a whole story per chat, against real servers
// npm run test:long           the others: what takes seconds of a processor by itself, starts the program again and again,
//                             kills it, or tells histories
// npm test -- PART [PART …]   what has one of these in its path, quick or long
// Sees to everything that the suites need, and counts last.

const root = join(import.meta.dirname, '..');

/** Run first and alone: its processes keep the machine busy, and beside others take twice as long. */
const alone = 'test/prove/histories.long.test.ts';
/** Take eight minutes each, and mostly wait for a claim to lapse. */
const patient = ['replicas', 'embedded', 'server'].map((name) => `test/prove/real/${name}.long.test.ts`);
/** Take a minute or more each. They start before the others, so that the run does not end by waiting for them. */
const longest = [
  'attacks/content',
  'attacks/installing',
  'flow/practice-clock',
  'upgrade/upgrade',
  'prove/kept-histories',
  'prove/real/backup-burst',
  'prove/real/freeze-kill',
  'publishing/freeze-burst',
  'reach/statistics/years',
  'storage/embedded',
].map((name) => `test/${name}.long.test.ts`);
/**
 * Files that cannot share a process: they have global hooks, trust other certificates, measure it, or need that it has
 * started no decoder yet.
 */
const notShared: readonly RegExp[] = [
  /^test\/attacks\/(?:(?:flood|malicious-server)\.long|unlooked)\.test\.ts$/,
  /^test\/bot\/redraw\.long\.test\.ts$/,
  /^test\/networks\/(?:drawn-otherwise|through-proxy)\.test\.ts$/,
  /^test\/outbound\//,
  /^test\/reach\/(?:chart|read-published)\.long\.test\.ts$/,
];
/** Rooms whose long files share processes as well. */
const sharingLong = /^test\/(?:attacks|bot|chat|drafts|flow|publishing|reach|relay|reminders)\//;
/** Number of quick files in a part. The last parts are small, so that no process waits long for another. */
const quickFilesOfPart = { most: 8, fewest: 1 } as const;
/** Share of the remaining files that each round hands out. The rest makes up for parts that take longer than others. */
const shareOfRound = 5 / 6;
/** Three times as long as the quick tests take, and twice as long as the long ones; `.ci/run` adds a minute. */
const longestMinutes = { quick: 20, long: 60 } as const;
/** One more than there are processors, since many files wait more than they work. */
const besideEachOther = availableParallelism() + 1;

function requireNode(): void {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 12)) return;
  console.error(`The tests need Node 24.12 or newer; this is ${process.versions.node}. Run them by "npm test".`);
  process.exit(1);
}

/** Generates Prisma's client where `npm ci` ran without scripts, or where the schema has changed since. */
function generateClient(): void {
  const client = join(root, 'src/storage/generated/client.ts');
  const schema = join(root, 'prisma/schema.prisma');
  if (existsSync(client) && statSync(client).mtimeMs >= statSync(schema).mtimeMs) return;
  const prisma = join(root, 'node_modules/prisma/build/index.js');
  const { status } = spawnSync(process.execPath, [prisma, 'generate'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

function chosenFiles(): readonly string[] {
  const { values, positionals } = parseArgs({ options: { long: { type: 'boolean' } }, allowPositionals: true });
  return globSync('test/**/*.test.ts', { cwd: root, exclude: ['test/bluesky/server/node_modules'] })
    .sort()
    .filter((file) =>
      positionals.length > 0
        ? positionals.some((part) => file.includes(part))
        : isLong(file) === (values.long ?? false),
    );
}

function isLong(file: string): boolean {
  return file.endsWith('.long.test.ts');
}

/** Sorts the parts into steps, which run one after the other. */
function stepsOf(files: readonly string[]): readonly (readonly PartOfRun[])[] {
  return [files.filter((file) => file === alone).map(ofOneFile), partsOf(files.filter((file) => file !== alone))];
}

/** Builds the parts: first those that need a process each. The rest shares processes, which end with it. */
function partsOf(files: readonly string[]): readonly PartOfRun[] {
  const shared = files.filter(sharesProcess);
  const quick = shared.filter((file) => !isLong(file));
  return [
    ...[...patient, ...longest].filter((file) => files.includes(file)).map(ofOneFile),
    ...files.filter((file) => ![...patient, ...longest].includes(file) && !sharesProcess(file)).map(ofOneFile),
    ...spread(shared.filter(isLong), 8).map((file) => ({
      name: file,
      files: [file],
      isAlone: false,
      mostlyWaits: false,
    })),
    ...shareOut(quick),
  ];
}

function shareOut(files: readonly string[]): readonly PartOfRun[] {
  const left = spread(files, quickFilesOfPart.most);
  const parts: PartOfRun[] = [];
  while (left.length > 0) {
    const share = Math.ceil((left.length * shareOfRound) / besideEachOther);
    const size = Math.max(quickFilesOfPart.fewest, Math.min(quickFilesOfPart.most, share));
    for (let one = 0; one < besideEachOther && left.length > 0; one += 1) {
      const taken = left.splice(0, size);
      const name = `${[...new Set(taken.map(roomOf))].join(', ')} (files: ${taken.length})`;
      parts.push({ name, files: taken, isAlone: false, mostlyWaits: false });
    }
  }
  return parts;
}

/**
 * Mixes the rooms, in the same order on each run. In the alphabet, slow files are neighbours, and a part of slow files
 * alone would be waited for.
 */
function spread(files: readonly string[], most: number): string[] {
  const every = Math.ceil(files.length / most);
  return Array.from({ length: every }, (_, first) => files.filter((_file, at) => at % every === first)).flat();
}

function sharesProcess(file: string): boolean {
  const isShared = isLong(file) ? sharingLong.test(file) && !longest.includes(file) : true;
  return isShared && !notShared.some((pattern) => pattern.test(file));
}

function roomOf(file: string): string {
  const [, room = '', inRoom] = file.split('/');
  return inRoom === undefined ? 'all rooms' : room;
}

function ofOneFile(file: string): PartOfRun {
  return { name: file, files: [file], isAlone: true, mostlyWaits: patient.includes(file) };
}

async function runAll(): Promise<PartOutcome> {
  const files = chosenFiles();
  const minutes = longestMinutes[files.some(isLong) ? 'long' : 'quick'];
  const stopping = new AbortController();
  const timer = setTimeout(() => {
    console.log(`✖ The run took longer than ${minutes} minutes, and is stopped.`);
    stopping.abort();
  }, minutes * 60_000);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      stopping.abort();
    });
  }
  console.log(`Files: ${files.length}; beside each other: ${besideEachOther} processes, each printed when it ends.`);
  const outcomes: PartOutcome[] = [];
  for (const parts of stepsOf(files)) outcomes.push(await runParts(parts, besideEachOther, stopping.signal));
  clearTimeout(timer);
  return sumOf(outcomes);
}

requireNode();
// About a hundred processes would otherwise each strip and compile the same files.
process.env['NODE_COMPILE_CACHE'] ??= join(root, 'node_modules/.cache/compiled');
generateClient();
provideRealServers();
const { startTestServer } = await import('./support/test-server.ts');
const server = await startTestServer();
const { connection, ready, template } = server;
process.env['TAMBOUR_TEST_SERVER'] = JSON.stringify({ connection, ready, template });
try {
  const { counts, failures } = await runAll();
  const { passed, failed, skipped } = counts;
  const skips = skipped === 0 ? '' : `, ${skipped} skipped`;
  const skipsFail = skipped > 0 && process.env['CI'] === 'true';
  process.exitCode = failed > 0 || skipsFail || passed === 0 ? 1 : 0;
  process.once('exit', () => {
    if (failures.length > 0) console.log(listFailures(failures, root));
    if (skipsFail) console.log('Suites were skipped, which counts as a failure where CI=true.');
    console.log(`${passed} passed, ${failed} failed${skips}`);
  });
} finally {
  await server.close();
}
