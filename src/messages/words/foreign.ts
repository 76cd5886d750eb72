/** Sentences on a post that Tambour did not make on one of its accounts. */
export interface ForeignWords {
  readonly seen: (account: string) => string;
  readonly settled: (account: string) => string;
  /** The same on an account that is read as a source, where such posts are expected. */
  readonly onSource: (account: string) => string;
  readonly posted: (when: string) => string;
  /** Sentences on a post that Tambour itself published once too often. */
  readonly duplicate: {
    readonly seen: (account: string) => string;
    readonly settled: (account: string) => string;
    readonly other: string;
    readonly whatToDo: string;
    readonly otherIsGone: string;
    readonly elsewhere: string;
    readonly underWay: (name: string) => string;
    readonly failed: string;
    readonly unsupported: string;
    readonly unproven: string;
    readonly retracted: (name: string, when: string) => string;
    readonly left: (name: string, when: string) => string;
    readonly retract: string;
    readonly keepBoth: string;
    readonly answer: {
      readonly retracting: string;
      readonly already: string;
    };
  };
  /** Sentences on what others did to a post that Tambour made, or to the account's profile. */
  readonly outside: {
    readonly seen: {
      readonly edited: (account: string) => string;
      readonly deleted: (account: string) => string;
      readonly profile: (account: string) => string;
    };
    readonly settled: {
      readonly edited: (account: string) => string;
      readonly deleted: (account: string) => string;
      readonly profile: (account: string) => string;
    };
    readonly whatToDo: {
      readonly edited: string;
      readonly deleted: string;
      readonly profile: string;
    };
    readonly readsNow: (words: string) => string;
    readonly name: (before: string, now: string) => string;
    readonly bio: (before: string, now: string) => string;
    readonly rest: string;
    readonly settledItself: (when: string) => string;
  };
  readonly link: string;
  readonly whatToDo: string;
  readonly firstHour: string;
  readonly settledBy: (name: string, when: string) => string;
  readonly settledItself: (when: string) => string;
  readonly itWasUs: string;
  readonly freeze: string;
  readonly answer: {
    readonly settled: string;
    readonly already: string;
    readonly notHere: string;
  };
}
