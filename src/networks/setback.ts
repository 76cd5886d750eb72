/** Reasons why a network certainly did not accept something. */
export type RefusalWhy =
  | 'unreachable'
  | 'name_not_found'
  | 'forbidden'
  | 'not_found'
  | 'too_long'
  | 'duplicate'
  | 'media_rejected'
  /** The network has processed a video for a quarter of an hour without an end. */
  | 'media_unfinished'
  /** The post has only pictures, and this server requires a text. */
  | 'text_missing'
  | 'invalid';

/** Reasons why this account can publish nothing until a person repairs it. */
export type LockedWhy =
  | 'token_refused'
  | 'scope_missing'
  | 'credit_exhausted'
  /** The network closed the account, or its owner deactivated it, for example when moving to another server. */
  | 'account_closed';

/** Reasons why nobody knows yet whether the network published. */
export type DoubtWhy =
  | 'no_answer'
  | 'server_error'
  | 'unreadable_answer'
  | 'duplicate_reported'
  | 'already_attached'
  /** It named the post by something that cannot be an id there: another look would find the same. */
  | 'unusable_id'
  /** It says that another account published: a look at this one would find nothing. */
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
