import type { TestServer } from '../support/test-server.ts';
import { mutants } from './mutants.ts';
import { runHistories, type Outcome } from './run-histories.ts';
import { isBad } from './totals.ts';

const mostHistories = 1000;

/** Switches each guard off in turn; true where each is missed within a thousand histories. */
export async function runMutants(
  server: TestServer,
  { workers, from, only }: { readonly workers: number; readonly from: number; readonly only: string | null },
): Promise<boolean> {
  const seeds = Array.from({ length: mostHistories }, (_, index) => from + index);
  let areAllMissed = true;
  console.log(`${'guard switched off'.padEnd(42)}${'histories'.padStart(9)}  found`);
  for (const { guard } of mutants) {
    if (only !== null && only !== guard) continue;
    let histories = 0;
    const found: Outcome[] = [];
    await runHistories(server, seeds, { workers, guard }, (outcome) => {
      histories += 1;
      if (isBad(outcome)) found.push(outcome);
      return found.length === 0;
    });
    const [first] = found;
    const violation = first?.violations.find(({ kind }) => kind !== 'beyond');
    areAllMissed &&= first !== undefined;
    const what =
      violation === undefined
        ? 'NOTHING'
        : `${violation.kind} (seed ${first?.history}): ${violation.detail.split('\n')[0]}`;
    console.log(`${guard.padEnd(42)}${String(histories).padStart(9)}  ${what}`);
  }
  return areAllMissed;
}
