import { z } from 'zod';

import type { KnownContent } from './replay.ts';
import type { JournalRow, SimAccount } from './witness.ts';

export type ViolationKind =
  | 'lost'
  | 'doubled'
  | 'unapproved'
  /** Approved by nobody but people whose words it is, or by whoever asked in the author's place. */
  | 'steps'
  | 'worded'
  | 'early'
  | 'afterStop'
  | 'afterLease'
  | 'wrongId'
  /** While the desk was frozen, or the account asleep or paused. */
  | 'frozen'
  /** A sleep that ended otherwise than at its time, or by who may. */
  | 'woken'
  /** After the last day of an account that is left; or left otherwise than it was agreed. */
  | 'left'
  /** In a reserve period without what it asks for; or a period or an override that one person decided alone. */
  | 'period'
  /** On call by a rota, or a handover, that was not agreed to by who may. */
  | 'onCall'
  /** By the emergency path otherwise than its rules allow; or routine, while one goes on or by its end. */
  | 'emergency'
  /** By a rule otherwise than that lets it out. */
  | 'byRule'
  /** A doubt settled by who may not, or of a post that cannot be ours; or deleted by who alone said that it is there. */
  | 'claimed'
  | 'order'
  /** Deleted unasked, or told to be deleted and there. */
  | 'retract'
  /** A correction of a post that another had corrected since. */
  | 'overtaken'
  /** Said unasked too often, or about a draft that is closed. */
  | 'nagged'
  | 'journal'
  | 'surprise'
  /**
   * Doubled where the network shows posts later than is assumed, or where others delete; late where a process stood still
   * just before it sent: told, and no violation.
   */
  | 'beyond';

export interface Violation {
  readonly kind: ViolationKind;
  readonly detail: string;
}

const deliverySchema = z.object({ deliveryId: z.string(), accountId: z.string(), revision: z.number() }).loose();
export type KnownDelivery = z.infer<typeof deliverySchema>;

/** Reads what the journal says about a delivery; null for other entries. */
export function deliveryIn(entry: JournalRow): KnownDelivery | null {
  if (!entry.kind.startsWith('delivery.') || entry.kind === 'delivery.planned') return null;
  const read = deliverySchema.safeParse(entry.data);
  return read.success ? read.data : null;
}

/** Returns the text of a content that this account sends. */
export function textFor(content: KnownContent, account: SimAccount): string {
  const text = content.ownTexts[account.id] ?? content.text;
  return content.contentWarning === null || account.network === 'mastodon'
    ? text
    : `⚠ ${content.contentWarning}\n\n${text}`;
}
