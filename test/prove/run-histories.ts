import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';

import { z } from 'zod';

import type { Connection } from '#storage/connection.ts';

import { connectionTo, onServer, type TestServer } from '../support/test-server.ts';

/** A seed, or the name of a kept history. */
export const historySchema = z.union([z.number(), z.string()]);
export type WhichHistory = z.infer<typeof historySchema>;

const outcomeSchema = z.object({
  history: historySchema,
  violations: z.array(z.object({ kind: z.string(), detail: z.string() })),
  story: z.array(z.string()),
  injected: z.array(z.tuple([z.string(), z.number()])),
  published: z.number(),
  edited: z.number(),
  statements: z.number(),
  databaseMs: z.number(),
  processorMs: z.number(),
  totalMs: z.number(),
  digest: z.string(),
});
const threwSchema = z.object({ threw: z.string() });

export type Outcome = z.infer<typeof outcomeSchema>;

/** A history that takes longer than this is taken to hang. */
const longestMs = 120_000;

/** Makes a cluster faster at the price of durability, which histories do not need. */
export async function relax({ connection }: TestServer): Promise<void> {
  await onServer(connection, async (client) => {
    for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes', 'autovacuum', 'jit']) {
      await client.query(`ALTER SYSTEM SET ${setting} = off`);
    }
    await client.query('SELECT pg_reload_conf()');
  });
}

/** Set for the histories' databases alone, since others use the same test server. */
const databaseSettings = ['synchronous_commit = off', 'jit = off', 'plan_cache_mode = force_generic_plan'];

/**
 * Runs histories in several processes, each with a database of its own, and passes each outcome to `told`. Stops early
 * once `told` returns false.
 */
export async function runHistories(
  server: Pick<TestServer, 'connection' | 'template'>,
  histories: readonly WhichHistory[],
  { workers, guard = null }: { readonly workers: number; readonly guard?: string | null },
  told: (outcome: Outcome) => boolean,
): Promise<void> {
  const left = [...histories];
  let isOver = false;
  await Promise.all(Array.from({ length: Math.min(workers, left.length) }, () => work()));

  async function work(): Promise<void> {
    const name = `prove_${crypto.randomUUID().replaceAll('-', '')}`;
    await onServer(server.connection, async (client) => {
      await client.query(`CREATE DATABASE ${name} TEMPLATE ${server.template}`);
      for (const setting of databaseSettings) await client.query(`ALTER DATABASE ${name} SET ${setting}`);
    });
    const child = startChild(connectionTo(server.connection, name), guard);
    let isDone = false;
    try {
      await answerOf(child, 'its start');
      for (let history = left.shift(); history !== undefined && !isOver; history = left.shift()) {
        child.send({ history });
        const answer = await answerOf(child, `history ${history}`);
        const threw = threwSchema.safeParse(answer);
        if (threw.success) throw new Error(`history ${history} broke the simulation itself: ${threw.data.threw}`);
        if (!told(outcomeSchema.parse(answer))) isOver = true;
      }
      child.send({ history: null });
      isDone = true;
    } finally {
      if (isOver || !isDone) child.kill();
      await exitOf(child);
      await onServer(server.connection, (client) => client.query(`DROP DATABASE ${name} WITH (FORCE)`));
    }
  }
}

function startChild(connection: Connection, guard: string | null): ChildProcess {
  return fork(join(import.meta.dirname, 'prove-process.ts'), [JSON.stringify({ connection, guard })], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
}

function answerOf(child: ChildProcess, what: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`${what} never ended`));
    }, longestMs);
    const ended = (code: number | null): void =>
      reject(new Error(`a process of the simulation ended with ${code} in ${what}`));
    child.once('exit', ended);
    child.once('message', (answer) => {
      clearTimeout(timer);
      child.off('exit', ended);
      resolve(answer);
    });
  });
}

function exitOf(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once('exit', () => resolve()));
}
