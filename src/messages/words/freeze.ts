/** Sentences on a frozen desk, or all frozen: for its channel, its cards and the people who ask. */
export interface FreezeWords {
  readonly frozen: (name: string, when: string) => string;
  readonly allFrozen: (when: string) => string;
  readonly why: (why: string) => string;
  readonly waiting: (count: number) => string;
  readonly underWay: string;
  readonly howToThaw: string;
  readonly howToThawAll: string;
  readonly firstHour: string;
  readonly lastDay: string;
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
    readonly thawed: string;
    readonly notFrozen: string;
    readonly allFrozen: string;
    readonly notApprover: string;
    readonly mayNotFreeze: string;
    readonly nothingLeaves: string;
  };
}
