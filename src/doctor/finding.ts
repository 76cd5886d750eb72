import type { DoctorWords, FindingWords } from '#messages/words/doctor.ts';
import type { Keyed } from '#messages/words/keyed.ts';

export type Group = keyof DoctorWords['group'];

/** The parts under which findings are shown, in this order. */
export const groups: readonly Group[] = [
  'settings',
  'files',
  'database',
  'machine',
  'chat',
  'networks',
  'waysOut',
  'tambour',
];

/** The level of a finding: right, worth knowing, or to be fixed before anybody relies on it. */
export type Level = keyof DoctorWords['level'];

/** One fact that was found: the key of its sentence, with the values that the sentence needs. */
export type Fact = Keyed<FindingWords, 'code'>;

export type Finding = { readonly level: Level } & Fact;

export function right(fact: Fact): Finding {
  return { level: 'right', ...fact };
}

export function advice(fact: Fact): Finding {
  return { level: 'advice', ...fact };
}

export function wrong(fact: Fact): Finding {
  return { level: 'wrong', ...fact };
}
