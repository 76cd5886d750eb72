import type { StartOutcome } from '#app/start-outcome.ts';
import { wordsForAppRefusal } from '#cli/words-for-app.ts';
import { wordsForLost } from '#cli/words-for-storage.ts';

import { fail } from './print.ts';

/** Starts, says where, and stays until Ctrl-C, SIGTERM, the loss of the database, or a newer version of it. */
export async function runUntilAsked(
  start: () => Promise<StartOutcome>,
  [before, after]: readonly [string, string],
): Promise<void> {
  const asked = new Promise<'asked'>((settle) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => settle('asked'));
    // The watcher of `npm run dev` was killed: nobody is left who would stop this process and its PostgreSQL.
    process.once('disconnect', () => settle('asked'));
  });
  const outcome = await start();
  if (outcome.kind === 'refused') return fail(wordsForAppRefusal(outcome.refusal));
  console.log(`\n${before}\n\n    ${outcome.url}\n\n${after}`);
  const why = await Promise.race([asked, outcome.lost]);
  if (why !== 'asked') fail(wordsForLost(why));
  await outcome[Symbol.asyncDispose]();
}
