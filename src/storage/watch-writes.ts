import { z } from 'zod';

import { errorCode } from './error-code.ts';
import type { Store } from './store.ts';

/** Reasons why a database that answers takes no writes: its disk is full, or it is a standby. */
export type WriteRefusal = 'disk_full' | 'read_only';

export interface WatchedStore {
  readonly store: Store;
  /**
   * Returns why the database takes no writes now; null if it does, as far as is known. After a refused write, each call
   * tries again.
   */
  readonly refusal: () => Promise<WriteRefusal | null>;
}

// https://www.postgresql.org/docs/18/errcodes-appendix.html
const refusals: Readonly<Record<string, WriteRefusal>> = { 53100: 'disk_full', 25006: 'read_only' };

/**
 * Wraps a store so that its refused writes are noticed. Reading still works on a full disk, so nothing else shows it.
 */
export function watchWrites(store: Store): WatchedStore {
  let last: WriteRefusal | null = null;
  async function noticed<Value>(writing: Promise<Value>): Promise<Value> {
    try {
      return await writing;
    } catch (error) {
      last = refusalOf(error) ?? last;
      throw error;
    }
  }
  return {
    store: {
      ...store,
      write: (work) => noticed(store.write(work)),
      pieces: { ...store.pieces, keep: (piece) => noticed(store.pieces.keep(piece)) },
    },
    async refusal() {
      if (last !== null) last = await tryRoom(store, last);
      return last;
    },
  };
}

/** Tries a write that needs new pages, and rolls it back: a small row might still fit into an old page. */
async function tryRoom(store: Store, before: WriteRefusal): Promise<WriteRefusal | null> {
  const undo = Symbol('undo');
  try {
    await store.db.$transaction(async (tx) => {
      await tx.$executeRaw`
        INSERT INTO "ChatEvent" ("dedupeKey", "platform", "receivedAt")
        SELECT ${store.newId()} || ' ' || n, 'room', now() FROM generate_series(1, 1000) n`;
      throw undo;
    });
    return null;
  } catch (error) {
    // After any other error it is unknown whether there is room.
    return error === undo ? null : (refusalOf(error) ?? before);
  }
}

function refusalOf(error: unknown): WriteRefusal | null {
  const code = databaseCodeOf(error);
  return code === undefined ? null : (refusals[code] ?? null);
}

/** PostgreSQL's error code inside Prisma's errors: first the adapter's own, then that of a model call or raw SQL. */
const adapterSchema = z.object({ cause: z.object({ originalCode: z.string() }) });
const prismaSchema = z.object({ meta: z.object({ driverAdapterError: adapterSchema }) });

/**
 * Returns the database's code of an error ("53100"), through whichever library it came; undefined if it has none. See
 * https://www.postgresql.org/docs/18/errcodes-appendix.html.
 */
function databaseCodeOf(error: unknown): string | undefined {
  const ofPrisma = prismaSchema.safeParse(error);
  if (ofPrisma.success) return ofPrisma.data.meta.driverAdapterError.cause.originalCode;
  const ofAdapter = adapterSchema.safeParse(error);
  return ofAdapter.success ? ofAdapter.data.cause.originalCode : errorCode(error);
}
