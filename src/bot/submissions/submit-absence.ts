import { noteAbsence } from '#bot/absence/note-absence.ts';
import type { DeskContext } from '#bot/context.ts';
import { choicesIn, textIn } from '#bot/asking/form-values.ts';
import { readDay } from '#bot/asking/read-day.ts';
import type { FormSubmitted } from '#chat/chat-sink.ts';
import type { AbsenceRefusal } from '#desks/set-absence.ts';

import { formError, fieldErrors, type FormAnswer, accepted } from '#bot/form-answer.ts';

/** Notes an absence: one's own, or, where the form asked whose, that of somebody else. */
export async function submitAbsence(ctx: DeskContext, { values }: FormSubmitted): Promise<FormAnswer> {
  const { bot, desk, m, user } = ctx;
  const { error } = m.absences;
  const now = bot.store.clock.now();
  const people = Object.hasOwn(values, 'person') ? choicesIn(values, 'person') : [user.id];
  const deputies = choicesIn(values, 'deputy');
  const [person, ...otherPeople] = people;
  if (person === undefined || otherPeople.length > 0) return fieldErrors({ person: error.onePerson });
  if (deputies.length > 1) return fieldErrors({ deputy: error.onePerson });
  const first = readDay(textIn(values, 'first'), desk.timeZone, now);
  if (first === null) return fieldErrors({ first: error.day });
  const last = readDay(textIn(values, 'last'), desk.timeZone, now);
  if (last === null) return fieldErrors({ last: error.day });
  const noted = await noteAbsence(ctx, { person, first, last, deputy: deputies[0] ?? null });
  return noted.kind === 'noted'
    ? accepted(m.absences.noted)
    : refusalOf(ctx, noted.why, Object.hasOwn(values, 'person'));
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
