/** Sentences on the drafts that somebody looks for, and on the whole timeline of one. */
export interface FindWords {
  readonly number: (number: number) => string;
  readonly by: (name: string) => string;
  readonly since: (day: string) => string;
  readonly between: (first: string, last: string) => string;
  readonly state: {
    readonly open: string;
    readonly writing: string;
    readonly asked: string;
    readonly changesAsked: string;
    readonly approved: string;
    readonly scheduled: string;
    readonly published: string;
    readonly held: string;
    readonly failed: string;
    readonly retracted: string;
    readonly rejected: string;
    readonly cancelled: string;
  };
  readonly count: (count: number) => string;
  readonly older: (count: number) => string;
  readonly noOlder: string;
  readonly none: (wanted: string) => string;
  readonly hint: string;
  readonly example: string;
  readonly unknownName: (name: string) => string;
  readonly badDay: (days: string) => string;
  readonly unclear: (what: string) => string;
  readonly tooLong: string;
}
