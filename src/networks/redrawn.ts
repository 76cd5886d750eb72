/**
 * Something that readers see differently from what was approved. Its strings come from a server or from a text: data,
 * cut short, never markup.
 */
export type Redrawn =
  /** A link whose words are not its address. */
  | { readonly kind: 'hiddenLink'; readonly shown: string; readonly target: string }
  /** A picture, or anything else, that is fetched from an address of its own. */
  | { readonly kind: 'foreignImage'; readonly address: string }
  /** A passage and what is shown instead; `shown` empty: nothing. */
  | { readonly kind: 'text'; readonly approved: string; readonly shown: string }
  /** Words that nobody approved as a link, such as a bare host or a mail address. */
  | { readonly kind: 'madeLink'; readonly shown: string; readonly target: string }
  /** An approved link that is no link there, or ends elsewhere. */
  | { readonly kind: 'lostLink'; readonly link: string };

/** Something that a server would draw differently, and the passage that it comes from, in UTF-16 code units. */
export interface RedrawnPassage {
  readonly at: number;
  readonly length: number;
  readonly redrawn: Redrawn;
}
