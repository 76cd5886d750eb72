import { type Action, type Answer, deskFormOf, type DeskSubmission, doOnce } from '#bot/action.ts';
import { dayError } from '#bot/forms/day-error.ts';
import { choicesIn, textIn } from '#bot/forms/form-values.ts';
import { readDay } from '#bot/forms/read-day.ts';
import type { DeskContext } from '#bot/context.ts';
import { accepted, fieldErrors, type FormAnswer, formError } from '#bot/form-answer.ts';
import { calendarDayText } from '#bot/when-text.ts';
import { endAbsence } from '#desks/end-absence.ts';
import { holdsRight } from '#desks/may.ts';
import type { AbsenceRefusal } from '#desks/set-absence.ts';
import { dayIn } from '#desks/working-hours.ts';
import { turnAbsences } from '#drafts/turn-absences.ts';

import { absenceForm } from './absence-form.ts';
import { absenceList } from './absence-list.ts';
import { noteAbsence } from './note-absence.ts';
import { type AbsenceWish, parseAbsence } from './parse-absence.ts';

/** Notes, lists and ends absences: a person's own, and for a steward also those of others. */
export const absence: Action<'absence'> = {
  command: {
    about: 'desk',
    may: 'anybody',
    help: ({ absences }) => [{ typed: absences.help, does: absences.helpDoes, group: 'team' }],
    read: (rest) => (ctx) => doWish(ctx, parseAbsence(rest)),
  },
  form: { about: 'desk', may: 'anybody', submit },
};

async function doWish(ctx: DeskContext, wish: AbsenceWish): Promise<Answer> {
  switch (wish.kind) {
    case 'unclear':
      return ctx.m.absences.howTo;
    case 'list':
      return absenceList(ctx);
    case 'end':
      return end(wish.number)(ctx);
    case 'days':
      return noteOwn(ctx, wish);
    case 'form':
      return open(ctx);
  }
}

function open(ctx: DeskContext): Answer {
  const { bot, desk, m, members, user } = ctx;
  const isSteward = desk.stewards.includes(user.id);
  if (user.kind !== 'member' || (!isSteward && !holdsRight(desk, user.id, members))) {
    return m.absences.error.not_allowed;
  }
  const today = calendarDayText(dayIn(desk.timeZone, bot.store.clock.now()), m.tongue);
  const form = absenceForm(ctx, { isSteward, today });
  return deskFormOf('absence', form, null);
}

async function noteOwn(ctx: DeskContext, wish: Extract<AbsenceWish, { readonly kind: 'days' }>): Promise<string> {
  const { m, user } = ctx;
  const [first, last] = [readDay(wish.first, reading(ctx)), readDay(wish.last, reading(ctx))];
  if (first.kind === 'unread' || last.kind === 'unread') return m.absences.howTo;
  if (first.kind !== 'day') return dayError(m, first);
  if (last.kind !== 'day') return dayError(m, last);
  const noted = await noteAbsence(ctx, { person: user.id, first: first.day, last: last.day, deputy: null });
  return noted.kind === 'noted' ? m.absences.notedAlone : m.absences.error[noted.why];
}

function end(number: number | null): (ctx: DeskContext) => Promise<Answer> {
  return doOnce({
    async does({ desk, user }, work) {
      const ended = await endAbsence(work, { deskId: desk.id, number, by: user });
      if (ended.kind === 'ended') await turnAbsences(work);
      return ended;
    },
    says: {
      ended: ({ m }) => m.absences.ended,
      none: ({ m }) => m.absences.endNone,
      several: ({ m }) => m.absences.endSeveral,
      notAllowed: ({ m }) => m.absences.error.not_allowed,
    },
    repeated: ({ m }) => m.absences.ended,
  });
}

/** Records an absence of the sender, or of the person chosen if the form asks whose it is. */
async function submit(ctx: DeskSubmission): Promise<FormAnswer> {
  const { m, user, values } = ctx;
  const { error } = m.absences;
  const people = Object.hasOwn(values, 'person') ? choicesIn(values, 'person') : [user.id];
  const deputies = choicesIn(values, 'deputy');
  const [person, ...otherPeople] = people;
  if (person === undefined || otherPeople.length > 0) return fieldErrors({ person: error.onePerson });
  if (deputies.length > 1) return fieldErrors({ deputy: error.onePerson });
  const first = readDay(textIn(values, 'first'), reading(ctx));
  if (first.kind !== 'day') return fieldErrors({ first: dayError(m, first) });
  const last = readDay(textIn(values, 'last'), reading(ctx));
  if (last.kind !== 'day') return fieldErrors({ last: dayError(m, last) });
  const noted = await noteAbsence(ctx, { person, first: first.day, last: last.day, deputy: deputies[0] ?? null });
  return noted.kind === 'noted'
    ? accepted(m.absences.noted)
    : refusalOf(ctx, noted.why, Object.hasOwn(values, 'person'));
}

function reading({ bot, desk, m }: DeskContext): Parameters<typeof readDay>[1] {
  return { timeZone: desk.timeZone, language: m.tongue, now: bot.store.clock.now() };
}

function refusalOf({ m }: DeskContext, why: AbsenceRefusal, hasPerson: boolean): FormAnswer {
  const { error } = m.absences;
  switch (why) {
    case 'not_allowed':
      return formError(error[why]);
    case 'not_on_desk':
    case 'overlaps':
      return hasPerson ? fieldErrors({ person: error[why] }) : formError(error[why]);
    case 'bad_days':
    case 'past':
    case 'too_long':
      return fieldErrors({ last: error[why] });
    case 'nothing_to_hand_on':
    case 'own_deputy':
    case 'deputy_not_here':
    case 'deputy_away':
      return fieldErrors({ deputy: error[why] });
  }
}
