import { noteAbsence } from '#bot/absence/note-absence.ts';
import type { DeskContext } from '#bot/context.ts';
import { choicesIn, textIn } from '#bot/forms/form-values.ts';
import { readDay } from '#bot/forms/read-day.ts';
import type { FormSubmitted } from '#chat/chat-sink.ts';
import type { AbsenceRefusal } from '#desks/set-absence.ts';

import { keptOpen, mend, type Submitted, taken } from './submitted.ts';

/** Notes an absence: one's own, or, where the form asked whose, that of somebody else. */
export async function submitAbsence(ctx: DeskContext, { values }: FormSubmitted): Promise<Submitted> {
  const { bot, desk, m, user } = ctx;
  const { error } = m.absences;
  const now = bot.store.clock.now();
  const people = Object.hasOwn(values, 'person') ? choicesIn(values, 'person') : [user.id];
  const deputies = choicesIn(values, 'deputy');
  const [person, ...otherPeople] = people;
  if (person === undefined || otherPeople.length > 0) return mend({ person: error.onePerson });
  if (deputies.length > 1) return mend({ deputy: error.onePerson });
  const first = readDay(textIn(values, 'first'), desk.timeZone, now);
  if (first === null) return mend({ first: error.day });
  const last = readDay(textIn(values, 'last'), desk.timeZone, now);
  if (last === null) return mend({ last: error.day });
  const noted = await noteAbsence(ctx, { person, first, last, deputy: deputies[0] ?? null });
  return noted.kind === 'noted' ? taken(m.absences.noted) : refusalOf(ctx, noted.why, Object.hasOwn(values, 'person'));
}

function refusalOf({ m }: DeskContext, why: AbsenceRefusal, hasPerson: boolean): Submitted {
  const { error } = m.absences;
  switch (why) {
    case 'not_allowed':
      return keptOpen(error[why]);
    case 'not_on_desk':
    case 'overlaps':
      return hasPerson ? mend({ person: error[why] }) : keptOpen(error[why]);
    case 'bad_days':
    case 'past':
    case 'too_long':
      return mend({ last: error[why] });
    case 'nothing_to_hand_on':
    case 'own_deputy':
    case 'deputy_not_here':
    case 'deputy_away':
      return mend({ deputy: error[why] });
  }
}
