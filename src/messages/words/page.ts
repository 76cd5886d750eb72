/** The practice page's own sentences. All others on it come from the bot. */
export interface PageWords {
  readonly practice: string;
  readonly practiceSafe: string;
  readonly practiceUndo: string;
  /** Shown while people rehearse in a real chat. */
  readonly rehearse: string;
  /** First steps, and the sentence for each once it is done. */
  readonly steps: {
    readonly title: string;
    readonly read: string;
    readonly approve: (approver: string) => string;
    readonly write: (author: string) => string;
    readonly break: string;
    readonly done: string;
    readonly close: string;
  };
  /** The clock by which everything on the practice desk runs, and which can be moved on. */
  readonly clock: {
    readonly label: string;
    readonly summary: string;
    readonly hint: string;
    /** Warns that a first move cannot be taken back. */
    readonly forGood: string;
    readonly leaps: {
      readonly fiveMinutes: string;
      readonly hour: string;
      readonly day: string;
      readonly month: string;
    };
    /** `ahead`: how far, as "3 months, 2 days". */
    readonly ahead: (now: string, ahead: string) => string;
    readonly moving: (now: string, to: string) => string;
    readonly stop: string;
    /** Reasons why the clock was not moved, or stopped early. */
    readonly stopped: {
      readonly realAccount: string;
      readonly realDesk: string;
      readonly shared: string;
      readonly busy: string;
      readonly failed: string;
    };
  };
  readonly speakAs: string;
  /** Roles of a person on the channel's desk, by its current settings. */
  readonly roles: {
    readonly approves: string;
    readonly steward: string;
    readonly writes: string;
    readonly outside: string;
  };
  readonly guest: string;
  readonly language: string;
  readonly channels: string;
  readonly thread: string;
  readonly openThread: (replies: number) => string;
  readonly backToChannel: string;
  readonly chooseThread: string;
  readonly emptyChannel: string;
  readonly write: (where: string) => string;
  readonly reply: string;
  readonly send: string;
  /** Explains the Enter key in the field for messages. */
  readonly enterHint: string;
  readonly commandsLabel: string;
  readonly commands: readonly string[];
  /** Labels beside the check mark and the cross that the bot adds where people can decide. */
  readonly approve: string;
  readonly reject: string;
  readonly askClose: string;
  readonly skips: string;
  readonly skipToNewest: string;
  readonly skipToButtons: string;
  /** Drops a file of rows in the channel. */
  readonly table: string;
  readonly tableFile: string;
  readonly pictures: string;
  readonly pictureAlt: string;
  readonly pictureAltHint: string;
  readonly app: string;
  readonly edited: string;
  readonly deleted: string;
  readonly onlyYou: string;
  readonly dismiss: string;
  readonly edit: string;
  readonly save: string;
  readonly remove: string;
  readonly more: string;
  readonly react: string;
  /** The label of the shortcut on a message. */
  readonly use: string;
  readonly useUnanswered: string;
  readonly file: (name: string, size: string) => string;
  readonly noAlt: string;
  readonly networks: string;
  readonly noPosts: string;
  readonly openPost: string;
  /** The button that asks the bot for a made-up past, a hint on its use, and the command that it types. */
  readonly fillPast: string;
  readonly fillPastHint: string;
  readonly fillPastCommand: string;
  readonly trouble: string;
  readonly troubleHint: string;
  readonly apply: string;
  readonly troubles: {
    readonly none: string;
    readonly loseAnswer: string;
    readonly refuseToken: string;
    readonly slow: string;
    readonly outOfOrder: string;
  };
  readonly close: string;
  readonly openForms: string;
  readonly optional: string;
  readonly kept: (name: string) => string;
  readonly upTo: (files: number) => string;
  readonly formErrors: string;
  readonly problems: { readonly required: string; readonly tooLong: string; readonly tooMany: string };
  readonly noAnswer: string;
  readonly unsent: string;
  readonly pressKept: string;
  readonly refusals: {
    readonly empty: string;
    readonly tooLong: string;
    readonly noSuchPlace: string;
    /** The descriptions are not as many as the pictures. */
    readonly alts: string;
    readonly gone: string;
    readonly fileTooLarge: string;
  };
  readonly skip: string;
}
