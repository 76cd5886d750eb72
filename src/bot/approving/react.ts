import { answerPlace } from '#bot/cards/answer-place.ts';
import type { Bot } from '#bot/bot.ts';
import { refusalText } from './decision-text.ts';
import { deciderOf, contextOf, deskThere, hereFor, type DraftContext } from '#bot/context.ts';
import { once } from '#bot/once.ts';
import { keepRemoved, type StandingReaction, stands, wasRead, wasRemoved } from './read-reactions.ts';
import { traceRefusal } from '#bot/trace-refusal.ts';
import { whisper } from '#bot/whisper.ts';
import type { ChatEvent } from '#chat/chat-sink.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { readDraft } from '#drafts/draft.ts';
import { decideAndPlan, withdrawAndCallOff } from '#publishing/deciding/decide.ts';
import { firstTime } from '#storage/first-time.ts';

import { askedAnewIn } from '#bot/cards/card-keys.ts';
import { type Posted, postedAt } from '#bot/cards/posted.ts';
import { reactionsSaid } from './reactions-said.ts';

type ReactionEvent = Extract<ChatEvent, { readonly kind: 'reaction' }>;
type Meaning = 'approve' | 'reject';

/**
 * Takes a reaction. A ✅ or ❌ on a revision's card decides on that revision, and removing the ✅ takes the approval back.
 * On any other message about a draft it gets one private hint. Returns whether the message is about a draft.
 */
export async function afterReaction(bot: Bot, chat: ChatPlatform, event: ReactionEvent): Promise<boolean> {
  const { name, user } = event;
  if (name === 'other') return true;
  const posted = await postedAt(bot, chat, event.ref);
  if (posted === null) return false;
  const ctx = await draftContextOf(bot, chat, event, posted.draftId);
  // Bots may react as they like: this one seeds its own cards.
  if (ctx === null || ctx.user.kind === 'bot') return true;
  if (ctx.user.kind !== 'member') traceRefusal(bot, chat, ctx.user);
  const sentence = await answerTo(ctx, event, { name, posted });
  if (sentence === null) return true;
  await whisper(bot, chat, { to: user, where: await answerPlace(bot, chat, event.ref), sentence });
  return true;
}

async function answerTo(
  ctx: DraftContext,
  event: ReactionEvent,
  { name, posted }: { readonly name: Meaning; readonly posted: Posted },
): Promise<string | null> {
  const { key, role, revision, fingerprint } = posted;
  if (role !== 'asked' || revision === null) return hinted(ctx, event, posted);
  return decided(ctx, event, { name, revision, fingerprint, askedAnew: askedAnewIn(key) });
}

async function draftContextOf(
  bot: Bot,
  chat: ChatPlatform,
  { user, dedupeKey, ref }: ReactionEvent,
  draftId: string,
): Promise<DraftContext | null> {
  const [ctx, there, draft] = await Promise.all([
    contextOf(bot, chat, user, dedupeKey),
    deskThere(bot, chat, ref.channel),
    readDraft(bot.store.db, draftId),
  ]);
  if (ctx === null || draft === null || there.kind !== 'desk') return null;
  return { ...ctx, ...(await hereFor(bot, chat, there, draft)), draft };
}

async function decided(
  ctx: DraftContext,
  event: ReactionEvent,
  {
    name,
    revision,
    fingerprint,
    askedAnew,
  }: { readonly name: Meaning; readonly revision: number; readonly askedAnew: number } & Pick<Posted, 'fingerprint'>,
): Promise<string | null> {
  const { bot, chat, draft } = ctx;
  if (!event.added) return name === 'approve' ? withdrawn(ctx, { revision, askedAnew }) : null;
  const reaction = { platform: chat.id, draftId: draft.id, revision, askedAnew, person: ctx.user.id, kind: name };
  // A resent ✅ event may arrive after the event of its removal.
  // guard: a reaction that was removed is gone
  const isLate = name === 'approve' && (await wasRemoved(bot.store, reaction));
  if (isLate && !(await stands(chat, event.ref, reaction))) {
    return ctx.m.answers.reactionGone(reactionsSaid[0]);
  }
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey: event.dedupeKey }, async (work) => {
    // This event is late: the card was read meanwhile, and later events are not about this reaction.
    if (await wasRead(work, reaction)) return null;
    return decideAndPlan(work, bot.publishing, {
      draftId: draft.id,
      revision,
      fingerprint,
      askedAnew,
      ...deciderOf(ctx),
      kind: name,
      via: 'reaction',
      reason: null,
    });
  });
  if (outcome.kind === 'repeat' || outcome.value === null) return null;
  switch (outcome.value.kind) {
    case 'decided':
      return null;
    case 'repeated':
      // Some platforms report a repeated reaction again. Only a decision made in another way is answered.
      return (await decidedByReaction(bot, reaction)) ? null : ctx.m.answers.decision.repeated;
    case 'refused':
      return refusalText(ctx, outcome.value.why, name === 'approve' ? 'approve' : 'object');
  }
}

async function decidedByReaction(
  { store }: Bot,
  { draftId, revision, person, kind }: StandingReaction,
): Promise<boolean> {
  const where = { subjectId: draftId, revision, person, kind, via: 'reaction', withdrawnAt: null } as const;
  return (await store.db.decision.count({ where })) > 0;
}

async function withdrawn(
  ctx: DraftContext,
  { revision, askedAnew }: Pick<StandingReaction, 'revision' | 'askedAnew'>,
): Promise<string | null> {
  const { bot, chat, draft, m, user } = ctx;
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey: ctx.dedupeKey }, async (work) => {
    const about = { draftId: draft.id, revision, askedAnew, person: user.id } as const;
    const reaction = { ...about, platform: chat.id, kind: 'approve' } as const;
    // The next event is about another reaction.
    await wasRead(work, reaction);
    await keepRemoved(work, reaction);
    return {
      ...(await withdrawAndCallOff(work, about)),
      hasPressed:
        askedAnew === draft.current.askedAnew &&
        (await work.tx.decision.count({
          where: { subjectId: draft.id, revision, person: user.id, kind: 'approve', via: 'button', withdrawnAt: null },
        })) > 0,
    };
  });
  if (outcome.kind === 'repeat') return null;
  switch (outcome.value.kind) {
    case 'withdrawn':
      return outcome.value.underWay.length > 0 ? m.answers.withdrawTooLate : null;
    case 'tooLate':
      return m.answers.withdrawTooLate;
    case 'nothing':
      return outcome.value.hasPressed ? m.answers.buttonStands(reactionsSaid[0]) : null;
  }
}

/** Returns a hint that a reaction means nothing there, once per person and message. */
async function hinted(
  { bot, chat, m, user }: DraftContext,
  event: ReactionEvent,
  posted: Posted,
): Promise<string | null> {
  if (!event.added) return null;
  const isFirst = await bot.store.write((work) => firstTime(work, chat.id, `hint ${posted.key} ${user.id}`));
  return isFirst ? m.answers.hintReaction : null;
}
