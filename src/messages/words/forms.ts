/** Titles, labels, hints and errors of the forms. Titles are short: Slack shows 24 characters. */
export interface FormsWords {
  readonly save: string;
  readonly newDraft: string;
  readonly editDraft: (number: number) => string;
  readonly create: string;
  readonly newDraftIntro: string;
  readonly text: string;
  readonly ownText: (account: string) => string;
  readonly ownTextHint: string;
  /** Names these fields beside others. */
  readonly ownTextsShort: string;
  readonly accounts: string;
  readonly when: string;
  readonly now: string;
  readonly atTime: string;
  readonly at: string;
  readonly day: string;
  readonly time: string;
  /** Explains how to type a time of the desk's zone. */
  readonly atHint: (zone: string) => string;
  /** The hint of a picker in the person's own zone. */
  readonly atPickerHint: (zone: string) => string;
  /** The hint of a picker in the desk's zone. */
  readonly atClockHint: (zone: string) => string;
  /** Follows the hints: the meaning of an empty time. */
  readonly atEmpty: string;
  readonly files: string;
  readonly filesCarried: (count: number) => string;
  readonly filesHint: (most: number) => string;
  readonly filesHintUpTo: (most: number, megabytes: number) => string;
  readonly alts: string;
  readonly altsHint: string;
  readonly shorten: string;
  readonly shortenHint: (limit: number) => string;
  readonly ownTexts: string;
  readonly ownTextsIntro: string;
  readonly ownTextsHint: (limit: number) => string;
  readonly changes: string;
  readonly changesTitle: string;
  readonly changesSend: string;
  readonly rejectTitle: string;
  readonly rejectIntro: string;
  readonly rejectSend: string;
  readonly reasonTitle: string;
  readonly reasonSend: string;
  readonly reason: string;
  readonly retractTitle: string;
  readonly retractIntro: (account: string) => string;
  readonly retractEverywhereIntro: (accounts: string) => string;
  readonly retractByHand: (accounts: string) => string;
  readonly retractCallsOff: (accounts: string) => string;
  readonly retractArriving: (accounts: string) => string;
  /** Followed by the posts. */
  readonly retractStays: string;
  /** Said on retracting or correcting, if a server may have sent the posts by mail. */
  readonly mailedOut: (accounts: string) => string;
  readonly retractSend: string;
  readonly newTimeTitle: string;
  readonly newTimeSend: string;
  readonly thereTitle: string;
  readonly thereLink: string;
  readonly thereSend: string;
  readonly error: {
    readonly textEmpty: string;
    readonly fieldEmpty: string;
    readonly nul: (at: number) => string;
    readonly loneSurrogate: (at: number) => string;
    readonly control: (at: number) => string;
    readonly tooManyMarks: (at: number, most: number) => string;
    readonly tooLong: (limit: string) => string;
    /** A text for one account, which is not chosen. */
    readonly ownTextUnticked: string;
    readonly altsWithoutImages: string;
    readonly altsCount: (images: number, lines: number) => string;
    readonly noAccount: string;
    readonly timeMissing: string;
    readonly timeUnread: string;
    readonly timeWithoutHour: string;
    /** A date was given, and "once approved" was chosen. */
    readonly timeAndNow: string;
    readonly wrongWeekday: (day: string, weekday: string) => string;
    /** The texts may be typed instead. */
    readonly unsure: (either: string, or: string) => string;
    readonly timePast: string;
    readonly timeFar: string;
    readonly timeNonexistent: (before: string, after: string) => string;
    readonly timeDoubled: (earlier: string, later: string) => string;
    readonly link: string;
  };
}
