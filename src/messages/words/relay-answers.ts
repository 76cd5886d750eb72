/** Sentences on the replies to what sources relayed, and on who reads them. */
export interface RelayAnswersWords {
  readonly form: { readonly label: string; readonly hint: string };
  readonly error: { readonly onePerson: string; readonly notHere: string };
  /** Lines of a source's card. A name follows `by` and `gone`. */
  readonly card: { readonly by: string; readonly gone: string; readonly nobody: string };
  readonly waiting: (source: string) => string;
  /** Follow a post's title. */
  readonly unanswered: (replies: number) => string;
  readonly unknown: (replies: number, network: string) => string;
  readonly howTo: (button: string, day: string) => string;
  /** The button. */
  readonly read: string;
  readonly readBy: (name: string) => string;
  readonly answer: {
    readonly read: string;
    readonly already: (name: string) => string;
    readonly notYours: string;
    readonly stale: string;
    readonly named: string;
  };
  readonly paused: (source: string, replies: number) => string;
  /** A name follows it. */
  readonly wasToRead: string;
  readonly nobodyWas: string;
  readonly readerGone: (name: string, source: string) => string;
  readonly nameAnother: (button: string) => string;
}
