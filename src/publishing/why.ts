import { z } from 'zod';

import type { DoubtWhy, RefusalWhy } from '#networks/setback.ts';

import { afterStops } from '#publishing/stops/list.ts';
import type { AfterHeld } from '#publishing/stops/stop.ts';

const refusalWhys = [
  'unreachable',
  'name_not_found',
  'forbidden',
  'not_found',
  'too_long',
  'duplicate',
  'media_rejected',
  'media_unfinished',
  'text_missing',
  'invalid',
] as const satisfies readonly RefusalWhy[];

/** Reasons why the network certainly did not accept a post, or a correction of one: those of setback.ts and our own. */
export const failedWhySchema = z.enum([
  /** The network, or this server, cannot edit public posts. */
  'cannot_edit',
  /** The post that was to be corrected is not there any more. */
  'post_gone',
  /** The part before it in its series is not there any more. */
  'parent_gone',
  ...refusalWhys,
]);
export type FailedWhy = z.infer<typeof failedWhySchema>;

/** Reasons why it is unknown whether the network published: those of setback.ts and our own. */
export const doubtWhySchema = z.enum([
  ...([
    'no_answer',
    'server_error',
    'unreadable_answer',
    'duplicate_reported',
    'already_attached',
  ] as const satisfies readonly DoubtWhy[]),
  /** Tambour was restored from a backup, which does not know what was sent after it was taken. */
  'restored',
]);
export type WhyInDoubt = z.infer<typeof doubtWhySchema>;

/**
 * What people can do about each reason why a delivery waits for a person: those of the stops, and what became of an
 * attempt. `look`: say whether it is public, or have it sent again. `lookOnly`: say that it is public.
 */
export const afterHeld = {
  ...afterStops,
  /** The account's token cannot be unsealed. */
  token_unreadable: 'repair',
  /** The post that it corrects is, on its network, in none of the versions that Tambour knows. */
  post_changed: 'look',
  /** May have been published; reading the account is off or does not work. */
  cannot_look: 'look',
  /** Was published, or may have been, but with an unusable id: the post can be neither read nor recorded. */
  unusable_id: 'look',
  /** The server answered that another account published it. */
  other_account: 'look',
  /** May have been published before a restore and edited since; its server does not show whether. */
  edits_hidden: 'look',
  /** Not found, but a restore may have lost that it was published, and replaced or retracted since. */
  lost_by_restore: 'look',
  /** May have been published; was sent again, still does not show. */
  still_absent: 'look',
  /** Published more than once, or by others as well. */
  several_found: 'look',
  /** May have been published; may not be sent again, since the approval no longer stands. */
  not_approved: 'lookOnly',
} as const satisfies Readonly<Record<string, AfterHeld | 'look' | 'lookOnly'>>;

export type HeldWhy = keyof typeof afterHeld;

// The cast: Object.keys forgets the names of the keys.
export const heldWhySchema = z.enum(Object.keys(afterHeld) as HeldWhy[]);

/** Reasons why a delivery that had not been sent never will be. */
export const cancelledWhySchema = z.enum([
  /** The draft was edited or cancelled. */
  'freed',
  'rejected',
  'changes_asked',
  'withdrawn',
  'stopped',
  /** The draft was no longer approved as it was when this delivery was to leave. */
  'not_approved',
  /** Goes out with a later revision instead. */
  'replaced',
]);
export type CancelledWhy = z.infer<typeof cancelledWhySchema>;
