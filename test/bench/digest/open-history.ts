import { randomUUID } from 'node:crypto';

import { Client } from 'pg';

import { rules } from '#app/rules.ts';
import { systemClock } from '#clock.ts';
import { accountFromRow } from '#desks/account.ts';
import { composeDigest, type ComposeOptions } from '#reach/compose-digest.ts';
import type { Digest } from '#reach/digest.ts';
import { weekBefore } from '#reach/digest-period.ts';
import { openStore } from '#storage/open-store.ts';
import type { Store } from '#storage/store.ts';

import { historyEnd } from './fill-history.ts';

/** A database with a history, opened as Tambour does and with a plain client. */
export interface History extends AsyncDisposable {
  readonly store: Store;
  readonly client: Client;
}

export async function openHistory(databaseUrl: string): Promise<History> {
  await using opened = new AsyncDisposableStack();
  const storage = await openStore({
    database: { kind: 'server', url: databaseUrl },
    backupFolder: '/nowhere',
    clock: systemClock,
    newId: randomUUID,
    logger: null,
    role: 'command',
    onProgress: () => {},
  });
  if (storage.kind === 'refused') throw new Error('the store did not open', { cause: storage.refusal });
  const { store } = storage;
  opened.use(store);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  opened.defer(() => client.end());
  const rest = opened.move();
  return { store, client, [Symbol.asyncDispose]: () => rest.disposeAsync() };
}

const timeZone = 'Europe/Paris';
const weekMs = 7 * 86_400_000;
// X's list prices of a post and of a read; any prices would do.
const prices = {
  asOf: '2026-08-22',
  post: 0.015,
  postWithLink: 0.2,
  altText: 0.005,
  ownedRead: 0.001,
  postRead: 0.005,
  userRead: 0.01,
} as const;

/** Returns the options for a desk's digest (1 and up), that many weeks before the history's end. */
export async function digestOf({ store: { db } }: History, desk: number, weeksAgo = 0): Promise<ComposeOptions> {
  const rows = await db.deskAccount.findMany({
    where: { desk: { platform: 'bench:1', channel: `c${desk}` } },
    include: { account: true },
    orderBy: { position: 'asc' },
  });
  const [first] = rows;
  if (first === undefined) throw new Error(`there is no desk ${desk}`);
  const asOf = new Date(historyEnd.getTime() - weeksAgo * weekMs);
  const accounts = rows.map(({ account }) => accountFromRow(account, asOf));
  return {
    desk: { id: first.deskId, timeZone, accounts },
    period: weekBefore(asOf, timeZone),
    asOf,
    rules,
    prices,
    decisionKey: null,
  };
}

export async function timed(
  { store }: History,
  options: ComposeOptions,
): Promise<{ readonly digest: Digest; readonly ms: number }> {
  const begunAt = performance.now();
  const digest = await composeDigest(store.db, options);
  return { digest, ms: performance.now() - begunAt };
}
