/** Sentences on the import of a campaign: a file of rows, each of which becomes a draft. */
export interface ImportingWords {
  readonly help: string;
  readonly helpDoes: string;
  readonly howTo: {
    readonly title: string;
    readonly intro: string;
    readonly nothingYet: string;
    readonly columns: {
      readonly text: string;
      readonly when: string;
      readonly accounts: string;
      readonly ownTexts: string;
      readonly rest: string;
      readonly id: string;
    };
    readonly excel: string;
    readonly libreOffice: string;
    readonly sample: string;
    readonly sampleName: string;
    /** Title of the sample as a file. */
    readonly sampleFile: string;
    /** The headings and cells of a file with two posts. */
    readonly cells: {
      readonly id: string;
      readonly date: string;
      readonly time: string;
      readonly text: string;
      readonly accounts: string;
      readonly firstDay: string;
      readonly firstText: string;
      readonly secondDay: string;
      readonly secondText: string;
    };
  };
  /** Reasons why a file was not read. */
  readonly refused: {
    readonly gone: (file: string) => string;
    /** It was dropped in the thread of a draft. */
    readonly inThread: (file: string) => string;
    readonly tooLarge: (file: string, megabytes: number) => string;
    readonly empty: (file: string) => string;
    readonly spreadsheet: (file: string) => string;
    readonly otherEncoding: (file: string) => string;
    readonly notText: (file: string) => string;
    readonly noHeader: (file: string) => string;
    readonly noText: (file: string) => string;
    readonly twice: (file: string, heading: string) => string;
    readonly noRows: (file: string) => string;
    readonly tooManyRows: (file: string, most: number) => string;
    readonly tooManyColumns: (file: string, most: number) => string;
    readonly quote: (file: string, line: number) => string;
    readonly notOnDesk: (file: string) => string;
    readonly noAccounts: (file: string) => string;
  };
  /** Reasons why a row cannot become a draft. */
  readonly problem: {
    readonly in: (column: string, sentence: string) => string;
    readonly noHour: string;
    readonly serial: string;
    /** Another cell of its column can only be read with the month first. */
    readonly monthFirst: string;
    readonly past: string;
    readonly unknownAccount: (name: string) => string;
    readonly unknownLanguage: (name: string) => string;
    readonly moreCells: string;
    readonly longId: string;
    readonly sameId: (line: number) => string;
    readonly sameRow: (line: number) => string;
  };
  readonly encodings: { readonly utf8: string; readonly utf16: string; readonly windows1252: string };
  readonly card: {
    readonly title: (file: string, rows: number) => string;
    readonly readAs: (encoding: string) => string;
    readonly unread: (headings: readonly string[]) => string;
    readonly version: string;
    /** Counts by what becomes of the rows, each of one or more. */
    readonly plan: {
      readonly new: (count: number) => string;
      readonly changed: (count: number) => string;
      readonly same: (count: number) => string;
      readonly kept: (count: number) => string;
      readonly bad: (count: number) => string;
    };
    readonly done: {
      readonly created: (count: number) => string;
      readonly updated: (count: number) => string;
      readonly unchanged: (count: number) => string;
      readonly edited: (count: number) => string;
      readonly decided: (count: number) => string;
      readonly bad: (count: number) => string;
      readonly gone: (count: number) => string;
    };
    readonly table: (first: number, last: number) => string;
    readonly header: {
      readonly row: string;
      readonly when: string;
      readonly accounts: string;
      readonly length: string;
      readonly state: string;
    };
    readonly row: (line: number) => string;
    readonly onceApproved: string;
    readonly rowState: {
      readonly new: string;
      readonly changed: string;
      readonly same: string;
      readonly kept: string;
      readonly bad: string;
      readonly remarks: (count: number) => string;
    };
    readonly cannot: string;
    readonly moreCannot: (count: number) => string;
    readonly remarks: string;
    readonly moreRemarks: (count: number) => string;
    /** A cell has only a number or an error of the spreadsheet. */
    readonly noWords: string;
    readonly formula: string;
    readonly room: (fit: number, rows: number) => string;
    readonly noRoom: string;
    readonly nothing: string;
    readonly making: (name: string, done: number, all: number) => string;
    readonly madeBy: (name: string) => string;
    readonly stopped: (left: number) => string;
    readonly left: string;
    readonly notScheduled: string;
    readonly texts: (first: number, last: number) => string;
    readonly draftLine: (number: string, when: string, state: string) => string;
  };
  readonly buttons: {
    readonly make: (count: number) => string;
    readonly makeGood: (count: number) => string;
    readonly makeFitting: (count: number) => string;
    readonly change: (count: number) => string;
    readonly none: string;
    readonly ask: (count: number) => string;
    readonly read: string;
    readonly nextPage: (page: number, pages: number) => string;
    readonly approveAll: (count: number) => string;
    readonly approveOne: (number: number) => string;
    readonly open: (number: number) => string;
  };
  readonly answer: {
    readonly over: string;
    readonly otherRows: string;
    readonly underWay: (name: string) => string;
    readonly asking: string;
    readonly nothingToAsk: string;
    readonly opened: string;
  };
  /** The reader that shows each text to one person, and the approval of what they have read. */
  readonly reader: {
    readonly title: (page: number, pages: number) => string;
    readonly intro: string;
    readonly nothing: string;
    readonly ownPress: string;
    readonly ownCard: string;
    readonly rest: (count: number) => string;
    readonly approved: (count: number) => string;
    readonly none: string;
    readonly unread: (numbers: string) => string;
    readonly withRemark: (numbers: string) => string;
    readonly refused: (numbers: string, why: string) => string;
  };
  readonly reminder: (count: number, file: string) => string;
}
