/** Places in a draft to which a remark points. */
export interface PlacesWords {
  readonly text: string;
  readonly ownText: (account: string) => string;
  readonly warning: string;
  /** `language` by its name. */
  readonly captions: (language: string) => string;
  readonly link: (url: string) => string;
  readonly when: string;
  readonly excerpt: (place: string, excerpt: string) => string;
}
