import { setTimeout as pause } from 'node:timers/promises';

import type { Account } from '#desks/account.ts';
import type { StoredSession, Renewed } from '#networks/stored-session.ts';
import { type Keyring, openSealed, sealNow } from '#storage/keyring.ts';
import type { Home } from '#storage/seal.ts';
import type { Store } from '#storage/store.ts';

/** Longer than a renewal with a log-in takes: after that, its process must have died. */
const renewalSeconds = 35;
const lookAgainMs = 100;

interface Begun {
  readonly renewalId: string;
  readonly sealed: Uint8Array | null;
}

/**
 * Returns the store of an account's session, shared by all replicas and sealed for the account and its server. Holds no
 * database connection while a network is asked; a replica that waits for another's renewal polls.
 */
export function storedSession(store: Store, keyring: Keyring, account: Account): StoredSession {
  const sealedFor = { accountId: account.id, purpose: 'session' };
  const { network, practice, serverUrl, remoteId } = account;
  const home: Home = { network, practice, serverUrl, remoteId };
  return {
    async renew<T>(renew: (kept: string | null) => Promise<Renewed<T>>): Promise<T> {
      const { renewalId, sealed } = await begin(store, account.id);
      try {
        const opened = await openSealed(keyring, sealedFor, () => Promise.resolve(sealed));
        const { keep, result } = await renew(opened?.kind === 'secret' ? opened.secret : null);
        if (keep !== null) await write(renewalId, keep);
        return result;
      } finally {
        await end(store, renewalId);
      }
    },
  };

  /** Stores a session, unless the renewal took so long that another replica began one. */
  async function write(renewalId: string, session: string): Promise<void> {
    await store.db.$transaction(async (tx) => {
      const data = {
        sealed: await sealNow({ tx }, keyring, sealedFor, home, session),
        renewedAt: store.clock.now(),
      };
      await tx.networkSession.updateMany({ where: { renewalId }, data });
    });
  }
}

/** Begins a renewal once no other is under way, by the database's clock, which all replicas share. */
async function begin({ db, newId }: Store, accountId: string): Promise<Begun> {
  const renewalId = newId();
  for (;;) {
    const [row] = await db.$queryRaw<{ sealed: Uint8Array | null }[]>`
      INSERT INTO "NetworkSession" AS "kept" ("accountId", "renewalId", "renewalEndsAt")
      VALUES (${accountId}::uuid, ${renewalId}::uuid, clock_timestamp() + make_interval(secs => ${renewalSeconds}))
      ON CONFLICT ("accountId") DO UPDATE
      SET "renewalId" = excluded."renewalId", "renewalEndsAt" = excluded."renewalEndsAt"
      WHERE "kept"."renewalId" IS NULL OR "kept"."renewalEndsAt" <= clock_timestamp()
      RETURNING "sealed"`;
    if (row !== undefined) return { renewalId, sealed: row.sealed };
    await pause(lookAgainMs);
  }
}

async function end({ db }: Store, renewalId: string): Promise<void> {
  await db.networkSession.updateMany({ where: { renewalId }, data: { renewalId: null, renewalEndsAt: null } });
}
