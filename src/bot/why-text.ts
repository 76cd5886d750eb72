import type { Messages } from '#messages/words/messages.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { FailedWhy, HeldWhy } from '#publishing/why.ts';

/** Says why the network certainly did not take something, and what to do. `network`: null where it is not known any more. */
export function failedText(m: Messages, network: NetworkKind | null, why: FailedWhy, account: string): string {
  if (why === 'cannot_edit' || why === 'post_gone') return m.corrections.failed[why](account);
  return wordsOn(m.failures.refused, network)[why](account);
}

/** Says why an account was paused, and what to do. */
export function lockedText(
  m: Messages,
  network: NetworkKind | null,
  why: keyof Messages['failures']['locked']['server'],
  account: string,
): string {
  return wordsOn(m.failures.locked, network)[why](account);
}

function wordsOn<W>(
  words: { readonly server: W } & Readonly<Partial<Record<NetworkKind, W>>>,
  network: NetworkKind | null,
): W {
  return (network === null ? undefined : words[network]) ?? words.server;
}

/** Why something waits, and what to do. `isUnsure`: it may be public. */
export function heldText(
  m: Messages,
  held: { readonly why: HeldWhy; readonly account: string; readonly isUnsure: boolean },
): string {
  const { why, account, isUnsure } = held;
  switch (why) {
    case 'cannot_look':
    case 'edits_hidden':
    case 'still_absent':
    case 'several_found':
    case 'not_approved':
      return m.failures.held[why](account);
    case 'post_changed':
      return m.corrections.held[why](account);
    case 'corrected_since':
    case 'post_gone':
      return isUnsure ? m.failures.heldUnsure(account, m.digestWhy.held[why]) : m.corrections.held[why](account);
    case 'decision_unproven':
      return isUnsure ? m.failures.heldUnsure(account, m.digestWhy.held[why]) : m.unproven.held(account);
    case 'late':
    case 'account_paused':
    case 'account_asleep':
    case 'account_removed':
    case 'token_unreadable':
    case 'network_off':
    case 'approval_lapsed':
    case 'content_changed':
    case 'frozen':
      return isUnsure ? m.failures.heldUnsure(account, m.digestWhy.held[why]) : m.failures.held[why](account);
  }
}
