import type { Network } from '#networks/network.ts';

import type { PracticeAccount } from './seed-practice-desk.ts';

const checkTimeoutMs = 10_000;

/** What the practice networks say of the practice accounts; null where one of them does not answer. */
export async function checkPracticeAccounts(
  accounts: readonly { readonly network: Network; readonly sealFor: PracticeAccount['sealFor'] }[],
): Promise<readonly PracticeAccount[] | null> {
  const checked: PracticeAccount[] = [];
  for (const { network, sealFor } of accounts) {
    const outcome = await network.check(AbortSignal.timeout(checkTimeoutMs));
    if (outcome.kind === 'unreachable') return null;
    // Refused on purpose, by the page's own trouble switch: the account is known from an earlier start.
    if (outcome.kind !== 'ok') continue;
    const { identity, limits, software } = outcome;
    checked.push({ network: network.rules.kind, identity, limits, software, sealFor });
  }
  return checked;
}
