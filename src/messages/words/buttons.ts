/** Labels of buttons: a verb, and for approvals the consequence. */
export interface ButtonsWords {
  readonly edit: string;
  readonly copy: string;
  readonly shorten: (account: string) => string;
  readonly askWithout: (images: number) => string;
  readonly ask: string;
  readonly approveNow: string;
  readonly approveFrozen: string;
  readonly approveAt: (when: string) => string;
  readonly changes: string;
  readonly reject: string;
  readonly reason: string;
  readonly stop: string;
  readonly cancel: string;
  readonly reopen: string;
  readonly retract: (account: string) => string;
  readonly retractEverywhere: string;
  readonly useInPost: string;
  readonly tryAgain: (account: string) => string;
  readonly release: (account: string) => string;
  readonly sendLate: (account: string) => string;
  readonly sendLateAt: (account: string) => string;
  readonly sendAllLate: (count: number) => string;
  readonly sendAllLateAt: (count: number) => string;
  /**
   * Labels of two buttons, which differ in their first words, since a client may cut a label; Slack does at about 30
   * characters.
   */
  readonly confirmPublished: (account: string) => string;
  readonly confirmNotPublished: (account: string) => string;
  readonly allowAcronym: (acronym: string) => string;
  readonly show: (number: number) => string;
  readonly ownTexts: string;
  /** Names the menu of rare actions. */
  readonly more: string;
}
