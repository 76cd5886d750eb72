import type { NetworkKind } from '#networks/network-rules.ts';
import type { Network } from '#networks/network.ts';

import type { PracticeAccount } from './seed-practice-desk.ts';

export type PracticeCheck =
  | { readonly kind: 'checked'; readonly accounts: readonly PracticeAccount[] }
  | { readonly kind: 'away' }
  /** Each start sends one request, and a practice network has the real one's limits. */
  | { readonly kind: 'askedTooOften'; readonly network: NetworkKind; readonly afterSeconds: number };

const checkTimeoutMs = 10_000;

/** Checks the practice accounts on the practice networks. Returns the reason if a network cannot be asked. */
export async function checkPracticeAccounts(
  accounts: readonly { readonly network: Network; readonly sealFor: PracticeAccount['sealFor'] }[],
): Promise<PracticeCheck> {
  const checked: PracticeAccount[] = [];
  for (const { network, sealFor } of accounts) {
    const outcome = await network.check(AbortSignal.timeout(checkTimeoutMs));
    if (outcome.kind === 'unreachable') return { kind: 'away' };
    if (outcome.kind === 'askedTooOften') return { ...outcome, network: network.rules.kind };
    // Refused on purpose, by the page's trouble switch: the account is known from an earlier start.
    if (outcome.kind !== 'ok') continue;
    const { identity, limits, software } = outcome;
    checked.push({ network: network.rules.kind, identity, limits, software, sealFor });
  }
  return { kind: 'checked', accounts: checked };
}
