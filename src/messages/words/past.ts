/** Sentences on posts from before Tambour, and which of them say the same on two networks. */
export interface PastWords {
  readonly help: string;
  readonly helpDoes: string;
  readonly howTo: string;
  /** Nothing was imported. */
  readonly nothing: string;
  readonly noPairs: string;
  readonly title: (open: number) => string;
  readonly intro: string;
  readonly allSaid: (confirmed: number, refused: number) => string;
  /** `number`: its place on the card. */
  readonly why: { readonly link: (number: number) => string; readonly likeness: (number: number) => string };
  readonly post: (account: string, when: string, text: string) => string;
  readonly noText: string;
  readonly buttons: {
    readonly confirm: (count: number) => string;
    readonly refuse: (number: number) => string;
    readonly takeBack: string;
  };
  readonly answer: {
    readonly confirmed: (count: number) => string;
    readonly refused: string;
    readonly takenBack: (count: number) => string;
    readonly changed: string;
  };
}
