/** Sentences on templates: posts to begin from, with blanks to fill in. */
export interface TemplatesWords {
  readonly title: (count: number) => string;
  readonly none: string;
  readonly howTo: string;
  readonly use: (name: string) => string;
  readonly change: (name: string) => string;
  readonly remove: (name: string) => string;
  /** Says how a draft becomes a template. `label`: that of the action. */
  readonly keepHint: (label: string) => string;
  readonly keeping: { readonly title: string; readonly intro: string };
  readonly removing: {
    readonly title: string;
    readonly intro: string;
    readonly send: string;
    readonly stale: string;
  };
  readonly newTitle: string;
  readonly changeTitle: string;
  readonly intro: string;
  readonly name: string;
  readonly blankHint: string;
  readonly kept: (name: string) => string;
  readonly removed: (name: string) => string;
  readonly unknown: (name: string) => string;
  readonly gone: string;
  readonly notYours: string;
  readonly error: {
    readonly noName: string;
    readonly longName: (most: number) => string;
    readonly noText: string;
    readonly nameTaken: string;
    readonly full: (most: number) => string;
    readonly stale: string;
  };
}
