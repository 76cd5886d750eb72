/** Sentences of the pages that somebody outside the chat reads by a link. */
export interface PagesWords {
  readonly nav: { readonly calendar: string; readonly digests: string; readonly method: string };
  /** Below each page: for whom the link is, and until when it lives. */
  readonly foot: (label: string, until: string) => string;
  /** Titles of the pages, with the desk's name. */
  readonly title: { readonly calendar: (desk: string) => string; readonly digests: (desk: string) => string };
  readonly noDigests: string;
  /** The calendar's address for other programs. */
  readonly feed: { readonly link: string; readonly hint: string };
  /** The box below a post, in which its reader tells the desk something. */
  readonly comment: {
    readonly label: string;
    readonly hint: string;
    readonly send: string;
    readonly outcome: {
      readonly left: string;
      readonly empty: string;
      /** `most`: the maximum number of characters. */
      readonly long: (most: number) => string;
      readonly unreadable: string;
      readonly often: string;
    };
  };
  /** Texts in place of a page. */
  readonly instead: {
    readonly notFound: { readonly title: string; readonly text: string };
    readonly tooMany: { readonly title: string; readonly text: string };
    readonly notAllowed: { readonly title: string; readonly text: string };
    /** After a restore, until the desk has looked at what could go out. */
    readonly restored: { readonly title: string; readonly text: string };
  };
}
