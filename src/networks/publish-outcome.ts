import type { ReportedLimits } from './rate-limiter.ts';
import type { Redrawn } from './redrawn.ts';
import type { Rendering } from './rendering.ts';
import type { Doubt, Locked, Refused, TryLater } from './setback.ts';

/** An uploaded picture or recording, kept so that a second attempt does not upload it again. */
export interface Uploaded {
  readonly sha256: string;
  readonly remoteId: string;
  /** When its upload began. */
  readonly uploadedAt: Date;
  /** Seconds for which the network keeps it from then on, as it said; null if it did not say. */
  readonly expiresAfterSeconds: number | null;
  /** The network has all of it but is still processing it: no post can use it yet. */
  readonly isProcessing?: true;
}

/** A rendering whose media are uploaded. */
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

/** `reported`: rate limits from the answer; absent if there was none. */
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

/** `hidesEdits`: the server does not reveal edits, so a post that differs may once have said it. */
interface MaybeEdited {
  readonly hidesEdits?: true;
}

export type FindOutcome =
  | ({ readonly kind: 'found'; readonly posts: readonly FoundPost[] } & MaybeEdited)
  | ({ readonly kind: 'absent' } & MaybeEdited)
  /** A limit is used up, so nothing was read: proves nothing. */
  | TryLater
  /**
   * Reading is switched off, or no usable answer came: proves nothing. `unusable_id`: the post is there, or may be,
   * under something that cannot be an id.
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
  /** The network, or this server, lets no program pin. */
  | { readonly kind: 'unsupported' }
  /** The token lacks this scope. */
  | { readonly kind: 'scopeMissing'; readonly scope: string }
  /** The server refused, for example one pin more than it allows; the post is not pinned. */
  | { readonly kind: 'refused' }
  /** The post certainly no longer exists. */
  | { readonly kind: 'missing' }
  | Locked
  /** No certain answer came: it may be pinned. Asking again is safe. */
  | { readonly kind: 'unsure' };

/** Outcome of comparing a post that a person names with what was sent. */
export type ConfirmOutcome =
  /** It was read: it is the account's own, from that time, and says the same. */
  | { readonly kind: 'seen' }
  /** It could not be read, or not fully; what is known fits. */
  | { readonly kind: 'unseen' }
  | { readonly kind: 'notOurs'; readonly why: 'no_such_post' | 'other_account' | 'other_time' | 'other_words' };

/** Outcome of editing a public post in place. `reported`: as in `PublishOutcome`. */
export type CorrectOutcome =
  /** The server accepted it: the post, with its id and link, now is what was sent. */
  (
    | { readonly kind: 'corrected' }
    /** The network, or this server, cannot edit public posts; nothing changed. */
    | { readonly kind: 'unsupported' }
    /** The post certainly no longer exists. */
    | { readonly kind: 'missing' }
    | Refused
    | TryLater
    | Locked
    | Doubt
  ) & { readonly reported?: ReportedLimits };

/** `text`: it holds another text; `drawn`: it holds the same text but shows it differently. */
export type ChangedPart = 'text' | 'drawn' | 'media' | 'alt' | 'captions' | 'linkCard' | 'visibility' | 'warning';

/** Outcome of reading back a post that the server said it published. */
export type ReadBackOutcome =
  | { readonly kind: 'same' }
  /** `redrawn`: how readers see text and links; left out if they are as sent, or if that is unknown. */
  | { readonly kind: 'changed'; readonly what: readonly ChangedPart[]; readonly redrawn?: readonly Redrawn[] }
  /** It is what was sent, but readers cannot play its video yet, and perhaps never. */
  | { readonly kind: 'unplayable' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable' }
  | TryLater;
