import type { ReportedLimits } from './pace.ts';
import type { Redrawn } from './redrawn.ts';
import type { Rendering } from './rendering.ts';
import type { Doubt, Locked, Refused, TryLater } from './setback.ts';

/** An uploaded picture or recording, kept so that a second attempt does not upload it again. */
export interface Uploaded {
  readonly sha256: string;
  readonly remoteId: string;
  /** When its upload began. */
  readonly uploadedAt: Date;
  /** Seconds for which the network keeps it from then on, as it said; null if it did not. */
  readonly expiresAfterSeconds: number | null;
  /** The network has all of it, and still works on it: it can be in no post yet. */
  readonly isProcessing?: true;
}

/** A rendering whose pictures are with the network. */
export interface Prepared {
  readonly rendering: Rendering;
  /** In the order of `rendering.media`. */
  readonly mediaIds: readonly string[];
}

export type PrepareOutcome =
  | { readonly kind: 'prepared'; readonly prepared: Prepared; readonly uploaded: readonly Uploaded[] }
  | (Refused & { readonly uploaded: readonly Uploaded[] })
  | (TryLater & { readonly uploaded: readonly Uploaded[] })
  | (Locked & { readonly uploaded: readonly Uploaded[] });

/** `told`: what the answer said of limits; absent if there was none. */
export type PublishOutcome = (
  | { readonly kind: 'published'; readonly id: string; readonly url: string }
  | Refused
  | TryLater
  | Locked
  | Doubt
) & { readonly reported?: ReportedLimits };

export interface FoundPost {
  readonly id: string;
  readonly url: string;
}

/** `hidesEdits`: a post that says something else may have said it once: the server does not tell what was edited. */
interface MaybeEdited {
  readonly hidesEdits?: true;
}

export type FindOutcome =
  | ({ readonly kind: 'found'; readonly posts: readonly FoundPost[] } & MaybeEdited)
  | ({ readonly kind: 'absent' } & MaybeEdited)
  /** A limit is used up, so that nothing was looked at: proves nothing. */
  | TryLater
  /**
   * Reading is switched off, or the answer could not be had or understood: proves nothing. `unusable_id`: the post is
   * there, or may be, under what can be no id.
   */
  | { readonly kind: 'unreadable'; readonly why: 'reading_off' | 'no_answer' | 'locked' | 'unusable_id' };

export type RetractOutcome =
  | { readonly kind: 'gone' }
  | { readonly kind: 'unsupported' }
  | Refused
  | TryLater
  | Locked
  | Doubt;

/** Outcome of pinning a public post to its account's profile. */
export type PinOutcome =
  | { readonly kind: 'pinned' }
  /** The network, or this server, pins nothing for a program. */
  | { readonly kind: 'unsupported' }
  /** The token may not; it would need that. */
  | { readonly kind: 'scopeMissing'; readonly scope: string }
  /** The server does not want it, such as one more than it allows; it is not pinned. */
  | { readonly kind: 'refused' }
  /** The post surely is not there any more. */
  | { readonly kind: 'missing' }
  | Locked
  /** No certain answer came: it may be pinned, and may be asked for again. */
  | { readonly kind: 'unsure' };

/** Outcome of comparing a post that a person names with what was sent. */
export type ConfirmOutcome =
  /** It was read: it is the account's own, of that time, and says that. */
  | { readonly kind: 'seen' }
  /** It could not be read, or not all of it; what is known speaks for it. */
  | { readonly kind: 'unseen' }
  | { readonly kind: 'notOurs'; readonly why: 'no_such_post' | 'other_account' | 'other_time' | 'other_words' };

/** Outcome of changing a public post in its place. `told`: as in `PublishOutcome`. */
export type CorrectOutcome =
  /** The server took it: the post, with its id and link, now is what was sent. */
  (
    | { readonly kind: 'corrected' }
    /** The network, or this server, cannot change what is public; nothing has changed. */
    | { readonly kind: 'unsupported' }
    /** The post surely is not there any more. */
    | { readonly kind: 'missing' }
    | Refused
    | TryLater
    | Locked
    | Doubt
  ) & { readonly reported?: ReportedLimits };

/** `text`: it holds another text; `drawn`: it holds that text, and shows it otherwise. */
export type ChangedPart = 'text' | 'drawn' | 'media' | 'alt' | 'captions' | 'linkCard' | 'visibility' | 'warning';

/** Outcome of reading back a post that the server said it published. */
export type ReadBackOutcome =
  | { readonly kind: 'same' }
  /** `redrawn`: what readers see of text and links; left out if it is what was sent, or cannot be told apart. */
  | { readonly kind: 'changed'; readonly what: readonly ChangedPart[]; readonly redrawn?: readonly Redrawn[] }
  /** It is what was sent; its video cannot be played by readers yet, and may never be. */
  | { readonly kind: 'unplayable' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' }
  | TryLater;
