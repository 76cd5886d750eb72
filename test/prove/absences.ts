import type { FormValue } from '#chat/form.ts';

import { submitForm, typeCommand } from './hands.ts';
import { everybody, type History } from './open-history.ts';
import { dayInParis } from './world-time.ts';

/** Lets an approver or the steward note days away, mostly with a deputy, or end an absence. */
export async function noteOrEndAbsence(history: History): Promise<void> {
  const { chance, world, stage } = history;
  const approver = chance.oneOf(stage.settings.approvers);
  const user = chance.onceIn(8) ? chance.oneOf(everybody) : chance.oneOf(['sophie', approver]);
  const process = chance.oneOf(world.processes);
  if (history.absences.length > 0 && chance.onceIn(3)) {
    const number = chance.onceIn(2) ? ` ${1 + chance.below(history.absences.length)}` : '';
    await typeCommand(history, process, { user, text: `absence end${number}` });
    return;
  }
  const form = await typeCommand(history, process, { user, text: 'absence' });
  if (form === null) return;
  const fromDay = chance.oneOf([0, 0, 0, 1, 1, 2]);
  const days: Readonly<Record<string, FormValue>> = {
    first: dayInParis(world.time.clock.now(), fromDay),
    last: dayInParis(world.time.clock.now(), fromDay + chance.oneOf([0, 0, 0, 1])),
    deputy: chance.onceIn(8) ? [] : [deputyFor(history, approver)],
  };
  const isForOthers = form.form.fields.some(({ id }) => id === 'person');
  await submitForm(history, form, isForOthers ? { ...days, person: [approver] } : days);
}

/** Returns mostly somebody who may be a deputy: another person in the channel who is no guest. */
function deputyFor({ chance, stage }: History, approver: string): string {
  if (chance.onceIn(6)) return chance.oneOf(everybody);
  const able = ['bilal', 'lea', 'karim', 'amina'].filter((one) => one !== approver);
  const others = able.filter((one) => !stage.settings.approvers.includes(one));
  return chance.oneOf(chance.onceIn(4) || others.length === 0 ? able : others);
}

/** Lists everybody who was ever to stand in for somebody. */
export function deputiesNamed({ absences }: History): readonly string[] {
  return [...new Set(absences.flatMap(({ deputy }) => (deputy === null ? [] : [deputy])))];
}
