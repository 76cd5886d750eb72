import { z } from 'zod';

import { type Language, languageFacts, languages } from '#languages.ts';

import { couldBeFilled, type Step, stepsSchema } from './steps.ts';

/** Level that a desk may give a finding that does not always block. */
export type FindingLevel = 'off' | 'info' | 'warns';

/** All settings of a desk, made by a steward in chat or by the administrator in the terminal. */
export interface DeskSettings {
  readonly name: string;
  readonly language: Language;
  /** IANA name. */
  readonly timeZone: string;
  /** Pause between the approval and the send of an immediate post, with a Stop button. */
  readonly graceSeconds: number;
  /** At least 1; the author never counts. */
  readonly approvalsNeeded: number;
  /**
   * Where approvers come from. `channel`: the full members of the desk's channel; `people`: those in `approvers`;
   * `group`: the members of `approverGroup`.
   */
  readonly approversFrom: 'people' | 'channel' | 'group';
  /** The group's id on the platform; null unless approvers come from a group. */
  readonly approverGroup: string | null;
  readonly approvers: readonly string[];
  /** Ordered steps, which approve in place of `approversFrom` and `approvalsNeeded`; null: those do. */
  readonly steps: readonly Step[] | null;
  /** Hours for which members must have been seen in the channel before they may approve; 0: at once. */
  readonly seenForHours: number;
  /**
   * When that rule began to apply, which follows from the other settings; null while it does not. See `seen-rule.ts`.
   */
  readonly seenFromAt: Date | null;
  readonly stewards: readonly string[];
  readonly reactionsCount: boolean;
  /** False: somebody who proposed words that the author took does not approve them either. */
  readonly proposersApprove: boolean;
  /** Minutes by which a post may be late before a person is asked. */
  readonly notAfterMinutes: number;
  /** Days for which a video is kept after publication; its hash stays. */
  readonly recordingDays: number;
  /** Levels by the finding's code; findings that always block cannot be adjusted. */
  readonly findingLevels: Readonly<Record<string, FindingLevel>>;
  /** If a video with sound needs captions; "auto": as the desk's language requires. */
  readonly captions: 'auto' | 'required' | 'optional';
  /** Hosts that links may go to without a remark; empty: links are not checked. */
  readonly officialDomains: readonly string[];
  readonly accountIds: readonly string[];
  /** The weekly digest's day, 1 for Monday to 7 for Sunday; null: none. */
  readonly digestWeekday: number | null;
  /** Its local time, "09:00"; not from 02:00 to 02:59, which a clock change can skip or repeat. */
  readonly digestTime: string;
  /** Days on which people may be reminded of waiting drafts: 1 for Monday to 7 for Sunday, at least one. */
  readonly workDays: readonly number[];
  /** Local times of one day, "09:00" before "18:00". */
  readonly workFrom: string;
  readonly workTo: string;
  /**
   * Public holidays that count: of a country or a part of one, "FR" or "FR-57"; "auto": by zone and language; "none".
   */
  readonly holidays: string;
}

export type SettingsRefusal =
  | 'nobody_could_approve'
  | 'bad_steps'
  | 'steps_unfillable'
  | 'bad_time_zone'
  | 'bad_grace'
  | 'bad_seen_for'
  | 'bad_number'
  | 'bad_not_after'
  | 'bad_recording_days'
  | 'bad_digest'
  | 'bad_hours'
  | 'bad_holidays'
  | 'unknown_account';

interface Setting<Value> {
  /** The value that a desk begins with by default. */
  readonly initial: Value;
  readonly schema: z.ZodType<Value>;
  /** Checks the settings together, after the schema. */
  readonly fits?: (settings: DeskSettings) => boolean;
  /** The refusal of a wrong value; null if every value of its type is right. */
  readonly refusal: SettingsRefusal | null;
}

interface WholeSetting extends Setting<number> {
  readonly least: number;
  readonly most: number;
}

/** Settings without a default: they must be given when a desk is made. */
type Founding = 'name' | 'language' | 'timeZone';

const day = z.int().min(1).max(7);
const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);

/**
 * All settings of a desk, apart from their words: the default, the allowed values, and the refusal of others, in the
 * order in which refusals are reported. Forms, options and sentences take their numbers from here.
 */
export const deskSettings = {
  name: { schema: z.string(), refusal: null },
  language: { schema: z.enum(languages), refusal: null },
  // Below one approval nothing would be approved.
  approvalsNeeded: whole({ initial: 1, least: 1, most: 9, refusal: 'bad_number' }),
  // After a week nobody is a newcomer.
  seenForHours: whole({ initial: 0, least: 0, most: 7 * 24, refusal: 'bad_seen_for' }),
  // A kept policy stores it as text.
  seenFromAt: { initial: null, schema: z.coerce.date<Date>().nullable(), refusal: null },
  // Nobody waits longer than this for the grace.
  graceSeconds: whole({ initial: 20, least: 0, most: 120, refusal: 'bad_grace' }),
  notAfterMinutes: whole({ initial: 120, least: 1, most: 24 * 60, refusal: 'bad_not_after' }),
  // At least a day, so that a post corrected at once still has its video; at most ten years, after which an archive
  // should keep it.
  recordingDays: whole({ initial: 90, least: 1, most: 3_650, refusal: 'bad_recording_days' }),
  timeZone: { schema: z.string().refine(isTimeZone), refusal: 'bad_time_zone' },
  // A desk without a digest keeps its time for when it has one again.
  digestWeekday: { initial: 1, schema: day.nullable(), refusal: 'bad_digest' },
  digestTime: { initial: '09:00', schema: time.refine((said) => !said.startsWith('02:')), refusal: 'bad_digest' },
  workDays: { initial: [1, 2, 3, 4, 5], schema: z.array(day).min(1), refusal: 'bad_hours' },
  workFrom: { initial: '09:00', schema: time, refusal: 'bad_hours' },
  workTo: { initial: '18:00', schema: time, fits: ({ workFrom, workTo }) => workFrom < workTo, refusal: 'bad_hours' },
  holidays: {
    initial: 'auto',
    schema: z.string().regex(/^(?:auto|none|[A-Z]{2}(?:-[A-Z0-9]{1,4})?)$/),
    refusal: 'bad_holidays',
  },
  reactionsCount: { initial: true, schema: z.boolean(), refusal: null },
  proposersApprove: { initial: true, schema: z.boolean(), refusal: null },
  findingLevels: { initial: {}, schema: z.record(z.string(), z.enum(['off', 'info', 'warns'])), refusal: null },
  captions: { initial: 'auto', schema: z.enum(['auto', 'required', 'optional']), refusal: null },
  officialDomains: { initial: [], schema: z.array(z.string()), refusal: null },
  accountIds: { initial: [], schema: z.array(z.string()), refusal: null },
  stewards: { initial: [], schema: z.array(z.string()), refusal: null },
  approverGroup: { initial: null, schema: z.string().nullable(), refusal: null },
  steps: { initial: null, schema: stepsSchema.nullable(), refusal: 'bad_steps' },
  approversFrom: { initial: 'people', schema: z.enum(['people', 'channel', 'group']), refusal: null },
  approvers: { initial: [], schema: z.array(z.string()), fits: couldApprove, refusal: 'nobody_could_approve' },
} as const satisfies { readonly [Name in Founding]: Omit<Setting<DeskSettings[Name]>, 'initial'> } & {
  readonly [Name in Exclude<keyof DeskSettings, Founding>]: Setting<DeskSettings[Name]>;
};

/** The default settings of a desk. */
export const deskDefaults = Object.fromEntries(
  Object.entries(deskSettings).flatMap(([name, setting]) => ('initial' in setting ? [[name, setting.initial]] : [])),
) as Omit<DeskSettings, Founding>; // As the type of the table says.

/** Returns why a desk may not have these settings; null if it may. Pure. */
export function refusalOf(settings: DeskSettings): SettingsRefusal | null {
  for (const [name, setting] of Object.entries(deskSettings)) {
    const value = settings[name as keyof DeskSettings]; // A key of the table.
    const isRight = setting.schema.safeParse(value).success && (!('fits' in setting) || setting.fits(settings));
    if (setting.refusal !== null && !isRight) return setting.refusal;
  }
  return settings.steps === null || couldBeFilled(settings.steps) ? null : 'steps_unfillable';
}

function whole(bounds: Omit<WholeSetting, 'schema'>): WholeSetting {
  return { ...bounds, schema: z.int().min(bounds.least).max(bounds.most) };
}

/**
 * Tells whether enough people could approve, as far as known here: only the platform knows who is in a channel or
 * group.
 */
function couldApprove({ approversFrom, approverGroup, approvers, approvalsNeeded, steps }: DeskSettings): boolean {
  // The steps approve in place of these.
  if (steps !== null) return true;
  switch (approversFrom) {
    case 'people':
      return new Set(approvers).size >= approvalsNeeded;
    case 'channel':
      return true;
    case 'group':
      return approverGroup !== null && approverGroup !== '';
  }
}

/** Tells whether a desk requires captions for videos with sound. */
export function requiresCaptions({ captions, language }: Pick<DeskSettings, 'captions' | 'language'>): boolean {
  return captions === 'required' || (captions === 'auto' && languageFacts[language].requiresCaptions);
}

/** Tells whether there is a time zone with that name. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
