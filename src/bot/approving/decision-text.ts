import { openIn } from '#approvals/chain.ts';
import type { DecisionOutcome, DecisionRefusal } from '#approvals/decide.ts';
import { readDraftView } from '#bot/drafting/draft-view.ts';
import { nameIn } from '#bot/drafting/names.ts';
import type { Says } from '#bot/action.ts';
import type { DraftContext } from '#bot/context.ts';
import { awaitedText } from './awaited.ts';
import { stepName } from './chain-blocks.ts';
import { stuckText } from './stuck.ts';
import { fullWhenText } from '#bot/when-text.ts';
import { approvesFrom } from '#desks/may.ts';
import { MAX_SCHEDULED } from '#desks/quotas.ts';
import { readDraft } from '#drafts/draft.ts';

/** Answers to a decision's outcome; null if the thread already says it. */
export const decisionSays = {
  decided: null,
  repeated: ({ m }) => m.answers.decision.repeated,
  refused: (ctx, { why }) => refusalText(ctx, why, 'approve'),
} satisfies Says<DraftContext, DecisionOutcome>;

/** Answers to the outcome of a rejection, or a request for changes. */
export const objectionSays = {
  ...decisionSays,
  refused: (ctx, { why }) => refusalText(ctx, why, 'object'),
} satisfies Says<DraftContext, DecisionOutcome>;

/** Says why a decision does not count. `object`: to a rejection, or a request for changes. */
export async function refusalText(
  ctx: DraftContext,
  why: DecisionRefusal,
  what: 'approve' | 'object',
): Promise<string> {
  const { draft, m } = ctx;
  if (what === 'object' && (why === 'author' || why === 'editor')) return m.answers.objection[why];
  if (why === 'newcomer') return newcomerText(ctx);
  if (why === 'asker') return askerText(ctx);
  if (why === 'other_turn') return otherTurnText(ctx);
  if (why === 'old_revision') return oldCardText(ctx);
  if (why === 'other_content') return m.answers.otherCard(draft.current.number);
  if (why === 'too_many_scheduled') return m.quotas.scheduled(MAX_SCHEDULED);
  return m.answers.decision[why];
}

/** Says which version the draft has now, read afresh, since it may have changed since the press was checked. */
export async function oldCardText({ bot, draft, m }: DraftContext): Promise<string> {
  const now = await readDraft(bot.store.db, draft.id);
  return m.answers.oldCard((now ?? draft).current.number);
}

/** Says that the person has not been in the channel for long enough, and when they can decide. */
function newcomerText({ bot, desk, m, members, user }: DraftContext): string {
  const from = approvesFrom(desk, user.id, members);
  const { newcomer } = m.answers.decision;
  if (from === null) return newcomer;
  const when = fullWhenText(from, user.timeZone, m.tongue, bot.store.clock.now());
  return `${newcomer} ${m.policy.countsFrom(when)}`;
}

/** Says why an approval would not be enough, and whose would be. */
async function askerText({ bot, chat, draft, m }: DraftContext): Promise<string> {
  const view = await readDraftView(bot, chat, draft.id);
  if (view === null) return m.answers.draftGone;
  const theirs = { ...view, m };
  const who = stuckText(theirs) ?? `${m.cards.awaited(awaitedText(theirs))}.`;
  return `${m.authorship.asker(nameIn(view, draft.author))} ${who}`;
}

/** Says whose turn it is, and who they are. */
async function otherTurnText({ bot, chat, draft, m }: DraftContext): Promise<string> {
  const view = await readDraftView(bot, chat, draft.id);
  const chain = view?.standing.kind === 'waiting' ? view.standing.chain : undefined;
  if (view === null || chain === undefined) return m.steps.otherTurnOnCard;
  const theirs = { ...view, m };
  const who = stuckText(theirs) ?? `${m.cards.awaited(awaitedText(theirs))}.`;
  return `${m.steps.otherTurn(stepName(m, chain[openIn(chain)]?.name))} ${who}`;
}
