/** Sentences on an account that somebody put to sleep: for the channels of its desks, and the people who ask. */
export interface SleepWords {
  readonly asleep: (name: string, account: string, when: string) => string;
  readonly until: (when: string) => string;
  readonly untilWoken: string;
  /** A day to whose end it sleeps, after "until". */
  readonly lastDay: (day: string) => string;
  /** Posts of a real emergency go out there all the same. */
  readonly exceptEmergencies: string;
  readonly whoWakes: string;
  /** Another desk decides about the account. */
  readonly otherWakes: (desk: string) => string;
  readonly reason: (why: string) => string;
  readonly wake: (account: string) => string;
  readonly over: string;
  readonly woken: (name: string, account: string, when: string) => string;
  readonly ended: (account: string, when: string) => string;
  readonly waiting: (count: number) => string;
  readonly nothingWaits: string;
  readonly answer: {
    readonly asked: (account: string) => string;
    readonly alreadyAsked: (account: string) => string;
    readonly otherDesk: (account: string, desk: string) => string;
    readonly awake: (account: string) => string;
    readonly mayNot: string;
    /** `asleep`: the desk's sleeping accounts. */
    readonly whichAccount: (asleep: readonly string[]) => string;
    readonly stillAsleep: string;
    readonly asleep: (account: string) => string;
    readonly asleepUntil: (account: string, when: string) => string;
    readonly mayNotSleep: string;
    /** `accounts`: the desk's. */
    readonly whichToSleep: (accounts: readonly string[]) => string;
    readonly untilUnclear: string;
    /** Asks which end "until" a day means; each of the two that follow is a button's. */
    readonly untilEither: (account: string, day: string) => string;
    readonly untilDayBegins: (day: string) => string;
    readonly untilDayEnds: (day: string) => string;
    readonly notShorter: (account: string) => string;
    /** It sleeps, or will, without an exception for emergencies. */
    readonly notLooser: (account: string) => string;
  };
  /** The list of the desk's accounts. */
  readonly accounts: {
    readonly title: string;
    readonly none: string;
    readonly active: (account: string) => string;
    readonly paused: (account: string) => string;
    readonly asleep: (account: string, since: string, name: string | null) => string;
    /** Names the desk that decides about it, since it was made before this one. */
    readonly decidedBy: (desk: string) => string;
    readonly howTo: string;
  };
  /** The wish that an account wakes, and what became of it. A name is null where nobody knows it any more. */
  readonly waking: {
    readonly asks: (name: string, account: string, when: string) => string;
    readonly nothingLeaves: (waiting: number) => string;
    readonly approvedBy: (names: readonly string[]) => string;
    readonly missing: (count: number) => string;
    /** Only the person who asked, or whose post waits, could agree; `typed`: the administrator's command. */
    readonly stuck: (name: string, typed: string) => string;
    readonly agreed: (name: string | null) => string;
    readonly refused: (name: string | null) => string;
    readonly over: string;
    readonly approve: (account: string) => string;
    readonly refuse: string;
    readonly refusals: {
      readonly author: string;
      readonly asker: string;
      readonly authorsDeputy: string;
      readonly closed: string;
    };
  };
  /** Said a day before a sleep ends by itself; `waiting`: posts of the desk that it holds. */
  readonly ending: (account: string, when: string) => string;
  readonly endingNext: (waiting: number) => string;
  /** Posts that a sleep holds, and what may become of each. */
  readonly held: {
    readonly until: (until: string) => string;
    /** `when`: the last moment at which it may go out as it was approved. */
    readonly late: (when: string) => string;
    readonly ask: string;
    readonly awake: (account: string) => string;
    readonly askAwake: string;
    readonly askLate: string;
    readonly together: (count: number, account: string) => string;
    readonly askTogether: string;
    readonly otherAccount: (account: string) => string;
    readonly otherTime: (account: string) => string;
    readonly cancelDelivery: (account: string) => string;
    readonly calledOff: (name: string, account: string) => string;
    readonly backInWriting: string;
  };
  /** Lines about sleeping accounts, above the desk's list and on a person's start page. */
  readonly inList: {
    readonly asleep: (account: string, until: string | null, exceptEmergencies: boolean) => string;
    readonly wait: (count: number, account: string) => string;
  };
  readonly help: {
    readonly accounts: string;
    readonly accountsDoes: string;
    readonly sleep: string;
    readonly sleepDoes: string;
    readonly wake: string;
    readonly wakeDoes: string;
  };
  /** A draft's form. `until` null: until somebody wakes it; `why` null: no reason is known. */
  readonly inForm: {
    /** Short, as the label of a box to tick: `day` is the last day of its sleep. */
    readonly label: (account: string, day: string | null) => string;
    /** Equally short: it sleeps except for emergencies. */
    readonly labelExcept: (account: string) => string;
    readonly hint: (account: string, until: string | null, why: string | null) => string;
    /** All accounts of the desk sleep. */
    readonly allAsleep: string;
    readonly refused: (account: string, until: string | null, why: string | null) => string;
    /** Like `label`, for a planned sleep: `day` is its first day. */
    readonly labelPlanned: (account: string, day: string) => string;
    readonly hintPlanned: (account: string, from: string, until: string) => string;
    readonly refusedPlanned: (account: string, from: string, until: string) => string;
  };
}
