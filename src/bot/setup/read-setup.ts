import type { FormValue } from '#chat/form.ts';
import type { DeskSettings } from '#desks/desk-settings.ts';
import { isLanguage, type Language } from '#languages.ts';

import { choicesIn, textIn } from '#bot/asking/form-values.ts';

/** The settings that the terminal or a command sets, and no form: forms have to be short. */
type NotInTheForm =
  | 'proposersApprove'
  // They have a form of their own.
  | 'steps'
  // Derived from the others.
  | 'seenFromAt'
  | 'notAfterMinutes'
  | 'findingLevels'
  | 'officialDomains'
  | 'digestWeekday'
  | 'digestTime'
  | 'workDays'
  | 'workFrom'
  | 'workTo'
  | 'holidays';

/** All other settings except the accounts: a setting that no form asks for, or nothing reads, does not compile. */
export type Settings = Omit<DeskSettings, NotInTheForm | 'accountIds' | 'language'> & {
  /** Null: no known option was chosen. */
  readonly language: Language | null;
};

type Values = Readonly<Record<string, FormValue>>;

/** Reads a setup form. The desk's own rules refuse invalid settings. `founder` is always a steward. */
export function readSetup(values: Values, founder: string | null): Settings {
  const approversFrom = sourceIn(values);
  const group = textIn(values, 'group');
  return {
    name: textIn(values, 'name')
      .replaceAll(/[\p{Cc}\s]+/gu, ' ')
      .trim(),
    approversFrom,
    approverGroup: approversFrom === 'group' && group !== '' ? group : null,
    approvers: choicesIn(values, 'approvers'),
    stewards: [...new Set([...choicesIn(values, 'stewards'), ...(founder === null ? [] : [founder])])],
    seenForHours: wholeIn(values, 'seenFor'),
    approvalsNeeded: wholeIn(values, 'number'),
    reactionsCount: textIn(values, 'reactions') !== 'off',
    captions: captionsIn(values),
    graceSeconds: wholeIn(values, 'grace'),
    recordingDays: wholeIn(values, 'recordingDays'),
    language: languageIn(values),
    timeZone: textIn(values, 'zone').trim(),
  };
}

function languageIn(values: Values): Language | null {
  const said = textIn(values, 'language');
  return isLanguage(said) ? said : null;
}

function captionsIn(values: Values): Settings['captions'] {
  const said = textIn(values, 'captions');
  return said === 'required' || said === 'optional' ? said : 'auto';
}

function sourceIn(values: Values): Settings['approversFrom'] {
  const source = textIn(values, 'approversFrom');
  return source === 'channel' || source === 'group' ? source : 'people';
}

/** Reads a whole number; NaN if it is none, which every limit refuses. */
function wholeIn(values: Values, field: string): number {
  const text = textIn(values, field).trim();
  return /^\d{1,6}$/u.test(text) ? Number(text) : Number.NaN;
}
