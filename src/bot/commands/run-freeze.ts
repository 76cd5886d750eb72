import { type DeskContext, worksHere } from '#bot/context.ts';
import { freezerName } from '#bot/freeze/freezer-name.ts';
import { once } from '#bot/once.ts';
import { plainCard } from '#bot/plain-card.ts';
import { whenText } from '#bot/when-text.ts';
import type { Card } from '#chat/card.ts';
import { freezeOf } from '#desks/freeze.ts';
import { mayApprove } from '#desks/may.ts';
import { freeze, thaw } from '#publishing/freeze.ts';

/** Freezes the desk, by anybody who works on it or wrote a draft of it; what to whisper. */
export async function runFreeze(ctx: DeskContext, why: string): Promise<Card> {
  const { bot, chat, desk, dedupeKey, m, user } = ctx;
  if (!worksHere(ctx, null) && !(await isAuthorHere(ctx))) return plainCard(m.freeze.answer.mayNotFreeze);
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey }, (w) =>
    freeze(w, { deskId: desk.id, by: user, why: why === '' ? null : why }),
  );
  if (outcome.kind === 'repeat' || outcome.value.kind === 'frozen') return plainCard(m.freeze.answer.frozen);
  const { by, at } = outcome.value.freeze;
  const when = whenText(at, desk.timeZone, m.tongue, bot.store.clock.now());
  return plainCard(m.freeze.answer.already(await freezerName(chat, m, by), when));
}

/** Ends the desk's freeze, by an approver; what to whisper. Nothing leaves by that. */
export async function runThaw({ bot, desk, m, members, user }: DeskContext): Promise<Card> {
  if (user.kind !== 'member' || !mayApprove(desk, user.id, members)) return plainCard(m.freeze.answer.notApprover);
  const outcome = await thaw(bot.store, { deskId: desk.id, by: user });
  if ((await freezeOf(bot.store.db, desk.id)) !== null) return plainCard(m.freeze.answer.allFrozen);
  return plainCard(outcome.kind === 'thawed' ? m.freeze.answer.thawed : m.freeze.answer.notFrozen);
}

async function isAuthorHere({ bot, desk, user }: DeskContext): Promise<boolean> {
  if (user.kind !== 'member') return false;
  return (await bot.store.db.draft.findFirst({ where: { deskId: desk.id, author: user.id } })) !== null;
}
