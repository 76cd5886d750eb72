import type { Database } from './database.ts';
import type { Store, Writing } from './store.ts';

// A transaction waits for rows that another holds, such as a draft that two people press buttons on at once.
const limits = { maxWait: 10_000, timeout: 20_000 } as const;

/** One transaction: the work, then what it had kept for the end, then the commit. */
export async function runWriting<T>(
  db: Database,
  { clock, newId, jobs }: Pick<Store, 'clock' | 'newId' | 'jobs'>,
  work: (writing: Writing) => Promise<T>,
): Promise<T> {
  return db.$transaction(async (tx) => {
    const last: (() => Promise<void>)[] = [];
    const result = await work({ tx, clock, newId, jobs, beforeCommit: (step) => void last.push(step) });
    for (const step of last) await step();
    return result;
  }, limits);
}
