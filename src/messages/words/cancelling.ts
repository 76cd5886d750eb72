/** Sentences on ending a draft, and on bringing it back. */
export interface CancellingWords {
  /** A platform's own button may close a form as "Cancel", so the button that sends it must say something else. */
  readonly form: {
    readonly title: string;
    readonly intro: string;
    readonly send: string;
  };
  readonly until: (when: string) => string;
  readonly reopened: (name: string) => string;
  readonly notAllowed: string;
  readonly notCancelled: string;
  readonly tooLate: string;
  readonly noRoom: (most: number) => string;
  /** Sentences on a rejection that is taken back. */
  readonly rejection: {
    readonly takeBack: string;
    readonly until: (name: string, when: string) => string;
    readonly takenBack: (name: string) => string;
    readonly notRejected: string;
    readonly notTheirs: string;
    readonly tooLate: string;
  };
}
