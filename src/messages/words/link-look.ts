/** Sentences on how networks will probably show a linked page, and on what speaks against it. */
export interface LinkLookWords {
  readonly button: string;
  readonly title: string;
  readonly notApproved: string;
  readonly pageTitle: string;
  readonly description: string;
  readonly picture: string;
  readonly pictureOf: (alt: string) => string;
  readonly nothingRead: string;
  readonly notes: {
    readonly noHttps: string;
    readonly nowhere: string;
    readonly slow: string;
    readonly unreachable: string;
    readonly untrusted: string;
    readonly tooLarge: string;
    readonly tooMuchMarkup: string;
    readonly noPage: string;
    readonly logIn: string;
    readonly redirects: string;
    readonly insecure: string;
    readonly noTitle: string;
    readonly noPicture: string;
    readonly pictureTooLarge: string;
    readonly pictureUnread: string;
    readonly noPictureAlt: string;
  };
  readonly otherHost: (host: string) => string;
  readonly status: (status: number) => string;
  readonly moreLinks: (count: number) => string;
  readonly noLink: string;
  readonly busy: string;
}
