import { Client } from 'pg';

import type { Connection } from '#storage/connection.ts';
import type { Database } from '#storage/database.ts';
import { PrismaClient } from '#storage/generated/client.ts';

import { type Gate, type Wire, wireTo } from './wire.ts';

/** The machine may be busy, which must not influence a history. */
const patient = { maxWait: 60_000, timeout: 120_000 } as const;

/** A database and two processes' connections to it, which histories use one after the other. */
export interface Ground extends AsyncDisposable {
  readonly wires: readonly { readonly wire: Wire; readonly database: Database; gate: Gate | null }[];
  /** A connection of the simulation's own. */
  readonly own: Client;
  /** The SQL that empties it (null until known), and how many histories used it. */
  emptying: string | null;
  histories: number;
}

export async function openGround(connection: Connection): Promise<Ground> {
  const own = new Client({ ...connection });
  await own.connect();
  const wires = [0, 1].map(() => {
    const one: { gate: Gate | null } = { gate: null };
    const wire = wireTo(connection, () => {
      if (one.gate === null) throw new Error('no process uses this connection');
      return one.gate;
    });
    return Object.assign(one, {
      wire,
      database: new PrismaClient({ adapter: wire.factory, transactionOptions: patient }),
    });
  });
  return {
    wires,
    own,
    emptying: null,
    histories: 0,
    async [Symbol.asyncDispose]() {
      for (const { database } of wires) await database.$disconnect();
      await own.end();
    },
  };
}
