import type { Messages } from '#messages/words/messages.ts';
import type { PausedWhy } from '#desks/account.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import { afterHeld, type FailedWhy, type HeldWhy } from '#publishing/why.ts';

/** Says why the network definitely did not accept something, and what to do. `network` null: no longer known. */
export function failedText(m: Messages, network: NetworkKind | null, why: FailedWhy, account: string): string {
  if (why === 'cannot_edit' || why === 'post_gone') return m.corrections.failed[why](account);
  if (why === 'parent_gone') return m.series.parentGone(account);
  const { refused } = m.failures;
  return refused[wordsFor(refused, network)][why](account);
}

/** Says why an account was paused, and what to do. */
export function lockedText(m: Messages, network: NetworkKind | null, why: PausedWhy, account: string): string {
  if (why === 'row_changed') return m.signing.paused(account);
  const { locked } = m.failures;
  return locked[wordsFor(locked, network)][why](account);
}

/** Returns the network's key if it has words of its own, else `server`. */
function wordsFor<Words extends { readonly server: unknown }>(words: Words, network: NetworkKind | null): keyof Words {
  return network !== null && Object.hasOwn(words, network) ? (network as unknown as keyof Words) : 'server'; // It is one.
}

/** Says why something waits, and what to do. `isUnsure`: it may be public. */
export function heldText(
  m: Messages,
  held: { readonly why: HeldWhy; readonly account: string; readonly isUnsure: boolean },
): string {
  const { why, account, isUnsure } = held;
  const after = afterHeld[why];
  // The sentences of what became of an attempt already say what may be public.
  if (isUnsure && after !== 'look' && after !== 'lookOnly') return m.failures.heldUnsure(account, m.held[why].short);
  return m.held[why].long(account);
}
