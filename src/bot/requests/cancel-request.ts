import { z } from 'zod';

import { askToCancel, type CancelOutcome } from '#approvals/requests/cancel.ts';
import type { RequestKind } from '#approvals/requests/request.ts';
import { type Answer, type DeskButton, type DeskPress, doOnce } from '#bot/action.ts';
import { maySetUp, settingUp } from '#bot/setup/setup-rights.ts';
import type { Messages } from '#messages/words/messages.ts';

/** The answers to a press that cancels a request. */
interface CancelWords {
  readonly mayNot: string;
  readonly cancelled: string;
  /** Of a kind that the approvers may cancel: they were asked now, or already. */
  readonly cancelAsked?: string;
  readonly cancelAlready?: string;
  readonly closed: string;
}

/** The button by which a steward of a desk, or an administrator of its chat, cancels a request or asks for that. */
export function cancelsRequest<Terms>(
  kind: RequestKind<Terms>,
  words: (m: Messages) => CancelWords,
): { readonly button: DeskButton } {
  return { button: { about: 'desk', may: 'anybody', press: (ctx) => cancelling(ctx, kind, words(ctx.m)) } };
}

async function cancelling<Terms>(ctx: DeskPress, kind: RequestKind<Terms>, answer: CancelWords): Promise<Answer> {
  // Whoever may plan it may cancel it.
  if (!maySetUp(await settingUp(ctx, ctx.desk.channel), ctx.desk)) return answer.mayNot;
  const requestId = z.uuid().safeParse(ctx.target).data;
  if (requestId === undefined) return answer.closed;
  const { mayNot: _, cancelled, closed, cancelAsked = closed, cancelAlready = closed } = answer;
  return doOnce<DeskPress, { readonly kind: CancelOutcome }>({
    does: async ({ desk, user }, work) => ({ kind: await askToCancel(work, kind, { requestId, desk, by: user }) }),
    says: { cancelled, asked: cancelAsked, already: cancelAlready, closed },
  })(ctx);
}
