import type { CommandWords, Typed } from './commands.ts';

/**
 * Words that people type. Every language's words are understood on every desk, so a word may have only one meaning
 * across all languages. A test reads them together.
 */
export interface TypedWords {
  /** Words after "/tambour". */
  readonly commands: CommandWords;
  /** Signs before a draft's number. */
  readonly numberSigns: Typed;
  /** Words after the command for templates. */
  readonly templates: {
    readonly list: Typed;
    readonly new: Typed;
    readonly keep: Typed;
    readonly use: Typed;
    readonly change: Typed;
    readonly remove: Typed;
  };
  /** Headings of a campaign's file. They may mean something else where a command is typed. */
  readonly importing: {
    readonly id: Typed;
    readonly date: Typed;
    readonly time: Typed;
    readonly text: Typed;
    readonly accounts: Typed;
    readonly warning: Typed;
    readonly language: Typed;
  };
  /** Words for all accounts, in such a file. */
  readonly everyAccount: Typed;
  /** Words after the command for sources. */
  readonly sources: { readonly add: Typed };
  /** Words after the command for links: the pages that one shows, its days, and the word before its reader's name. */
  readonly sharing: {
    readonly calendar: Typed;
    readonly digests: Typed;
    readonly withTexts: Typed;
    readonly days: Typed;
    readonly forWhom: Typed;
  };
  /** Words after the command for absences. */
  readonly absences: { readonly list: Typed; readonly end: Typed };
  /** Words after the command for leaving, and the account. */
  readonly leaving: { readonly export: Typed; readonly cancel: Typed };
  /** Words after the command for emergencies. */
  readonly emergency: { readonly drill: Typed; readonly end: Typed; readonly templates: Typed };
  /** Words after those for emergency templates. */
  readonly emergencyTemplates: {
    readonly list: Typed;
    readonly new: Typed;
    readonly change: Typed;
    readonly withdraw: Typed;
  };
  /** Words for the kind of value that a blank takes, if it has no list. */
  readonly emergencyBlanks: { readonly time: Typed; readonly short: Typed };
  /** Words after the command for reserve periods. */
  readonly periods: { readonly report: Typed };
  /** Words after the command for the rota, and after that for who is on call. */
  readonly rota: { readonly change: Typed; readonly handOver: Typed };
  /** Words in place of a person. */
  readonly nobody: Typed;
  /** Words after the command for the digest. */
  readonly digest: { readonly here: Typed; readonly on: Typed; readonly off: Typed };
  /** The word after the command for the dossier to enter what belongs into it. */
  readonly dossier: { readonly enter: Typed };
  /** Words for "no public holidays". */
  readonly none: Typed;
  /** States of a draft to look for, in up to three words. */
  readonly states: {
    readonly open: Typed;
    readonly writing: Typed;
    readonly asked: Typed;
    readonly changesAsked: Typed;
    readonly approved: Typed;
    readonly scheduled: Typed;
    readonly published: Typed;
    readonly held: Typed;
    readonly failed: Typed;
    readonly retracted: Typed;
    readonly rejected: Typed;
    readonly cancelled: Typed;
  };
  /** Words after "@" for the person who asks. */
  readonly me: Typed;
  /** Small words, such as articles, that are never looked for alone and that a text need not contain. */
  readonly tooShortToFind: Typed;
  /** Weekdays in the order of ISO 8601. Their first three letters are understood too. */
  readonly weekdays: readonly Typed[];
  /**
   * Two letters for each weekday, where the language has them. They count only in "mo-fr": alone, two letters name a
   * calendar of holidays.
   */
  readonly weekdaysInRanges: readonly Typed[];
  /** Months from January on. */
  readonly months: readonly Typed[];
  readonly yesterday: Typed;
  readonly today: Typed;
  readonly tomorrow: Typed;
  readonly dayAfterTomorrow: Typed;
  readonly thisOne: Typed;
  readonly lastOne: Typed;
  readonly week: Typed;
  readonly month: Typed;
  readonly year: Typed;
  /** Words before a day that have no meaning of their own. */
  readonly articles: Typed;
  readonly from: Typed;
  readonly since: Typed;
  readonly until: Typed;
  /** Words that say until when something lasts, and nothing else. */
  readonly untilMoment: Typed;
  /** Phrases that except emergencies from a freeze or a sleep. */
  readonly exceptEmergencies: Typed;
  /** Words between a day and its time. */
  readonly at: Typed;
  /** Words after a time. */
  readonly clock: Typed;
  /** Words for noon. Midnight has none: it may be the one before a day or after it. */
  readonly noon: Typed;
  /** Words that are ignored in a digest's hour, working hours or an absence. */
  readonly fillers: Typed;
  /** Whole messages in a draft's thread that somebody may think approve it. */
  readonly approval: Typed;
}
