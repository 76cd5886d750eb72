import { PrismaPg } from '@prisma/adapter-pg';
import type {
  SqlDriverAdapter,
  SqlDriverAdapterFactory,
  SqlQuery,
  SqlQueryable,
  Transaction,
} from '@prisma/driver-adapter-utils';

import type { Connection } from '#storage/connection.ts';
import { statementNames } from '#storage/statement-names.ts';

/** Hooks between one process and its database. Each may throw or wait. */
export interface Gate {
  /** Runs before a statement outside of transactions, or before a transaction begins. */
  before(what: string): Promise<void>;
  /** Runs afterwards. */
  after(what: string): Promise<void>;
  /** Runs before a statement within a transaction. */
  within(): void;
  begun(): void;
  /** Decides on a commit. "lose": roll back, since the process dies first; "unknown": commit, but let nobody know. */
  commit(): 'go' | 'lose' | 'unknown';
  /** Runs after a commit, before the process learns of it. */
  committed(what: string): Promise<void>;
  rolledBack(): void;
}

export interface WireCounts {
  statements: number;
  /** Milliseconds in which at least one statement was running. */
  busyMs: number;
}

/** A process's only connection, so that its statements have one order. */
export interface Wire {
  readonly factory: SqlDriverAdapterFactory;
  /** Returns the number of statements that are running. */
  inFlight(): number;
  /** Resolves once no statement is running. */
  quiet(): Promise<void>;
  readonly counts: WireCounts;
}

/** Name of the look right before a send, which checks that the delivery is still the process's own. */
export const lastLook = 'last look';
/** Name of the commit after which a delivery belongs to one attempt, for as long as its lease. */
export const claimsCommit = 'commit of a claim';

const isClaim = /"begun" AS \(/u;
const isLastLook = /AS "isOurs"/u;
const isWrite = /^\s*(?:INSERT|UPDATE|DELETE)/iu;

/** Wraps Prisma's own adapter, with a gate before and after everything. */
export function wireTo(connection: Connection, gateNow: () => Gate): Wire {
  const inner = new PrismaPg({ ...connection, max: 1 }, { statementNameGenerator: statementNames() });
  const counts: WireCounts = { statements: 0, busyMs: 0 };
  let flying = 0;
  let sinceMs = 0;
  let waiting: (() => void)[] = [];

  async function counted<T>(work: () => Promise<T>): Promise<T> {
    if (flying === 0) sinceMs = performance.now();
    flying += 1;
    counts.statements += 1;
    try {
      return await work();
    } finally {
      flying -= 1;
      if (flying === 0) {
        counts.busyMs += performance.now() - sinceMs;
        const told = waiting;
        waiting = [];
        for (const tell of told) tell();
      }
    }
  }

  async function alone<T>({ sql }: SqlQuery, work: () => Promise<T>): Promise<T> {
    const what = isLastLook.test(sql) ? lastLook : isWrite.test(sql) ? 'write' : 'read';
    await gateNow().before(what);
    const result = await counted(work);
    await gateNow().after(what);
    return result;
  }

  function inTransaction(tx: Transaction): Transaction {
    let ended: 'lose' | 'unknown' | null = null;
    let claims = false;
    const guarded: SqlQueryable = {
      provider: tx.provider,
      adapterName: tx.adapterName,
      queryRaw: (query) => {
        gateNow().within();
        claims ||= isClaim.test(query.sql);
        return counted(() => tx.queryRaw(query));
      },
      executeRaw: async (query) => {
        if (query.sql === 'COMMIT') {
          const how = gateNow().commit();
          if (how === 'lose') {
            ended = how;
            await counted(() => tx.executeRaw({ ...query, sql: 'ROLLBACK' }));
            gateNow().rolledBack();
            return 0;
          }
          if (how === 'unknown') ended = how;
        } else if (query.sql === 'ROLLBACK') gateNow().rolledBack();
        else gateNow().within();
        return counted(() => tx.executeRaw(query));
      },
    };
    return {
      ...guarded,
      options: tx.options,
      async commit() {
        await tx.commit();
        if (ended === 'lose') throw new Error('the process died before the commit');
        await gateNow().committed(claims ? claimsCommit : 'commit');
        if (ended === 'unknown') throw new Error('the connection was lost while it committed');
      },
      rollback: () => tx.rollback(),
      createSavepoint: (name) => tx.createSavepoint?.(name) ?? Promise.resolve(),
      rollbackToSavepoint: (name) => tx.rollbackToSavepoint?.(name) ?? Promise.resolve(),
      releaseSavepoint: (name) => tx.releaseSavepoint?.(name) ?? Promise.resolve(),
    };
  }

  function outside(adapter: SqlDriverAdapter): SqlDriverAdapter {
    return {
      provider: adapter.provider,
      adapterName: adapter.adapterName,
      queryRaw: (query) => alone(query, () => adapter.queryRaw(query)),
      executeRaw: (query) => alone(query, () => adapter.executeRaw(query)),
      executeScript: (script) => counted(() => adapter.executeScript(script)),
      async startTransaction(isolation) {
        await gateNow().before('begin');
        const tx = await counted(() => adapter.startTransaction(isolation));
        gateNow().begun();
        return inTransaction(tx);
      },
      getConnectionInfo: () => adapter.getConnectionInfo?.() ?? { supportsRelationJoins: true },
      dispose: () => adapter.dispose(),
    };
  }

  return {
    factory: {
      provider: inner.provider,
      adapterName: inner.adapterName,
      connect: async () => outside(await inner.connect()),
    },
    inFlight: () => flying,
    quiet: () => (flying === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
    counts,
  };
}
