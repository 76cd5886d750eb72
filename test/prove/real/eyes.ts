import { Client } from 'pg';
import { setTimeout as pause } from 'node:timers/promises';

import type { Connection } from '#storage/connection.ts';

import type { JournalRow } from '../witness.ts';

const longestMs = 30_000;
const lookMs = 2_000;

/** An outside connection to the database, which outlives every crash of Tambour. */
export interface Eyes extends AsyncDisposable {
  /** Retries while the server is away; throws after half a minute. */
  query<Row extends object>(sql: string, values?: readonly unknown[]): Promise<readonly Row[]>;
  /** Returns the end of the committed journal; null if the database does not answer at once. */
  journalSeq(): Promise<bigint | null>;
  journal(): Promise<readonly JournalRow[]>;
}

/** Opens it. `connection` is called again after each failure: an embedded server comes and goes with Tambour. */
export function openEyes(connection: () => Promise<Connection | null>): Eyes {
  let client: Promise<Client> | null = null;
  const connect = async (): Promise<Client> => {
    const to = await connection();
    if (to === null) throw new Error('the server does not run');
    const fresh = new Client({ ...to, application_name: 'eyes', query_timeout: 20_000 });
    fresh.on('error', () => undefined);
    fresh.once('end', () => {
      client = null;
    });
    await fresh.connect();
    return fresh;
  };
  let turn: Promise<unknown> = Promise.resolve();
  const once = <Row extends object>(sql: string, values: readonly unknown[]): Promise<readonly Row[]> => {
    const asked = turn.then(() => ask<Row>(sql, values));
    turn = asked.catch(() => undefined);
    return asked;
  };
  const ask = async <Row extends object>(sql: string, values: readonly unknown[]): Promise<readonly Row[]> => {
    client ??= connect();
    try {
      const { rows } = await (await client).query<Row>(sql, [...values]);
      return rows;
    } catch (error) {
      const broken = client;
      client = null;
      broken?.then((one) => one.end()).catch(() => undefined);
      throw error;
    }
  };
  const query = async <Row extends object>(sql: string, values: readonly unknown[] = []): Promise<readonly Row[]> => {
    for (const begunMs = performance.now(); ; await pause(50)) {
      try {
        return await once<Row>(sql, values);
      } catch (error) {
        if (performance.now() - begunMs > longestMs) throw error;
      }
    }
  };
  return {
    query,
    async journalSeq() {
      const asked = once<{ seq: string }>('SELECT coalesce(max("seq"), 0)::text AS seq FROM "JournalEntry"', []);
      const [row] = await Promise.race([asked.catch(() => []), pause(lookMs, [], { ref: false })]);
      return row === undefined ? null : BigInt(row.seq);
    },
    async journal() {
      const rows = await query<Omit<JournalRow, 'seq'> & { readonly seq: string }>(
        'SELECT * FROM "JournalEntry" ORDER BY "seq"',
      );
      return rows.map((row) => ({ ...row, seq: BigInt(row.seq) }));
    },
    async [Symbol.asyncDispose]() {
      await client?.then((one) => one.end()).catch(() => undefined);
    },
  };
}
