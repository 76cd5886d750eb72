import type { WhyWrong } from '#drafts/emergency/fill.ts';

/** A sentence for one reason, with what that reason carries. */
type Wrong<Kind extends WhyWrong['kind']> = (told: Extract<WhyWrong, { readonly kind: Kind }>) => string;

/**
 * Publishing by the emergency path, in earnest or as an exercise: sentences for people on call, and for all who are
 * notified.
 */
export interface EmergencyWords {
  readonly help: string;
  readonly helpDoes: string;
  readonly helpEnd: string;
  readonly helpEndDoes: string;
  /** The word that is typed in full, and shown on every card: in capitals. */
  readonly mode: { readonly real: string; readonly exercise: string };
  readonly part: { readonly warning: string; readonly correction: string; readonly allClear: string };
  /** A post by the path, named after its event: “Flood, red: warning”. */
  readonly partOf: (what: string, part: string) => string;
  readonly question: {
    readonly title: string;
    readonly intro: (real: string, exercise: string) => string;
    readonly label: string;
    readonly submit: string;
    readonly wrong: (real: string, exercise: string) => string;
  };
  readonly choose: {
    readonly title: (mode: string) => string;
    readonly real: string;
    readonly exercise: string;
    readonly none: string;
    /** Heads the posts of an event that goes on. */
    readonly goesOn: (what: string, when: string) => string;
  };
  readonly fill: {
    readonly title: (mode: string) => string;
    readonly intro: (mode: string, what: string) => string;
    readonly submit: string;
    readonly timeHint: string;
    readonly shortHint: string;
    readonly pleaseChoose: string;
  };
  /** Why a value does not fill a blank. */
  readonly wrong: {
    readonly empty: Wrong<'empty'>;
    readonly notListed: Wrong<'notListed'>;
    readonly noTime: Wrong<'noTime'>;
    readonly tooLong: Wrong<'tooLong'>;
    readonly characters: Wrong<'characters'>;
  };
  readonly preview: {
    readonly title: (mode: string, what: string) => string;
    readonly asItStands: string;
    /** `times`: each with how far off it is. */
    readonly fromNow: (times: string) => string;
    readonly realOnce: (press: string) => string;
    readonly exerciseOnce: (press: string) => string;
    /** After the account’s name. */
    readonly asleep: string;
    readonly publish: (mode: string) => string;
  };
  readonly another: {
    readonly warning: (what: string, name: string, when: string, number: number) => string;
    readonly again: (what: string, name: string, when: string, number: number) => string;
    readonly publishWarning: (mode: string) => string;
    readonly publishAgain: (mode: string) => string;
  };
  readonly answer: {
    readonly sent: (mode: string, number: number) => string;
    readonly already: string;
    readonly noPreview: string;
    readonly changed: string;
    readonly inDoubt: (number: number) => string;
    readonly sameWords: (number: number) => string;
    readonly eventOver: string;
    readonly notOnCall: (names: readonly string[]) => string;
    readonly mayNotFollow: (names: readonly string[]) => string;
    /** `why`: what is frozen, and who ends that. */
    readonly frozen: (why: string) => string;
    readonly notAgreed: string;
    readonly ownTemplate: (names: readonly string[]) => string;
    readonly realOnPractice: string;
    readonly exerciseOnReal: string;
    /** The sentences of findings follow. */
    readonly blocked: string;
    readonly ended: string;
    readonly nothingToEnd: string;
    readonly notApprover: string;
    readonly paused: string;
  };
  /** In a terminal, for when the chat is down; where one of the other sentences fits, that is used. */
  readonly terminal: {
    readonly notOnRota: (user: string, desk: string) => string;
    readonly number: string;
    readonly notChosen: string;
    readonly notFilledIn: string;
    /** What is typed in full to publish, in capitals. */
    readonly publish: (mode: string) => string;
    readonly typePublish: (word: string) => string;
    readonly stopped: string;
    /** What is typed in full to publish the same part once more, in capitals. */
    readonly another: string;
    readonly typeAnother: (word: string) => string;
    readonly sent: (number: number) => string;
    readonly changed: string;
    /** Follows what says that the desk is frozen. */
    readonly thaw: (typed: string) => string;
  };
  readonly told: {
    readonly title: (mode: string, name: string, what: string, when: string) => string;
    readonly approvedBefore: (names: readonly string[], version: number) => string;
    readonly exercise: string;
    readonly account: (label: string, state: string) => string;
    readonly inDoubt: string;
    readonly underWay: string;
    readonly waits: string;
    readonly failed: string;
    readonly cancelled: string;
    readonly retracted: string;
    readonly routineWaits: (count: number) => string;
    readonly correct: (what: string) => string;
    readonly allClear: (what: string) => string;
    readonly end: string;
    readonly trouble: (mode: string, what: string, label: string) => string;
    readonly doubtMeans: string;
    readonly lookInThread: string;
    /** A link in a direct message. */
    readonly inChannel: string;
  };
  readonly ended: {
    readonly title: (mode: string, what: string, name: string, when: string) => string;
    readonly stillPaused: (what: string) => string;
    readonly waiting: (count: number) => string;
    readonly nothingWaits: string;
  };
  /** The judgement of ordinary approvers on a post, on the next working day. */
  readonly afterwards: {
    readonly title: (mode: string, name: string, what: string, when: string) => string;
    readonly asks: string;
    readonly approve: string;
    readonly object: string;
    readonly missing: (count: number) => string;
    readonly approvedBy: (name: string) => string;
    readonly toCorrect: (name: string) => string;
    readonly corrected: string;
    readonly overdue: (mode: string, what: string, when: string) => string;
    readonly officer: string;
    readonly authorsDeputy: string;
    readonly closed: string;
  };
  /** Posts by the path in the weekly digest, one line each: the post, then its outcome. */
  readonly digest: {
    readonly title: (count: number) => string;
    readonly from: (template: string) => string;
    readonly without: (event: string) => string;
    readonly used: (mode: string, what: string, number: number, name: string, when: string) => string;
    readonly exercise: string;
    readonly unsent: string;
    readonly unproven: string;
    readonly notAsked: string;
    readonly open: (since: string) => string;
    readonly toCorrect: (since: string) => string;
    readonly approved: (when: string) => string;
    readonly corrected: (when: string) => string;
  };
  /** On the card of a draft that was made by the path. */
  readonly card: (mode: string, names: readonly string[]) => string;
}
