/** Reasons why a post did not go out to an account, or is no longer there, in a few words. */
export interface DigestWhyWords {
  readonly failed: {
    readonly unreachable: string;
    readonly name_not_found: string;
    readonly forbidden: string;
    readonly not_found: string;
    readonly too_long: string;
    readonly duplicate: string;
    readonly media_rejected: string;
    readonly media_unfinished: string;
    readonly text_missing: string;
    readonly invalid: string;
    readonly cannot_edit: string;
    readonly post_gone: string;
    readonly parent_gone: string;
  };
  readonly cancelled: {
    readonly freed: string;
    readonly rejected: string;
    readonly changes_asked: string;
    readonly withdrawn: string;
    readonly stopped: string;
    readonly not_approved: string;
    readonly replaced: string;
  };
  readonly notYetKnown: string;
  readonly retracted: string;
}
