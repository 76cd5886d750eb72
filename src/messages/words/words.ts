/** Short words used in other sentences and cards. */
export interface ShortWords {
  readonly visibility: {
    readonly public: string;
    readonly unlisted: string;
  };
  readonly draft: (number: number) => string;
  readonly quoted: (text: string) => string;
  readonly labelled: (label: string, value: string) => string;
  readonly draftAndVersion: (number: number, version: number) => string;
}
