/**
 * Sentences on a post for an emergency without a template: how it is written and asked for, and who is called to
 * decide.
 */
export interface WithoutWords {
  readonly offer: string;
  readonly button: string;
  readonly title: (mode: string) => string;
  readonly intro: string;
  readonly text: string;
  readonly submit: string;
  readonly asked: (number: number) => string;
  /** Follows a mention of who is called. */
  readonly paged: (name: string, number: number) => string;
  readonly whatToDo: string;
  readonly open: string;
  readonly unanswered: (number: number) => string;
  readonly nothingLeft: string;
}
