/** Sentences on corrections of public posts. `a` is the account's label. */
export interface CorrectionsWords {
  readonly corrects: (number: number) => string;
  readonly correctedBy: (numbers: string, count: number) => string;
  readonly underWay: (numbers: string, count: number) => string;
  readonly whatHappens: string;
  readonly whatWasApproved: string;
  readonly changes: string;
  readonly sameWords: string;
  readonly does: {
    readonly edit: (a: string) => string;
    readonly replace: (a: string) => string;
    readonly reply: (a: string) => string;
    readonly replyApart: (a: string) => string;
    readonly leave: (a: string) => string;
    /** Instead of the others, once the old post was retracted: replacing it publishes the text, the others do nothing. */
    readonly replaceGone: (a: string) => string;
    readonly gone: (a: string) => string;
  };
  readonly twice: (once: string, twice: string, day: string) => string;
  readonly ways: {
    readonly edit: string;
    readonly replace: string;
    readonly reply: string;
    readonly leave: string;
  };
  readonly answer: (text: string) => string;
  readonly form: {
    readonly title: (number: number) => string;
    readonly intro: string;
    readonly alreadyOpen: (number: number) => string;
    readonly text: string;
    readonly way: (a: string) => string;
    readonly answer: string;
    readonly answerHint: string;
    readonly create: string;
    readonly allLeft: string;
  };
  readonly button: string;
  readonly approveNow: string;
  readonly itIsDone: (a: string) => string;
  readonly itIsNotDone: (a: string) => string;
  readonly retractOld: (a: string) => string;
  readonly nothingPublic: (number: number) => string;
  readonly made: (number: number) => string;
  readonly whichOne: string;
  readonly help: string;
  readonly helpDoes: string;
  readonly change: (a: string) => string;
  readonly delivery: {
    readonly ready: (a: string, when: string) => string;
    readonly sending: (a: string) => string;
    readonly sent: (a: string, when: string) => string;
    readonly doubt: (a: string) => string;
    readonly replacing: string;
    readonly oldGone: string;
    readonly oldStays: string;
    readonly oldGoneNewNot: string;
    readonly old: string;
  };
  readonly edited: (when: string, number: number) => string;
  readonly notice: {
    readonly corrected: (a: string) => string;
    readonly unsure: (a: string) => string;
    readonly begun: (name: string, number: number) => string;
    readonly by: {
      readonly edit: (a: string, number: number) => string;
      readonly replace: (a: string, number: number) => string;
      readonly replaceGone: (a: string, number: number) => string;
      readonly reply: (a: string, number: number) => string;
    };
    readonly replaced: (a: string) => string;
    readonly stays: (a: string) => string;
    readonly staysFrozen: (a: string) => string;
    readonly staysClaimed: (a: string) => string;
  };
  readonly failed: {
    readonly cannot_edit: (a: string) => string;
    readonly post_gone: (a: string) => string;
  };
}
