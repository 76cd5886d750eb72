import type { DecisionOutcome } from '#approvals/decide.ts';
import type { DraftPress, DraftSubmission } from '#bot/action.ts';
import { deciderOf } from '#bot/context.ts';
import { decideAndPlan } from '#publishing/decide.ts';
import type { Writing } from '#storage/store.ts';

/**
 * Decides on exactly the revision, and the content of it, that the card shows. Whoever may not is refused there, where
 * the attempt is written down, and so is a press on an old card.
 */
export async function decide(
  ctx: DraftPress | DraftSubmission,
  w: Writing,
  { kind, reason }: { readonly kind: 'approve' | 'changes' | 'reject'; readonly reason: string | null },
): Promise<DecisionOutcome> {
  return decideAndPlan(w, ctx.bot.publishing, {
    draftId: ctx.draft.id,
    revision: ctx.revision,
    // Of none, where the button does not say.
    fingerprint: ctx.target ?? '',
    ...deciderOf(ctx),
    kind,
    via: 'button',
    reason,
  });
}
