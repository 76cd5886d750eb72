/** A piece of a post's text as its readers see it. `link`: a link, a hashtag or a mention, in the network's colour. */
export interface LookSpan {
  readonly kind: 'plain' | 'link';
  readonly text: string;
}

/** A picture of a post. Its bytes are found by `sha256`; of its sides, only how they relate matters. */
export interface LookPicture {
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  /** True: the network says on it that it has a description. */
  readonly isDescribed: boolean;
}

/** A post as it would be sent, and the account that it would be by. */
export interface PostToShow {
  readonly name: string;
  readonly handle: string;
  readonly text: string;
  readonly contentWarning: string | null;
  readonly pictures: readonly LookPicture[];
}

/**
 * The look of a post to those who read it on its network. Only a likeness, and never what is approved: that are the
 * texts and pictures themselves, which stand beside it.
 */
export interface PostLook {
  /** The network's name. */
  readonly network: string;
  readonly name: string;
  readonly handle: string;
  /** The shape of the account's own picture, which is not known here: the first letter of its name stands in it. */
  readonly avatar: 'circle' | 'square';
  /** The colour of links, as `#rrggbb`. */
  readonly linkColour: string;
  /** A content warning behind which text and pictures are folded, so that neither is seen at first; null: none. */
  readonly warning: string | null;
  /** With line breaks as they stand there. */
  readonly text: readonly LookSpan[];
  readonly pictures: readonly LookPicture[];
  /** Width by height of the place for several pictures, each cut to its part of it; and how far one alone may differ. */
  readonly gallery: {
    readonly ratio: number;
    /** The widest and the tallest that a picture alone is shown, as width by height. */
    readonly widest: number;
    readonly tallest: number;
  };
}
