/** Sentences on who looks after an account: for its desk's channel, and for the people who ask or press. */
export interface KeepingWords {
  readonly help: string;
  readonly helpDoes: string;
  readonly form: {
    readonly title: string;
    readonly intro: string;
    readonly submit: string;
    readonly account: string;
    readonly keeper: string;
    readonly deputy: string;
    readonly deputyHint: string;
  };
  readonly named: (account: string, keeper: string, deputy: string | null) => string;
  /** `until`: the day by which somebody has to log in. */
  readonly logInBy: (days: number, until: string) => string;
  readonly noLogIn: string;
  readonly ended: (account: string, name: string | null) => string;
  /** `last` null: nobody has said yet that they logged in. */
  readonly due: (account: string, last: string | null) => string;
  readonly standsIn: (keeper: string) => string;
  readonly deputyToo: string;
  readonly missed: (account: string, keeper: string, last: string | null) => string;
  readonly until: (days: number, until: string) => string;
  /** Said once the day is past by which somebody had to log in. */
  readonly wasUntil: (days: number, until: string) => string;
  readonly whatToDo: (address: string, handle: string, button: string) => string;
  readonly loggedIn: string;
  readonly done: (name: string, when: string) => string;
  readonly over: string;
  readonly gone: {
    readonly chat: (name: string, account: string) => string;
    readonly channel: (name: string, account: string) => string;
    readonly deputyFromChat: (name: string, account: string) => string;
    readonly deputyFromChannel: (name: string, account: string) => string;
    readonly whatToDo: (handle: string) => string;
  };
  /** Additions to an account in the list of the desk's accounts. */
  readonly listed: {
    readonly keptBy: (keeper: string, deputy: string | null) => string;
    readonly lastLoggedIn: (when: string, until: string) => string;
    readonly neverLoggedIn: (until: string) => string;
    readonly howTo: string;
  };
  readonly answer: {
    readonly named: (account: string) => string;
    readonly same: (account: string) => string;
    readonly ended: (account: string) => string;
    readonly none: (account: string) => string;
    readonly otherDesk: (account: string, desk: string) => string;
    readonly mayNot: string;
    /** `accounts`: the desk's. */
    readonly whichAccount: (accounts: readonly string[]) => string;
    readonly whichPerson: (typed: string) => string;
    readonly twoAtMost: string;
    readonly onePerson: string;
    readonly ownDeputy: string;
    readonly notInChannel: string;
    readonly loggedIn: (account: string, until: string) => string;
    readonly already: (name: string, when: string) => string;
    readonly notYours: string;
    readonly nobodyKeeps: string;
  };
}
