/** Sentences on where an account's name leads, and on names that are near: for its desk's channel. They accuse nobody. */
export interface NamesWords {
  readonly leadsElsewhere: (account: string) => string;
  readonly leadsNowhere: (account: string) => string;
  readonly whatToDo: string;
  readonly leadsBack: (account: string) => string;
  readonly similar: (account: string, count: number) => string;
  readonly accusesNobody: string;
  /** A person is asked to look, since Tambour may not. */
  readonly pleaseLook: (account: string) => string;
  readonly howToLook: (button: string) => string;
  readonly link: string;
  readonly looked: string;
  readonly checkedBy: (name: string, when: string) => string;
  readonly answer: {
    readonly looked: string;
    readonly already: (name: string, when: string) => string;
    readonly gone: string;
  };
}
