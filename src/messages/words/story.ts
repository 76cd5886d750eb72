/** Text of a draft's timeline, line by line, and of the figures of its posts. */
export interface StoryWords {
  readonly open: string;
  readonly title: (number: number) => string;
  readonly part: (first: number, last: number, all: number) => string;
  readonly more: (count: number) => string;
  readonly over: string;
  readonly begun: (name: string) => string;
  readonly asked: (name: string, version: number) => string;
  readonly decided: {
    readonly approve: (name: string, version: number) => string;
    readonly requestChanges: (name: string, version: number) => string;
    readonly reject: (name: string, version: number) => string;
  };
  readonly inPlaceOf: (name: string) => string;
  readonly withdrawn: (name: string, version: number) => string;
  readonly wordingProposed: (name: string, version: number) => string;
  readonly wordingLate: (name: string, version: number) => string;
  readonly wordingAccepted: (name: string, version: number) => string;
  readonly wordingDismissed: (name: string) => string;
  readonly stopped: (name: string) => string;
  readonly cancelled: (name: string) => string;
  readonly reopened: (name: string) => string;
  readonly rejectionWithdrawn: (name: string) => string;
  readonly sentLate: (name: string) => string;
  readonly sent: (account: string, version: number) => string;
  readonly corrected: (account: string) => string;
  readonly doubt: (account: string) => string;
  readonly retracted: (account: string, name: string) => string;
  readonly retractFailed: (account: string) => string;
  readonly readings: {
    readonly caption: string;
    readonly figure: string;
    readonly age: {
      readonly h24: string;
      readonly h72: string;
      readonly d7: string;
      readonly d14: string;
      readonly d21: string;
      readonly d28: string;
    };
    readonly row: (age: string, figure: string) => string;
    readonly others: (count: number) => string;
    /** Figures of the first post of a series, and beside them those of all its parts together. */
    readonly withParts: (first: string, all: string) => string;
    readonly partsNote: string;
    readonly likes: string;
    readonly shares: string;
    readonly replies: string;
    readonly views: string;
  };
}
