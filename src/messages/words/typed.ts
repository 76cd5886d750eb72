/** Words for one thing, each in small letters without accents, as `folded` makes them; the first is the one to recommend. */
type Typed = readonly string[];

/**
 * What people type. Every language's words are understood on every desk, so a word may mean one thing only over all
 * languages; a test reads them together.
 */
export interface TypedWords {
  /** After "/tambour". */
  readonly commands: {
    readonly draft: Typed;
    readonly list: Typed;
    readonly show: Typed;
    readonly template: Typed;
    readonly correct: Typed;
    readonly setup: Typed;
    readonly freeze: Typed;
    readonly thaw: Typed;
    readonly absence: Typed;
    readonly hours: Typed;
    readonly digest: Typed;
    readonly figures: Typed;
    readonly help: Typed;
    readonly practice: Typed;
  };
  /** Before a draft's number. */
  readonly numberSigns: Typed;
  /** After the command for templates. */
  readonly templates: {
    readonly list: Typed;
    readonly new: Typed;
    readonly keep: Typed;
    readonly use: Typed;
    readonly change: Typed;
    readonly remove: Typed;
  };
  /** After the command for absences. */
  readonly absences: { readonly list: Typed; readonly end: Typed };
  /** After the command for the digest. */
  readonly digest: { readonly here: Typed; readonly on: Typed; readonly off: Typed };
  /** For "no public holidays". */
  readonly none: Typed;
  /** That a draft is in such a state; up to three words. */
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
  /** After "@", for whoever asks. */
  readonly me: Typed;
  /** Nobody looks for these by themselves, and a text need not have them as they were typed. */
  readonly tooShortToFind: Typed;
  /** In the order of ISO 8601. Their first three letters are understood too. */
  readonly weekdays: readonly Typed[];
  /** Two letters for each, where the language has such; only in "mo-fr": alone, two letters name a calendar of holidays. */
  readonly weekdaysInRanges: readonly Typed[];
  /** From January on. */
  readonly months: readonly Typed[];
  readonly yesterday: Typed;
  readonly today: Typed;
  readonly tomorrow: Typed;
  readonly thisOne: Typed;
  readonly lastOne: Typed;
  readonly week: Typed;
  readonly month: Typed;
  readonly year: Typed;
  /** Before a day, without a meaning of their own. */
  readonly articles: Typed;
  readonly from: Typed;
  readonly since: Typed;
  readonly until: Typed;
  /** Between a day and its time. */
  readonly at: Typed;
  /** After a time. */
  readonly clock: Typed;
  /** Read over where a digest's hour, working hours or an absence are told. */
  readonly fillers: Typed;
  /** In a draft's thread, by somebody who may think that it approves. Whole messages. */
  readonly approval: Typed;
}
