/**
 * Something that readers see otherwise than it was approved. All of it is said by a server, or made of a text: data,
 * cut short, never markup.
 */
export type Redrawn =
  /** A link whose words are not its address. */
  | { readonly kind: 'hiddenLink'; readonly shown: string; readonly target: string }
  /** A picture, or anything else that is fetched, from an address of its own. */
  | { readonly kind: 'foreignImage'; readonly address: string }
  /** A passage, and what is read in its place; `shown` empty: nothing. */
  | { readonly kind: 'text'; readonly approved: string; readonly shown: string }
  /** Words that say no address by themselves, which nobody approved as a link: a bare host, a mail address. */
  | { readonly kind: 'madeLink'; readonly shown: string; readonly target: string }
  /** An approved link that is none there, or ends elsewhere. */
  | { readonly kind: 'lostLink'; readonly link: string };

/** Something that a server would draw otherwise, and the text's passage of which it is made, in UTF-16 code units. */
export interface RedrawnPassage {
  readonly at: number;
  readonly length: number;
  readonly redrawn: Redrawn;
}
