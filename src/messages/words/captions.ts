/** Captions of a video: on cards, in the form of descriptions, and why a file did not become any. */
export interface CaptionsWords {
  /** Stands after "changed: ". */
  readonly changed: string;
  /** Above the text. `language` by its name; `count` of captions. */
  readonly shown: (language: string, count: number) => string;
  /** Below the captions, if a card shows only some of them. */
  readonly rest: (count: number, fileName: string) => string;
  readonly burntIn: string;
  readonly none: string;
  /** Said if a transcript follows the description. */
  readonly transcript: (accounts: string) => string;
  /** A boxed choice in the form. */
  readonly remove: (language: string) => string;
  readonly form: string;
  readonly markBurntIn: string;
  /** Name, without an ending, of the file that holds them whole. */
  readonly fileName: string;
  readonly whole: (person: string, language: string, count: number) => string;
  readonly fileTitle: string;
  /** Reasons why a file did not become captions. `name` is the file's. */
  readonly refused: {
    readonly noVideo: (name: string) => string;
    readonly tooLarge: (name: string) => string;
    readonly encoding: (name: string) => string;
    readonly empty: (name: string) => string;
    readonly line: (name: string, line: number, example: string) => string;
    readonly character: (name: string, line: number) => string;
  };
}
