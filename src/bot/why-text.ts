import type { Messages } from '#bot/messages/messages.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { FailedWhy, HeldWhy } from '#publishing/why.ts';

/** Why the network certainly did not take something, and what to do. */
export function failedText(m: Messages, network: NetworkKind, why: FailedWhy, account: string): string {
  if (why === 'cannot_edit' || why === 'post_gone') return m.corrections.failed[why](account);
  return m.failures.refused[network][why](account);
}

/** Why something waits, and what to do. */
export function heldText(m: Messages, why: HeldWhy, account: string): string {
  if (why === 'corrected_since' || why === 'post_gone' || why === 'post_changed') {
    return m.corrections.held[why](account);
  }
  if (why === 'decision_unproven') return m.unproven.held(account);
  return m.failures.held[why](account);
}
