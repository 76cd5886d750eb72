import type { TestServer } from '../support/test-server.ts';
import type { Mutant } from './mutant.ts';
import { mutants } from './mutants.ts';
import { type Outcome, runHistories } from './run-histories.ts';
import { seedsOf } from './stage.ts';
import { isBad } from './totals.ts';

const mostHistories = 1000;
/** How many histories of a theme run first. A few in a hundred seeds have it, so that later seeds supply the rest. */
const mostOfTheme = 200;

/**
 * Leaves out each guard in turn; returns true if a thousand histories find each of them missing. Histories of the
 * likeliest theme run first; their order has no influence on the result.
 */
export async function runMutants(
  server: TestServer,
  { workers, from, only }: { readonly workers: number; readonly from: number; readonly only: readonly string[] },
): Promise<boolean> {
  const unknown = only.filter((name) => !mutants.some(({ guard }) => guard === name));
  if (unknown.length > 0) {
    const names = mutants.map(({ guard }) => `  ${guard}`).join('\n');
    console.error(`No guard is named ${unknown.map((name) => `"${name}"`).join(', ')}. There are:\n${names}`);
    return false;
  }
  let areAllMissed = true;
  console.log(`${'guard switched off'.padEnd(60)}fails in  after trying  found`);
  for (const mutant of mutants) {
    if (only.length > 0 && !only.includes(mutant.guard)) continue;
    let tried = 0;
    const found: Outcome[] = [];
    await runHistories(server, likelyFirst(from, mutant), { workers, guard: mutant.guard }, (outcome) => {
      tried += 1;
      if (isBad(outcome)) found.push(outcome);
      return found.length === 0;
    });
    const [first] = found;
    const violation = first?.violations.find(({ kind }) => kind !== 'beyond');
    areAllMissed &&= first !== undefined;
    const what = violation === undefined ? 'NOTHING' : `${violation.kind}: ${violation.detail.split('\n')[0]}`;
    const where = String(first?.history ?? '-').padStart(8);
    console.log(`${mutant.guard.padEnd(60)}${where}${String(tried).padStart(14)}  ${what}`);
  }
  return areAllMissed;
}

function likelyFirst(from: number, { shows }: Mutant): readonly number[] {
  const likely = shows === undefined ? [] : seedsOf(shows, from, mostOfTheme);
  const known = new Set(likely);
  const others = Array.from({ length: mostHistories }, (_, index) => from + index).filter((seed) => !known.has(seed));
  return [...likely, ...others].slice(0, mostHistories);
}
