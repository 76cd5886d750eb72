import type { ChangedPart, ReadBackOutcome } from '#networks/publish-outcome.ts';

/** What reading back says of a post that is what was sent, all of it, in a world where that text may be drawn otherwise. */
export function asSent(
  { drawsAsSent }: { readonly drawsAsSent: boolean },
  others: readonly ChangedPart[] = [],
): ReadBackOutcome {
  const redrawn = [{ kind: 'text', approved: '<b>l’été</b>,', shown: 'l’été,' }] as const;
  if (!drawsAsSent) return { kind: 'changed', what: ['drawn', ...others], redrawn };
  return others.length === 0 ? { kind: 'same' } : { kind: 'changed', what: others };
}
