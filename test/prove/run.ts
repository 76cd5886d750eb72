import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';

import { startTestServer } from '../support/test-server.ts';
import { keptHistories } from './kept-histories.ts';
import { proveReal } from './real/prove-real.ts';
import { relax, runHistories, type Outcome } from './run-histories.ts';
import { runMutants } from './run-mutants.ts';
import { seedsOf } from './stage.ts';
import { isBad, totals, totalsText } from './totals.ts';

const usage = `npm run prove -- [options]

Runs the real rooms in made-up histories: people, clocks, networks, crashes and lost answers by a seed, on a real
PostgreSQL, each judged by a checker that knows only what the simulators saw, and the journal.

  --seeds N     how many histories (2000)
  --from S      the first seed (1)
  --theme T     as many of that theme alone (test/prove/themes.ts)
  --seed S      one history, told step by step: of a seed, or one that is kept, by its name
  --mutants     switches each guard of test/prove/mutants.ts off in turn: each has to be missed within 1,000 histories
  --guard NAME  with --mutants: that guard alone, or several; with --seed: the history without it
  --workers N   processes (as many as processors)
  --real N      kills real processes N times instead, on its own database, on a PostgreSQL, and of three of them
  --lane L      with --real: embedded, server or replicas alone; with --seed: that round, told step by step

0 of n histories means: with 95 % confidence fewer than 3/n of such histories fail.`;

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '2000' },
    from: { type: 'string', default: '1' },
    theme: { type: 'string' },
    seed: { type: 'string' },
    mutants: { type: 'boolean', default: false },
    guard: { type: 'string', multiple: true, default: [] },
    real: { type: 'string' },
    lane: { type: 'string' },
    help: { type: 'boolean', default: false },
    workers: { type: 'string', default: String(availableParallelism()) },
  },
});
if (values.help) {
  console.log(usage);
  process.exit();
}
const workers = Number(values.workers);
const from = Number(values.from);
const count = Number(values.seeds);

if (values.real !== undefined)
  process.exit((await proveReal({ ...values, real: values.real, guard: values.guard[0] })) ? 0 : 1);

const server = await startTestServer();
try {
  await relax(server);
  if (values.mutants) process.exitCode = (await runMutants(server, { workers, from, only: values.guard })) ? 0 : 1;
  else if (values.seed === undefined) process.exitCode = (await proveAll()) ? 0 : 1;
  else process.exitCode = (await sendDirectMessage(values.seed)) ? 0 : 1;
} finally {
  await server.close();
}

async function proveAll(): Promise<boolean> {
  const { theme } = values;
  const histories =
    theme === undefined
      ? [...keptHistories.map(({ name }) => name), ...Array.from({ length: count }, (_, index) => from + index)]
      : seedsOf(theme, from, count);
  const sum = totals();
  const startedMs = performance.now();
  await runHistories(server, histories, { workers }, (outcome) => {
    sum.add(outcome);
    if (isBad(outcome)) tellBad(outcome);
    const { histories: done } = sum;
    if (done % 100 === 0) {
      const perSecond = (done / (performance.now() - startedMs)) * 1000;
      console.log(`${done} of ${histories.length} histories, ${perSecond.toFixed(1)} a second`);
    }
    return true;
  });
  console.log(totalsText(sum, { tookMs: performance.now() - startedMs, workers }));
  return sum.bad.length === 0;
}

function tellBad({ history, violations }: Outcome): void {
  for (const { kind, detail } of violations) console.log(`${history}: ${kind}: ${detail}`);
  console.log(`  again: npm run prove -- --seed ${typeof history === 'number' ? history : `"${history}"`}`);
}

async function sendDirectMessage(seed: string): Promise<boolean> {
  let isGood = true;
  await runHistories(
    server,
    [isFinite(Number(seed)) ? Number(seed) : seed],
    { workers: 1, guard: values.guard[0] ?? null },
    (outcome) => {
      console.log(outcome.story.join('\n'));
      isGood = !isBad(outcome);
      if (outcome.violations.length > 0) tellBad(outcome);
      console.log(`${outcome.published} published, ${Math.round(outcome.totalMs)} ms, ${outcome.digest.slice(0, 16)}`);
      return true;
    },
  );
  return isGood;
}
