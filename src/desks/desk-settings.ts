import type { Language } from '#languages.ts';

import { DESK_LIMITS } from './desk-limits.ts';

/** What a desk may make of a finding that does not always block. */
export type FindingLevel = 'off' | 'info' | 'warns';

/** All that can be set on a desk, by a steward in chat or by the administrator at the command line. */
export interface DeskSettings {
  readonly name: string;
  readonly language: Language;
  /** IANA name. */
  readonly timeZone: string;
  /** Pause between the approval and the send of a post for "now", with a Stop. */
  readonly graceSeconds: number;
  /** At least 1; the author never counts. */
  readonly approvalsNeeded: number;
  /**
   * `channel`: whoever is a full member of the desk's channel; `people`: those in `approvers`; `group`: the members of
   * `approverGroup`.
   */
  readonly approversFrom: 'people' | 'channel' | 'group';
  /** The group's id on the platform; null unless approvers come from a group. */
  readonly approverGroup: string | null;
  readonly approvers: readonly string[];
  readonly stewards: readonly string[];
  readonly reactionsCount: boolean;
  /** How late a post may leave before a person is asked. */
  readonly notAfterMinutes: number;
  /** By the code of the finding; what always blocks is not adjustable. */
  readonly findingLevels: Readonly<Record<string, FindingLevel>>;
  /** Hosts that links may go to without a remark; empty: not checked. */
  readonly officialDomains: readonly string[];
  readonly accountIds: readonly string[];
  /** The weekly digest's day, 1 for Monday to 7 for Sunday; null: none. */
  readonly digestWeekday: number | null;
  /** Its local time, "09:00"; from 02:00 to 02:59 it could be passed over, or come twice. */
  readonly digestTime: string;
  /** When people may be reminded of what waits: 1 for Monday to 7 for Sunday, at least one. */
  readonly workDays: readonly number[];
  /** Local times of one day, "09:00" before "18:00". */
  readonly workFrom: string;
  readonly workTo: string;
  /** Whose public holidays count: a country or a part of one, "FR" or "FR-57"; "auto": by zone and language; "none". */
  readonly holidays: string;
}

export type SettingsRefusal =
  | 'nobody_could_approve'
  | 'bad_time_zone'
  | 'bad_grace'
  | 'bad_number'
  | 'bad_not_after'
  | 'bad_digest'
  | 'bad_hours'
  | 'bad_holidays'
  | 'unknown_account';

/** Why a desk may not have these settings; null where it may. Pure. */
export function refusalOf(settings: DeskSettings): SettingsRefusal | null {
  const { minGraceSeconds, maxGraceSeconds, minNotAfterMinutes, maxNotAfterMinutes, maxApprovals } = DESK_LIMITS;
  if (!isWholeWithin(settings.approvalsNeeded, 1, maxApprovals)) return 'bad_number';
  if (!isWholeWithin(settings.graceSeconds, minGraceSeconds, maxGraceSeconds)) return 'bad_grace';
  if (!isWholeWithin(settings.notAfterMinutes, minNotAfterMinutes, maxNotAfterMinutes)) return 'bad_not_after';
  if (!isTimeZone(settings.timeZone)) return 'bad_time_zone';
  if (!isDigestHour(settings)) return 'bad_digest';
  if (!areWorkingHours(settings)) return 'bad_hours';
  if (!/^(?:auto|none|[A-Z]{2}(?:-[A-Z0-9]{1,4})?)$/.test(settings.holidays)) return 'bad_holidays';
  return couldApprove(settings) ? null : 'nobody_could_approve';
}

/** As far as it is known here: who is in a channel or a group only the platform knows. */
function couldApprove({ approversFrom, approverGroup, approvers, approvalsNeeded }: DeskSettings): boolean {
  switch (approversFrom) {
    case 'people':
      return new Set(approvers).size >= approvalsNeeded;
    case 'channel':
      return true;
    case 'group':
      return approverGroup !== null && approverGroup !== '';
  }
}

function isWholeWithin(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

/** Where a desk has no digest its time is kept for when it has one again. */
function isDigestHour({ digestWeekday, digestTime }: Pick<DeskSettings, 'digestWeekday' | 'digestTime'>): boolean {
  const isDay = digestWeekday === null || isWholeWithin(digestWeekday, 1, 7);
  return isDay && isTime(digestTime) && !digestTime.startsWith('02:');
}

function areWorkingHours({ workDays, workFrom, workTo }: DeskSettings): boolean {
  const areDays = workDays.length > 0 && workDays.every((day) => isWholeWithin(day, 1, 7));
  return areDays && isTime(workFrom) && isTime(workTo) && workFrom < workTo;
}

function isTime(time: string): boolean {
  return /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time);
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
