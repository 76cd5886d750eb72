import { type AccountSecret, accountSecretSchema } from '#desks/account-secret.ts';
import { type Account, accountFromRow, type PausedWhy } from '#desks/account.ts';
import type { Network } from '#networks/network.ts';
import type { Database } from '#storage/database.ts';
import { allKeys, type MasterKeys } from '#storage/master-key.ts';
import { type Home, isAtHome, unseal, type Unsealed } from '#storage/seal.ts';

import { advice, type FindingOf, type Plain, right, wrong } from './finding.ts';
import type { CheckOutcome, Lack } from '#networks/check-outcome.ts';
import type { NetworkKind } from '#networks/network-rules.ts';

/** The findings of this check, with the values that each sentence needs. */
export interface AccountFacts {
  readonly noAccount: Plain;
  readonly accountFine: { readonly handle: string; readonly software: string; readonly lacks: readonly Lack[] };
  /** `until` null: until somebody wakes it. */
  readonly accountAsleep: { readonly handle: string; readonly until: Date | null };
  /** It sleeps, and nobody is reminded of the log-ins that its network requires. */
  readonly accountNotKept: { readonly handle: string; readonly days: number };
  readonly accountPaused: { readonly handle: string; readonly why: PausedWhy };
  readonly accountRefused: {
    readonly handle: string;
    readonly network: NetworkKind;
    readonly outcome: Exclude<CheckOutcome, { readonly kind: 'ok' }>;
  };
  /** `found`: the account that its token belongs to. */
  readonly accountOther: { readonly handle: string; readonly found: string };
  readonly tokenUnreadable: { readonly handle: string; readonly why: 'malformed' | 'otherKey' | 'damaged' };
  /** The home that its token is sealed for, and the one that its row names. */
  readonly accountMoved: { readonly handle: string; readonly sealedFor: string; readonly is: string };
  /** Sealed before tokens were bound to a server. */
  readonly accountWhileOff: { readonly handle: string; readonly network: NetworkKind };
}

/** Dependencies of the checks of accounts. */
export interface AccountDeps {
  readonly db: Database;
  readonly keys: MasterKeys;
  readonly connect: (account: Account, secret: AccountSecret) => Promise<Network>;
  /** Tells whether Tambour may publish there. If not, no request is sent to that network. */
  readonly isOn: (network: NetworkKind) => boolean;
  readonly now: Date;
}

/**
 * Asks each account's server who we are and what we may do. Skips practice accounts, which belong to the practice
 * servers.
 */
export async function checkAccounts(
  deps: AccountDeps,
  signal: AbortSignal,
): Promise<readonly FindingOf<AccountFacts>[]> {
  const rows = await deps.db.account.findMany({
    where: { practice: false },
    include: { keeping: { select: { keeper: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  if (rows.length === 0) return [advice({ code: 'noAccount' })];
  const found = await Promise.all(
    rows.map((row) => {
      const sealed = unseal(allKeys(deps.keys), { accountId: row.id, purpose: 'token' }, row.sealedToken);
      return checkOne(deps, { account: accountFromRow(row, deps.now), isKept: row.keeping !== null, sealed }, signal);
    }),
  );
  return found.flat();
}

async function checkOne(
  { connect, isOn }: AccountDeps,
  { account, isKept, sealed }: { readonly account: Account; readonly isKept: boolean; readonly sealed: Unsealed },
  signal: AbortSignal,
): Promise<readonly FindingOf<AccountFacts>[]> {
  const { handle, network } = account;
  const found: FindingOf<AccountFacts>[] = [];
  if (sealed.kind === 'unreadable') return [wrong({ code: 'tokenUnreadable', handle, why: sealed.why })];
  if (!isAtHome(sealed.home, account)) {
    return [wrong({ code: 'accountMoved', handle, sealedFor: placeOf(sealed.home), is: placeOf(account) })];
  }
  const { standing } = account;
  // Connecting sends no request yet.
  const server = await connect(account, accountSecretSchema.parse(JSON.parse(sealed.secret)));
  const { logInEveryDays: days } = server.rules;
  if (standing.kind === 'asleep' && days !== null && !isKept) {
    found.push(advice({ code: 'accountNotKept', handle, days }));
  }
  if (!isOn(network)) return [...found, advice({ code: 'accountWhileOff', handle, network })];
  if (standing.kind === 'paused') found.push(wrong({ code: 'accountPaused', handle, why: standing.why }));
  if (standing.kind === 'asleep') found.push(right({ code: 'accountAsleep', handle, until: standing.until }));
  const outcome = await server.check(signal);
  if (outcome.kind !== 'ok') return [...found, wrong({ code: 'accountRefused', handle, network, outcome })];
  if (outcome.identity.remoteId !== account.remoteId) {
    return [...found, wrong({ code: 'accountOther', handle, found: outcome.identity.handle })];
  }
  return [...found, right({ code: 'accountFine', handle, software: outcome.software, lacks: outcome.lacks })];
}

function placeOf({ network, practice, serverUrl, remoteId }: Home): string {
  return `${practice ? 'practice' : serverUrl} (${network}, id ${remoteId})`;
}
