/** A piece of a post's text as its readers see it. `link`: a link, a hashtag or a mention, in the network's colour. */
export interface LookSpan {
  readonly kind: 'plain' | 'link';
  readonly text: string;
}

/** A picture of a post. Its bytes are found by `sha256`; only the ratio of its sides matters. */
export interface LookPicture {
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  /** True: the network marks it as described. */
  readonly isDescribed: boolean;
}

/** A post as it would be sent, with its account. */
export interface PostToShow {
  readonly name: string;
  readonly handle: string;
  readonly text: string;
  readonly contentWarning: string | null;
  readonly pictures: readonly LookPicture[];
}

/**
 * The look of a post to its readers on its network. It is only a likeness: people approve the texts and pictures
 * themselves, which stand beside it.
 */
export interface PostLook {
  /** The network's name. */
  readonly network: string;
  readonly name: string;
  readonly handle: string;
  /**
   * The shape of the account's own picture. The picture itself is not known here: the first letter of the name stands
   * in it.
   */
  readonly avatar: 'circle' | 'square';
  /** The colour of links, as `#rrggbb`. */
  readonly linkColour: string;
  /** A content warning behind which text and pictures are folded, so that neither is seen at first; null: none. */
  readonly warning: string | null;
  /** Line breaks are kept. */
  readonly text: readonly LookSpan[];
  readonly pictures: readonly LookPicture[];
  /** Shape of the area for several pictures, each cut to its part of it, and bounds for a picture alone. */
  readonly gallery: {
    readonly ratio: number;
    /** The widest and the tallest shape of a picture alone, as width by height. */
    readonly widest: number;
    readonly tallest: number;
  };
}
