import { Temporal } from 'temporal-polyfill';

import { absenceList } from '#bot/absence/absence-list.ts';
import { noteAbsence } from '#bot/absence/note-absence.ts';
import type { DeskContext } from '#bot/context.ts';
import { absenceForm } from '#bot/forms/absence-form.ts';
import { openForm } from '#bot/forms/open-form.ts';
import { readDay } from '#bot/asking/read-day.ts';
import { once } from '#bot/once.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Card } from '#chat/card.ts';
import type { FormTrigger } from '#chat/form.ts';
import { endAbsence } from '#desks/end-absence.ts';
import { holdsRight } from '#desks/may.ts';
import { turnAbsences } from '#drafts/turn-absences.ts';

import type { AbsenceWish } from './parse-absence.ts';

/** Does what somebody wants of absences; what to whisper, or null where a form was opened. */
export async function runAbsence(ctx: DeskContext, wish: AbsenceWish, trigger: FormTrigger): Promise<Card | null> {
  const { m } = ctx;
  switch (wish.kind) {
    case 'unclear':
      return plainCard(m.absences.howTo);
    case 'list':
      return absenceList(ctx);
    case 'end':
      return plainCard(await end(ctx, wish.number));
    case 'days':
      return plainCard(await noteOwn(ctx, wish));
    case 'form':
      return open(ctx, trigger);
  }
}

async function open(ctx: DeskContext, trigger: FormTrigger): Promise<Card | null> {
  const { bot, desk, m, members, user } = ctx;
  const isSteward = desk.stewards.includes(user.id);
  if (user.kind !== 'member' || (!isSteward && !holdsRight(desk, user.id, members))) {
    return plainCard(m.absences.error.not_allowed);
  }
  const today = Temporal.Instant.fromEpochMilliseconds(bot.store.clock.now().getTime())
    .toZonedDateTimeISO(desk.timeZone)
    .toPlainDate();
  const typed = [today.day, today.month].map((part) => String(part).padStart(2, '0')).join('/');
  const form = absenceForm(ctx, { isSteward, today: `${typed}/${today.year}` });
  const binding = { purpose: 'absence', channel: desk.channel, draftId: null, revision: null, target: null };
  return openForm(ctx, trigger, form, binding);
}

async function noteOwn(ctx: DeskContext, wish: Extract<AbsenceWish, { readonly kind: 'days' }>): Promise<string> {
  const { bot, desk, m, user } = ctx;
  const now = bot.store.clock.now();
  const [first, last] = [wish.first, wish.last].map((typed) => readDay(typed, desk.timeZone, now));
  if (first === undefined || last === undefined || first === null || last === null) return m.absences.howTo;
  const noted = await noteAbsence(ctx, { person: user.id, first, last, deputy: null });
  return noted.kind === 'noted' ? m.absences.notedAlone : m.absences.error[noted.why];
}

async function end({ bot, chat, desk, m, user, dedupeKey }: DeskContext, number: number | null): Promise<string> {
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey }, async (w) => {
    const ended = await endAbsence(w, { deskId: desk.id, number, by: user });
    if (ended.kind === 'ended') await turnAbsences(w);
    return ended;
  });
  if (outcome.kind === 'repeat') return m.absences.ended;
  switch (outcome.value.kind) {
    case 'ended':
      return m.absences.ended;
    case 'none':
      return m.absences.endNone;
    case 'several':
      return m.absences.endSeveral;
    case 'notAllowed':
      return m.absences.error.not_allowed;
  }
}
