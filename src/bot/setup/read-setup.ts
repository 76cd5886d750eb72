import type { FormValue } from '#chat/form.ts';
import { deskDefaults, type DeskSettings } from '#desks/desk-settings.ts';
import { isLanguage, type Language } from '#languages.ts';

import { choicesIn, textIn } from '#bot/forms/form-values.ts';

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
export type Settings = Omit<DeskSettings, NotInTheForm | 'accountIds' | 'language' | 'timeZone'> & {
  /** Null: no known option was chosen. */
  readonly language: Language | null;
  /** Null: it was not asked for. */
  readonly timeZone: string | null;
};

type Values = Readonly<Record<string, FormValue>>;

/**
 * Reads a setup form. The desk's own rules refuse invalid settings. `founder` is always a steward. The form of a new
 * desk asks for little: what it left out begins with its default.
 */
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
    seenForHours: wholeIn(values, 'seenFor', deskDefaults.seenForHours),
    approvalsNeeded: wholeIn(values, 'number', deskDefaults.approvalsNeeded),
    reactionsCount: textIn(values, 'reactions') !== 'off',
    captions: captionsIn(values),
    graceSeconds: wholeIn(values, 'grace', deskDefaults.graceSeconds),
    recordingDays: wholeIn(values, 'recordingDays', deskDefaults.recordingDays),
    language: languageIn(values),
    timeZone: 'zone' in values ? textIn(values, 'zone').trim() : null,
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

/** Reads a whole number; NaN if it is none, which every limit refuses. `otherwise`: where it was not asked for. */
function wholeIn(values: Values, field: string, otherwise: number): number {
  if (!(field in values)) return otherwise;
  const text = textIn(values, field).trim();
  return /^\d{1,6}$/u.test(text) ? Number(text) : Number.NaN;
}
