import { type Clock, systemClock } from '#clock.ts';
import type { Config } from '#config.ts';
import { type AccountSecret, accountSecretSchema } from '#desks/account-secret.ts';
import type { Account } from '#desks/account.ts';
import type { AccountToKeep } from '#desks/keep-account.ts';
import type { Sessions } from '#networks/bluesky/sessions.ts';
import type { StoredSession } from '#networks/stored-session.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Network } from '#networks/network.ts';
import type { RateLimiter } from '#networks/rate-limiter.ts';
import type { OnBilled } from '#networks/x/billed.ts';
import type { Outbound } from '#outbound/outbound.ts';
import { pauseChangedRow } from '#desks/changed-row.ts';
import type { OpenedNetwork } from '#publishing/publishing-deps.ts';
import { rateLimiterOf } from '#rates/rate-limiter-of.ts';
import type { NetworkKeys } from '#practice/practice-keys.ts';
import { type Keyring, openSealed, sealNow } from '#storage/keyring.ts';
import { isAtHome } from '#storage/seal.ts';
import type { Store } from '#storage/store.ts';

import { storedSession } from './stored-session.ts';
import { rules } from './rules.ts';

interface Switches {
  readonly publishing: boolean;
  readonly reading: boolean;
}

/** Returns what the settings let Tambour do on each network, apart from practice accounts. */
export function switchesOf({ x }: Pick<Config, 'x'>): Readonly<Record<NetworkKind, Switches>> {
  const free = { publishing: true, reading: true };
  return { mastodon: free, x, bluesky: free };
}

/** An account to connect to; `software` and `remoteId` are empty until its server was asked for them. */
type Reachable = Pick<Account, 'practice' | 'serverUrl' | 'software' | 'remoteId'> & {
  /** The account's limits; left out until its server was asked for them. */
  readonly limits?: Account['limits'];
};
/**
 * Opens an account's network; loads its client. `shared`: the account's state for all replicas; left out for one that
 * is not stored yet.
 */
export type Connect = (account: Reachable, secret: AccountSecret, shared?: Shared) => Promise<Network>;

export interface Shared {
  /** The account's budget of requests. */
  readonly limiter: RateLimiter;
  readonly session: StoredSession;
}

export interface WaysOut {
  /** The keys of the practice networks; null where there are none. */
  readonly keys: NetworkKeys | null;
  readonly outbound: Outbound;
  /** Called for everything that X bills; left out: not counted. */
  readonly onBilled?: OnBilled;
  /** Left out: the machine's clock. */
  readonly clock?: Clock;
}

/**
 * Builds the function that connects an account to its network. A practice account reaches only the practice networks,
 * whatever its row says.
 */
export function connector(config: Config, { keys, outbound, onBilled, clock = systemClock }: WaysOut): Connect {
  let sessions: Promise<Sessions> | null = null;
  return async ({ practice, serverUrl, software, remoteId, limits }, secret, shared) => {
    const paced = shared === undefined ? {} : { limiter: shared.limiter };
    switch (secret.network) {
      case 'mastodon': {
        const { mastodon } = await import('#networks/mastodon/mastodon.ts');
        return mastodon({
          serverUrl: practice ? practiceUrl(keys, 'mastodon') : serverUrl,
          accessToken: secret.accessToken,
          ...(remoteId === '' ? {} : { accountId: remoteId }),
          software,
          textTypes: limits?.textTypes ?? [],
          loopbackOnly: practice,
          connect: outbound.connect,
          clock,
          ...paced,
        });
      }
      case 'x': {
        const { x } = await import('#networks/x/x.ts');
        return x({
          ...secret,
          userId: remoteId === '' ? null : remoteId,
          reading: practice || config.x.reading,
          baseUrl: practice ? practiceUrl(keys, 'x') : null,
          httpsAgent: outbound.httpsAgent,
          ...(onBilled === undefined || practice ? {} : { onBilled }),
          clock,
          ...paced,
        });
      }
      case 'bluesky': {
        const { bluesky } = await import('#networks/bluesky/bluesky.ts');
        sessions ??= import('#networks/bluesky/sessions.ts').then(({ openSessions }) => openSessions());
        const url = practice ? practiceUrl(keys, 'bluesky') : serverUrl;
        return bluesky({
          ...secret,
          serverUrl: url,
          ...(remoteId === '' ? {} : { did: remoteId }),
          sessions: await sessions,
          ...(shared === undefined ? {} : { session: shared.session }),
          ...(practice ? { webUrl: url, videoUrl: url } : {}),
          loopbackOnly: practice,
          connect: outbound.connect,
          clock,
          ...paced,
        });
      }
    }
  };
}

const clients: Readonly<Record<NetworkKind, () => Promise<unknown>>> = {
  mastodon: async () => {
    await import('#networks/mastodon/mastodon.ts');
    await (await import('#networks/mastodon/ask.ts')).loadMasto();
  },
  x: async () => {
    await import('#networks/x/x.ts');
    await (await import('#networks/x/ask.ts')).loadTwitterApi();
  },
  bluesky: async () => {
    await import('#networks/bluesky/bluesky.ts');
  },
};

/** Loads the clients, with their libraries, of all networks that have accounts. */
export async function loadClients({ db }: Store): Promise<void> {
  const rows = await db.$queryRaw<{ network: NetworkKind }[]>`SELECT DISTINCT "network" FROM "Account"`.catch(
    // A client that was not loaded now is loaded by its first request.
    () => [],
  );
  for (const { network } of rows) await clients[network]();
}

function practiceUrl(keys: NetworkKeys | null, kind: keyof NetworkKeys): string {
  const url = keys?.[kind]?.url;
  if (url === undefined) throw new Error('a practice account is used where there are no practice networks');
  return url;
}

/**
 * Builds the function that opens an account's network with its sealed token. `hasPractice`: practice networks are
 * running.
 */
export function networkOf(
  store: Store,
  keyring: Keyring,
  connect: Connect,
  hasPractice = true,
): (account: Account) => Promise<OpenedNetwork> {
  return async (account) => {
    const where = { id: account.id };
    const opened = await openSealed(keyring, { accountId: account.id, purpose: 'token' }, async () => {
      const row = await store.db.account.findUnique({ where, select: { sealedToken: true } });
      return row?.sealedToken ?? null;
    });
    if (opened?.kind !== 'secret') return { kind: 'unreadable' };
    if (!isAtHome(opened.home, account)) {
      await pauseChangedRow(store, account, opened.home);
      return { kind: 'paused' };
    }
    if (account.practice && !hasPractice) return { kind: 'off' };
    const secret = accountSecretSchema.parse(JSON.parse(opened.secret));
    const network = await connect(account, secret, {
      limiter: rateLimiterOf(store, account.id, rules[account.network]),
      session: storedSession(store, keyring, account),
    });
    return { kind: 'open', network };
  };
}

/** Builds the function that seals a token in the transaction that stores it. */
export function sealSecret(keyring: Keyring, secret: AccountSecret): AccountToKeep['sealFor'] {
  return (accountId, home, work) =>
    sealNow(work, keyring, { accountId, purpose: 'token' }, home, JSON.stringify(secret));
}
