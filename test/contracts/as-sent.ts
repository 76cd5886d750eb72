import type { ChangedPart, ReadBackOutcome } from '#networks/publish-outcome.ts';

/** Returns the outcome of reading back a post of which nothing is missing. Some worlds may draw its text otherwise. */
export function asSent(
  { drawsAsSent }: { readonly drawsAsSent: boolean },
  others: readonly ChangedPart[] = [],
): ReadBackOutcome {
  const redrawn = [{ kind: 'text', approved: '<b>l’été</b>,', shown: 'l’été,' }] as const;
  if (!drawsAsSent) return { kind: 'changed', what: ['drawn', ...others], redrawn };
  return others.length === 0 ? { kind: 'same' } : { kind: 'changed', what: others };
}
