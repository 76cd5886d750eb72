/** Sentences of a person's start page: what waits for them on a desk. */
export interface HomeWords {
  readonly help: string;
  readonly helpDoes: string;
  /** Asks for the list of commands. */
  readonly helpTyped: string;
  readonly title: (desk: string) => string;
  readonly waits: string;
  readonly needs: string;
  readonly leaves: string;
  readonly nothing: string;
  /** Said to somebody who may see no desk's channel. */
  readonly noDesk: string;
  readonly others: (count: number) => string;
  readonly write: string;
  readonly more: string;
}
