import { z } from 'zod';

import { askToCancel, type CancelOutcome } from '#approvals/requests/cancel.ts';
import type { RequestKind } from '#approvals/requests/request.ts';
import { type Answer, type DeskButton, doOnce } from '#bot/action.ts';
import type { DeskContext } from '#bot/context.ts';
import { maySetUp, settingUp } from '#bot/setup/setup-rights.ts';
import type { Messages } from '#messages/words/messages.ts';

/** The answers to a press that cancels a request. */
export interface CancelWords {
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
  return {
    button: {
      about: 'desk',
      may: 'anybody',
      press: (ctx) => cancelling(ctx, kind, { requestId: z.uuid().safeParse(ctx.target).data, words: words(ctx.m) }),
    },
  };
}

/** Cancels a request as the button does. Whoever may plan it may cancel it. */
export async function cancelling<Terms>(
  ctx: DeskContext,
  kind: RequestKind<Terms>,
  { requestId, words }: { readonly requestId: string | undefined; readonly words: CancelWords },
): Promise<Answer> {
  const { mayNot, cancelled, closed, cancelAsked = closed, cancelAlready = closed } = words;
  // guard: who cancels a request may set up
  if (!maySetUp(await settingUp(ctx, ctx.desk.channel), ctx.desk)) return mayNot;
  if (requestId === undefined) return closed;
  return doOnce<DeskContext, { readonly kind: CancelOutcome }>({
    does: async ({ desk, user }, work) => ({ kind: await askToCancel(work, kind, { requestId, desk, by: user }) }),
    says: { cancelled, asked: cancelAsked, already: cancelAlready, closed },
  })(ctx);
}
