/** Sentences about who is on call for a desk: the rota that its approvers agree to, handovers, and gaps. */
export interface RotaWords {
  readonly help: {
    readonly rota: string;
    readonly rotaDoes: string;
    readonly onCall: string;
    readonly onCallDoes: string;
  };
  readonly form: {
    readonly title: string;
    readonly intro: string;
    readonly submit: string;
    readonly shifts: string;
    readonly shiftsHint: string;
    readonly terminal: string;
    readonly terminalHint: string;
  };
  /** Errors of the form. Those of a line follow `line`. */
  readonly error: {
    readonly line: (number: number, said: string) => string;
    readonly unread: string;
    readonly nobody: (typed: string) => string;
    readonly guest: (typed: string) => string;
    readonly bot: (typed: string) => string;
    readonly inactive: (typed: string) => string;
    readonly endsFirst: string;
    readonly over: string;
    readonly overlaps: (other: number) => string;
    readonly none: string;
    readonly tooMany: (most: number) => string;
    readonly terminalUnread: string;
    readonly terminalUser: (user: string) => string;
  };
  readonly answer: {
    readonly asked: string;
    readonly same: string;
    readonly mayNot: string;
    readonly cancelled: string;
    readonly closed: string;
  };
  /** One shift, or one span, with its people. */
  readonly shift: (people: readonly string[], from: string, to: string) => string;
  readonly more: (count: number) => string;
  readonly card: {
    readonly asks: (name: string) => string;
    readonly gaps: string;
    readonly gap: (from: string, to: string) => string;
    readonly gapFromNow: (to: string) => string;
    readonly ends: (when: string) => string;
    readonly onePerson: (name: string) => string;
    readonly terminal: (user: string, name: string) => string;
    readonly approvedBy: (names: readonly string[]) => string;
    readonly missing: (count: number) => string;
    readonly agreed: (names: readonly string[]) => string;
    readonly refused: (name: string | null) => string;
    readonly cancelled: string;
    readonly replaced: string;
    readonly unproven: string;
    readonly approve: string;
    readonly refuse: string;
    readonly cancel: string;
  };
  readonly refusals: {
    readonly author: string;
    readonly authorsDeputy: string;
    readonly closed: string;
    readonly expired: string;
  };
  readonly shown: {
    readonly title: string;
    readonly none: string;
    readonly unproven: string;
    readonly waits: (name: string) => string;
    readonly plan: string;
    readonly change: string;
  };
  readonly onCall: {
    readonly now: (people: readonly string[], until: string) => string;
    readonly nobody: string;
    readonly next: (people: readonly string[], from: string) => string;
    readonly nobodyNext: string;
    readonly handOver: string;
  };
  /** Follows mentions of the stewards. */
  readonly gap: {
    readonly span: (from: string, to: string) => string;
    readonly ends: (from: string) => string;
    readonly missing: (names: readonly string[]) => string;
    readonly whatToDo: string;
    readonly handOver: string;
  };
  readonly gone: {
    readonly chat: (name: string) => string;
    readonly channel: (name: string) => string;
    readonly whatToDo: string;
  };
  readonly handover: {
    readonly title: string;
    readonly intro: string;
    readonly submit: string;
    readonly from: string;
    readonly to: string;
    readonly begins: string;
    readonly beginsHint: string;
    readonly ends: string;
    readonly error: {
      readonly person: string;
      readonly notYours: string;
      readonly notOnRota: string;
      readonly badSpan: string;
      readonly notOnCall: (name: string) => string;
      readonly takerOnCall: (name: string) => string;
      readonly away: (span: string) => string;
      readonly gone: (name: string) => string;
      readonly already: string;
      readonly noRota: string;
    };
    readonly asked: (taker: string, name: string) => string;
    /** Begins a message; the mention of the taker stands before it. */
    readonly asks: (name: string, from: string, to: string) => string;
    readonly asksFor: (asker: string, name: string, from: string, to: string) => string;
    /** The link in a direct message to the one in the channel. */
    readonly answerThere: string;
    readonly waits: (taker: string, name: string) => string;
    readonly accept: string;
    readonly decline: string;
    readonly accepted: (taker: string) => string;
    readonly declined: (taker: string, name: string) => string;
    readonly over: string;
    /** Follows a mention of the person who handed over. */
    readonly told: (taker: string, name: string, from: string, to: string) => string;
    readonly toldDeclined: (taker: string, name: string) => string;
    readonly notYours: (taker: string) => string;
    readonly alreadyAccepted: string;
    readonly alreadyDeclined: string;
    readonly closed: string;
    readonly youAre: string;
  };
}
