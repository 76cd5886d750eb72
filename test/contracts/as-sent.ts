import type { ChangedPart, ReadBackOutcome } from '#networks/publish-outcome.ts';

/**
 * Returns what reading back says of a post that is all that was sent, in a world where its text may be drawn otherwise.
 */
export function asSent(
  { drawsAsSent }: { readonly drawsAsSent: boolean },
  others: readonly ChangedPart[] = [],
): ReadBackOutcome {
  const redrawn = [{ kind: 'text', approved: '<b>l’été</b>,', shown: 'l’été,' }] as const;
  if (!drawsAsSent) return { kind: 'changed', what: ['drawn', ...others], redrawn };
  return others.length === 0 ? { kind: 'same' } : { kind: 'changed', what: others };
}
