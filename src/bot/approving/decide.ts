import type { DecisionOutcome } from '#approvals/decide.ts';
import type { DraftPress, DraftSubmission } from '#bot/action.ts';
import { deciderOf } from '#bot/context.ts';
import { decideAndPlan } from '#publishing/deciding/decide.ts';
import type { UnitOfWork } from '#storage/store.ts';

/**
 * Decides on exactly the revision and content that the card shows. People who may not decide, and presses on an old
 * card, are refused there, where the attempt is recorded.
 */
export async function decide(
  ctx: DraftPress | DraftSubmission,
  work: UnitOfWork,
  { kind, reason }: { readonly kind: 'approve' | 'requestChanges' | 'reject'; readonly reason: string | null },
): Promise<DecisionOutcome> {
  return decideAndPlan(work, ctx.bot.publishing, {
    draftId: ctx.draft.id,
    revision: ctx.revision,
    // Matches no content, if the button names none: then the decision is refused.
    fingerprint: ctx.target ?? '',
    ...deciderOf(ctx),
    kind,
    via: 'button',
    reason,
  });
}
