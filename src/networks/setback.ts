/** Reasons why a network certainly did not accept something. */
export type RefusalWhy =
  | 'unreachable'
  | 'name_not_found'
  | 'forbidden'
  | 'not_found'
  | 'too_long'
  | 'duplicate'
  | 'media_rejected'
  /** The network has worked on a video for a quarter of an hour, and has not ended. */
  | 'media_unfinished'
  /** The post has pictures alone, and this server wants a text beside them. */
  | 'text_missing'
  | 'invalid';

/** Reasons why nothing can be published with this account until a person mends it. */
export type LockedWhy =
  | 'token_refused'
  | 'scope_missing'
  | 'credit_exhausted'
  /** The network took the account down, or its owner put it to rest there, as one does that moves to another server. */
  | 'account_closed';

/** Reasons why nobody knows yet whether the network published. */
export type DoubtWhy =
  | 'no_answer'
  | 'server_error'
  | 'unreadable_answer'
  | 'duplicate_reported'
  | 'already_attached'
  /** It named the post by what can be no id there: looking again would find the same. */
  | 'unusable_id'
  /** It says that another account published: looking on this one would find nothing. */
  | 'other_account';

export interface Refused {
  readonly kind: 'refused';
  readonly why: RefusalWhy;
}

export interface TryLater {
  readonly kind: 'tryLater';
  readonly why: 'rate_limit' | 'media_processing' | 'server_busy';
  readonly afterSeconds: number;
}

export interface Locked {
  readonly kind: 'locked';
  readonly why: LockedWhy;
}

export interface Doubt {
  readonly kind: 'doubt';
  readonly why: DoubtWhy;
}
