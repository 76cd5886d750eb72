/** A timed exercise of the emergency path on a practice desk: what happens in it, and the page at its end. */
export interface DrillWords {
  readonly help: string;
  readonly helpDoes: string;
  readonly answer: {
    readonly begun: string;
    readonly already: string;
    readonly realAccounts: string;
    readonly noTemplate: string;
    readonly nobodyOnCall: string;
  };
  /** Announcements of what happens, and of what people are to do; `exercise`: the word that stands on every card of an exercise. */
  readonly cue: {
    readonly alert: string;
    readonly asleep: (name: string) => string;
    readonly wrong: string;
    readonly lost: (account: string) => string;
    readonly found: (account: string) => string;
    readonly over: string;
    readonly end: string;
  };
  /** The page at its end. */
  readonly page: {
    readonly name: string;
    readonly title: string;
    readonly intro: (desk: string, begun: string, by: string) => string;
    readonly times: string;
    readonly toWarning: string;
    readonly toCorrection: string;
    readonly toAllClear: string;
    readonly minutes: (minutes: number, seconds: number) => string;
    readonly never: string;
    readonly missedTitle: string;
    readonly nothingMissed: string;
    readonly missed: {
      readonly noWarning: string;
      readonly noCorrection: string;
      readonly noAllClear: string;
      readonly doubtLeft: string;
      readonly sleeperActed: string;
      readonly notEnded: string;
    };
    readonly log: string;
    readonly when: string;
    readonly who: string;
    readonly what: string;
    readonly noAct: string;
    readonly act: {
      readonly used: string;
      readonly sent: string;
      readonly doubt: string;
      readonly answered: string;
      readonly retractAsked: string;
      readonly ended: string;
    };
    readonly draft: (act: string, number: number) => string;
  };
}
