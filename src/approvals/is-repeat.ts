import type { Decision } from './decision.ts';
import type { Standing } from './standing.ts';

/** A decision that may repeat the person's earlier one. */
interface Repeated extends Pick<Decision, 'kind' | 'revision'> {
  readonly person: { readonly id: string };
}

/**
 * Tells whether the decision repeats the earlier one. An approval that no longer counts, for example because it has
 * expired, can be given anew.
 */
export function isRepeat(earlier: Decision, request: Repeated, standing: Standing): boolean {
  if (earlier.kind !== request.kind || earlier.revision !== request.revision) return false;
  if (earlier.kind !== 'approve') return true;
  switch (standing.kind) {
    case 'approved':
    case 'waiting':
      return standing.by.includes(request.person.id);
    case 'rejected':
    case 'changesAsked':
      return true;
  }
}
