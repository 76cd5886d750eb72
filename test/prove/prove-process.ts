import { z } from 'zod';

import { connectionSchema } from '../support/test-server.ts';
import { mutants } from './mutants.ts';
import { mutate } from './mutate.ts';

// A process of `npm run prove`: runs the histories of the seeds that it is sent, one after the other.

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
// Loaded after the changes are in place.
const { runHistory } = await import('./run-history.ts');
const { openGround } = await import('./sim-world.ts');

const ground = await openGround(start.connection);
process.on('message', (seed) => {
  if (typeof seed !== 'number') {
    ground[Symbol.asyncDispose]().then(() => process.disconnect());
    return;
  }
  runHistory(ground, seed).then(
    ({ injected, ...outcome }) => process.send?.({ ...outcome, injected: [...injected] }),
    (error: unknown) => {
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.send?.({ seed, threw: detail });
    },
  );
});
// Whoever started it is gone.
process.on('disconnect', () => process.exit());
process.send?.('ready');
