/** Posts for emergencies, agreed beforehand, with blanks to fill in. */
export interface EmergencyTemplatesWords {
  readonly help: string;
  readonly helpDoes: string;
  readonly parts: { readonly warning: string; readonly correction: string; readonly allClear: string };
  readonly list: {
    readonly title: (count: number) => string;
    readonly none: string;
    readonly howTo: string;
    readonly new: string;
    readonly show: (name: string) => string;
    readonly change: (name: string) => string;
    readonly withdraw: (name: string) => string;
    /** A template's state, in a few words after its name. */
    readonly agreed: string;
    readonly asked: string;
    readonly lapsed: string;
    readonly accountGone: string;
    readonly changed: string;
  };
  readonly form: {
    readonly newTitle: string;
    readonly changeTitle: string;
    readonly intro: string;
    readonly submit: string;
    readonly name: string;
    readonly blanks: string;
    readonly blanksHint: string;
    readonly textHint: string;
    readonly ownText: (part: string, account: string) => string;
    readonly folded: string;
  };
  readonly error: {
    readonly unknownBlank: (blank: string) => string;
    readonly loneBrace: string;
    readonly touches: (blank: string) => string;
    readonly emptyText: string;
    readonly blankName: (blank: string, most: number) => string;
    readonly blankTwice: (blank: string) => string;
    readonly unused: (blank: string) => string;
    readonly fewChoices: (blank: string) => string;
    readonly tooManyChoices: (blank: string, most: number) => string;
    readonly choice: (blank: string, value: string, most: number) => string;
    readonly tooManyBlanks: (most: number) => string;
    readonly blankLine: (line: string) => string;
    readonly tooLong: (account: string, count: number, limit: number) => string;
    readonly nameTaken: string;
    readonly full: (most: number) => string;
    readonly stale: string;
  };
  readonly answer: {
    readonly asked: (name: string) => string;
    readonly unknown: (name: string) => string;
    readonly gone: string;
    readonly mayNot: string;
    readonly withdrawn: (name: string) => string;
  };
  readonly withdrawing: {
    readonly title: string;
    readonly intro: (name: string) => string;
    readonly submit: string;
  };
  readonly card: {
    readonly asks: (person: string, name: string) => string;
    readonly asksChange: (person: string, name: string, version: number) => string;
    readonly until: string;
    readonly blanks: string;
    readonly noBlanks: string;
    /** `values`: each between quotation marks. */
    readonly choice: (blank: string, values: readonly string[]) => string;
    readonly time: (blank: string) => string;
    readonly short: (blank: string, most: number) => string;
    /** `counts`: for each account how long it is, and how long it may be. */
    readonly longest: (counts: string) => string;
    readonly count: (account: string, count: number, limit: number) => string;
    readonly noPictures: string;
    readonly authors: (names: readonly string[]) => string;
    readonly approvedBy: (names: readonly string[]) => string;
    readonly missing: (count: number) => string;
    readonly agreed: (names: readonly string[]) => string;
    readonly lapsed: string;
    readonly accountGone: string;
    readonly changed: string;
    readonly refused: (name: string | null) => string;
    readonly withdrawn: (name: string | null) => string;
    readonly replaced: string;
    readonly approve: string;
    readonly refuse: string;
    readonly change: string;
    readonly withdraw: string;
  };
  readonly refusals: {
    readonly author: string;
    readonly authorsDeputy: string;
    readonly closed: string;
  };
  /** For a change of the desk by which templates could no longer be sent. */
  readonly losing: {
    /** The box by which somebody saves it all the same. */
    readonly label: string;
    readonly hint: (names: readonly string[]) => string;
    readonly although: string;
    readonly refused: (names: readonly string[]) => string;
    readonly lost: (names: readonly string[]) => string;
  };
  readonly told: {
    /** For the stewards, who are mentioned before it. */
    readonly lapsed: (name: string) => string;
    readonly see: string;
  };
}
