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
  readonly held: {
    readonly late: string;
    readonly account_paused: string;
    readonly account_asleep: string;
    readonly account_removed: string;
    readonly token_unreadable: string;
    readonly network_off: string;
    readonly part_before: string;
    readonly series_off: string;
    readonly approval_lapsed: string;
    readonly decision_unproven: string;
    readonly content_changed: string;
    readonly recording_missing: string;
    readonly corrected_since: string;
    readonly post_gone: string;
    readonly post_changed: string;
    readonly post_unproven: string;
    readonly frozen: string;
    readonly period_closed: string;
    readonly period_approval: string;
    readonly period_unproven: string;
    readonly emergency_pause: string;
    readonly cannot_look: string;
    readonly other_account: string;
    readonly unusable_id: string;
    readonly edits_hidden: string;
    readonly lost_by_restore: string;
    readonly still_absent: string;
    readonly several_found: string;
    readonly not_approved: string;
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
