import { z } from 'zod';

import { connectionSchema } from '../support/test-server.ts';
import { mutants } from './mutants.ts';
import { mutate } from './mutate.ts';
import { historySchema, type WhichHistory } from './run-histories.ts';
import type { HistoryOutcome } from './run-history.ts';

// A process of `npm run prove`. It runs the histories that it receives, one after the other.

const startSchema = z.object({
  connection: connectionSchema,
  guard: z.string().nullable(),
});
const start = startSchema.parse(JSON.parse(process.argv[2] ?? ''));
if (start.guard !== null) {
  const mutant = mutants.find(({ guard }) => guard === start.guard);
  if (mutant === undefined) throw new Error(`no mutant without ${start.guard}`);
  mutate(mutant.without);
}
// Import the rooms only after the changes are in place.
const { runHistory, runKept } = await import('./run-history.ts');
const { openGround } = await import('./ground.ts');
const { keptHistories } = await import('./kept-histories.ts');

const askedSchema = z.object({ history: historySchema.nullable() });
const ground = await openGround(start.connection);
process.on('message', (message) => {
  const { history } = askedSchema.parse(message);
  if (history === null) {
    ground[Symbol.asyncDispose]().then(() => process.disconnect());
    return;
  }
  outcomeOf(history).then(
    ({ injected, ...outcome }) => process.send?.({ history, ...outcome, injected: [...injected] }),
    (error: unknown) => {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.send?.({ threw: detail });
    },
  );
});
// The parent process is gone.
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function outcomeOf(history: WhichHistory): Promise<HistoryOutcome> {
  if (typeof history === 'number') return runHistory(ground, history);
  const kept = keptHistories.find(({ name }) => name === history);
  if (kept === undefined) throw new Error(`no history is kept as "${history}"`);
  return runKept(ground, kept);
}
