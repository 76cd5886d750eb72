/** Sentences on a frozen desk, or all frozen: for its channel, its cards and the people who ask. */
export interface FreezeWords {
  readonly frozen: (name: string, when: string) => string;
  readonly allFrozen: (when: string) => string;
  readonly wasFrozen: (name: string, when: string) => string;
  readonly allWasFrozen: (when: string) => string;
  readonly over: (name: string, when: string) => string;
  readonly allOver: (when: string) => string;
  readonly why: (why: string) => string;
  /** Posts of a real emergency go out all the same. */
  readonly exceptEmergencies: string;
  readonly waiting: (count: number) => string;
  readonly underWay: string;
  readonly howToThaw: string;
  readonly howToThawAll: string;
  readonly firstHour: string;
  readonly firstHourInThread: (done: number, of: number) => string;
  /** Steps of the first hour: each task, and a button to say that it is done. */
  readonly todo: {
    readonly saved: string;
    readonly looked: string;
    readonly cut: string;
    readonly repaired: string;
    readonly reported: string;
  };
  readonly done: {
    readonly saved: string;
    readonly looked: string;
    readonly cut: string;
    readonly repaired: string;
    readonly reported: string;
  };
  readonly tickedBy: (name: string, when: string) => string;
  readonly thawButton: string;
  readonly lastDay: string;
  readonly lastDayInThread: (count: number) => string;
  readonly nothingLastDay: string;
  readonly more: (count: number) => string;
  readonly moreSent: (count: number) => string;
  readonly thawed: (name: string, when: string) => string;
  readonly allThawed: (when: string) => string;
  readonly stillFrozen: string;
  readonly stillAllFrozen: string;
  readonly decideEach: string;
  readonly nothingWaits: string;
  readonly card: string;
  readonly cardAll: string;
  readonly answer: {
    readonly frozen: string;
    readonly already: (name: string, when: string) => string;
    /** It was frozen but for emergencies, and now is for these too. */
    readonly stricter: string;
    /** It is frozen without an exception, so it is not frozen again with one. */
    readonly notLooser: string;
    readonly thawed: string;
    readonly notFrozen: string;
    readonly allFrozen: string;
    readonly notApprover: string;
    readonly mayNotFreeze: string;
  };
}
