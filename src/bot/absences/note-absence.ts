import type { DeskContext } from '#bot/context.ts';
import { onceInEffect } from '#bot/once.ts';
import { type AbsenceRefusal, setAbsence } from '#desks/set-absence.ts';
import { turnAbsences } from '#drafts/turn-absences.ts';

export type Noted = { readonly kind: 'noted' } | { readonly kind: 'refused'; readonly why: AbsenceRefusal };

/** Notes an absence once for each event, and enqueues an update of the cards that it changes. */
export async function noteAbsence(
  ctx: DeskContext,
  absence: {
    readonly person: string;
    readonly first: string;
    readonly last: string;
    readonly deputy: string | null;
  },
): Promise<Noted> {
  const { bot, chat, desk, members, user, dedupeKey } = ctx;
  if (user.kind !== 'member') return { kind: 'refused', why: 'not_allowed' };
  const { deputy: id, ...wish } = absence;
  const deputy = id === null ? null : { id, isFullMember: (await chat.user(id))?.kind === 'member' };
  const outcome = await onceInEffect(
    bot.store,
    { platform: chat.id, dedupeKey },
    async (work) => {
      const set = await setAbsence(work, { ...wish, deputy, deskId: desk.id, by: user, members });
      if (set.kind === 'set') await turnAbsences(work);
      return set;
    },
    ({ kind }) => kind === 'set',
  );
  if (outcome.kind === 'repeat' || outcome.value.kind === 'set') return { kind: 'noted' };
  return outcome.value;
}
