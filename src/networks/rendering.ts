import type { NetworkKind } from './network-rules.ts';
import type { Recording } from './recording.ts';

/** A picture, a video or a sound as it will be sent; its bytes are found by `sha256`. */
export interface RenderedMedia {
  readonly sha256: string;
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
  readonly byteLength: number;
  readonly alt: string;
  /** Left out: it is a picture. */
  readonly recording?: Recording;
}

/** A page's words and picture, sent with the post to a network that does not read pages itself. */
export interface LinkCard {
  /** As in the post's text. */
  readonly link: string;
  readonly title: string;
  /** Empty: the page has none. */
  readonly description: string;
  /** Its bytes are found by `sha256`; left out: the card has none. */
  readonly picture?: Omit<RenderedMedia, 'alt' | 'recording'>;
}

export type Visibility = 'public' | 'unlisted';

/** Everything that reaches the network from one account for one revision. */
export interface Rendering {
  readonly network: NetworkKind;
  readonly accountId: string;
  readonly text: string;
  readonly contentWarning: string | null;
  /** ISO 639-1. */
  readonly language: string;
  readonly visibility: Visibility;
  readonly media: readonly RenderedMedia[];
  /** Id of the post that it answers; left out: none. */
  readonly replyTo?: string;
  /** Position in a series, from 1, of `of` posts that each answer the one before. Left out: a single post. */
  readonly part?: { readonly position: number; readonly of: number };
  /** Shown below the text; left out: none, or the network makes its own. */
  readonly linkCard?: LinkCard;
}

/** A public post, and what it was sent as. */
export interface PublicPost {
  readonly id: string;
  readonly rendering: Rendering;
}
