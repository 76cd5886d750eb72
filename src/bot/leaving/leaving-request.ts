import { leaving as leavingRequest, planOfAccount, withAccount } from '#accounts/leaving/leaving.ts';
import { type LeavingPlan, sleepsAtOf } from '#accounts/leaving/plan.ts';
import { readSteps } from '#accounts/leaving/steps.ts';
import { approvalsOf } from '#approvals/requests/in-force.ts';
import type { Decision } from '#approvals/decision.ts';
import type { Answer } from '#bot/action.ts';
import { requestKey } from '#bot/cards/card-keys.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { DeskContext } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { namer } from '#bot/drafting/names.ts';
import { sourceName } from '#bot/relay/source-name.ts';
import { type CancelWords, cancelling, cancelsRequest } from '#bot/requests/cancel-request.ts';
import { decidesOn } from '#bot/requests/decide-on.ts';
import type { RequestInChat, RequestView } from '#bot/requests/request-in-chat.ts';
import type { MessageRef } from '#chat/refs.ts';
import type { Account } from '#desks/account.ts';
import type { Messages } from '#messages/words/messages.ts';
import { endingWith } from '#relay/end-left.ts';

import { checklistCard, type ChecklistView, profileCard } from './checklist-card.ts';
import { elsewhereOf } from './elsewhere.ts';
import { linesOf, type LeavingView } from './leaving-card.ts';

/** A plan to leave an account that a desk's approvers decide about, on its card; its checklist is in the thread. */
export const leavingInChat: RequestInChat<LeavingPlan> = {
  request: leavingRequest,
  buttons: { approve: 'approveLeaving', refuse: 'refuseLeaving', cancel: 'cancelLeaving' },
  refusals({ leaving }) {
    const { author, authorsDeputy, expired, changed, closed } = leaving.refusals;
    return { author, authorsDeputy, expired, changed, closed };
  },
  async lines(view) {
    const seen = await lookAtPlan(view);
    return { ...linesOf(seen), below: (card) => showSteps(seen, card) };
  },
};

export const { approve: approveLeaving, refuse: refuseLeaving } = decidesOn(leavingInChat);
export const cancelLeaving = cancelsRequest(leavingRequest, cancelWords);

/** Cancels the plan of an account as the button does: an agreed one only once the desk's approvers agree to that. */
export async function cancelPlan(ctx: DeskContext, account: Account): Promise<Answer> {
  const { bot, desk, m } = ctx;
  const plan = await planOfAccount(bot.store.db, account.id, bot.store.clock.now());
  if (plan === null || plan.deskId !== desk.id) return m.leaving.answer.noPlan(accountLabel(account));
  return cancelling(ctx, leavingRequest, { requestId: plan.id, words: cancelWords(m) });
}

function cancelWords({ leaving: { answer } }: Messages): CancelWords {
  const { mayNot, cancelled, cancelAsked, cancelAlready, closed } = answer;
  return { mayNot, cancelled, cancelAsked, cancelAlready, closed };
}

/** A plan with all that its card, its checklist and its file say. */
export interface SeenPlan extends RequestView<LeavingPlan>, Omit<LeavingView, 'desk'>, Omit<ChecklistView, 'desk'> {
  /** The approvals that agreed to the plan. */
  readonly approvals: readonly Decision[];
}

/** Reads all that the card of a plan, its checklist and its file say. */
export async function lookAtPlan(view: RequestView<LeavingPlan>): Promise<SeenPlan> {
  const { bot, chat, desk, now, m, request } = view;
  const { db: tx, decisionKey } = bot.store;
  const leaving = await withAccount(tx, request, now);
  const approvals = await approvalsOf({ tx, decisionKey }, request);
  const steps = await readSteps(tx, leaving.id);
  const draftId = steps.find(({ kind }) => kind === 'lastPost')?.note ?? null;
  const isDraft = draftId !== null && steps.some(({ kind, state }) => kind === 'lastPost' && state !== 'notNeeded');
  const lastPost = isDraft ? await tx.draft.findUnique({ where: { id: draftId }, select: { number: true } }) : null;
  const agreedBy = approvals.map(({ person }) => person);
  const others = [
    leaving.keeper,
    ...(leaving.deputy === null ? [] : [leaving.deputy]),
    ...agreedBy,
    ...steps.flatMap(({ owner, by }) => (by === null ? [owner] : [owner, by])),
  ];
  const nameOf = await namer(chat, others);
  const name = (person: string): string => (others.includes(person) ? nameOf(person) : view.name(person));
  const isLater = { state: 'ready', dueAt: { gte: sleepsAtOf(leaving) } } as const;
  const sources = await endingWith(tx, { deskId: desk.id, accountId: leaving.account.id });
  return {
    ...view,
    leaving,
    name,
    agreedBy: agreedBy.map(name),
    approvals,
    relays: sources.map((source) => sourceName(m, source)),
    plannedCount: await tx.delivery.count({
      where: { accountId: leaving.account.id, ...isLater, draft: { deskId: desk.id } },
    }),
    steps,
    lastPost: lastPost?.number ?? null,
    pins: bot.rules[leaving.account.network].pins,
  };
}

/** Shows the checklist of a plan that was agreed, in its thread. */
async function showSteps(seen: SeenPlan, card: MessageRef): Promise<void> {
  const { bot, chat, desk, leaving, steps } = seen;
  if (steps.length === 0) return;
  const key = requestKey(leaving.id);
  const thread = { channel: desk.channel, thread: card.message };
  await showNotice(bot, chat, thread, { key: `${key}:steps`, card: checklistCard(seen) });
  const profile = profileCard({ ...seen, elsewhere: elsewhereOf(bot, desk, leaving).map(({ url }) => url) });
  // Posted once, as agreed: a person may already have copied the text.
  if ((await bot.store.db.postedMessage.count({ where: { key: `${key}:profile` } })) === 0) {
    await showNotice(bot, chat, thread, { key: `${key}:profile`, card: profile });
  }
}
