import { z } from 'zod';

import { correctionIn, type KnownContent } from './replay.ts';
import type { JournalRow, SimAccount } from './witness.ts';

export type ViolationKind =
  | 'lost'
  | 'doubled'
  | 'unapproved'
  /** Sent before all steps were complete, or approved out of turn. */
  | 'steps'
  /** Approved only by people whose words these are, or who had asked in the author's place. */
  | 'worded'
  | 'early'
  | 'afterStop'
  | 'afterLease'
  | 'wrongId'
  /** Sent while the desk was frozen, or the account asleep or paused. */
  | 'frozen'
  /** A sleep that ended at another time, or by somebody who may not end it. */
  | 'woken'
  /** Sent after the last day of an account that is left; or left otherwise than agreed. */
  | 'left'
  /** Sent in a reserve period without what it requires; or a period or override that one person decided alone. */
  | 'period'
  /** On call by a rota or handover that nobody entitled agreed to. */
  | 'onCall'
  /** Sent by the emergency path against its rules; or a routine post during an emergency or released by its end. */
  | 'emergency'
  /** Sent by a rule that does not justify it. */
  | 'byRule'
  /** A doubt settled by somebody who may not, or with no post of ours; or a post deleted by the only one who saw it. */
  | 'claimed'
  | 'order'
  /** A part of a series without the one before it. */
  | 'partAlone'
  /** A part that answers another post than the part before. */
  | 'partHangs'
  /** A part of another version than the parts before it, or with another visibility than its version says. */
  | 'partMixed'
  /** A series that began a second time. */
  | 'partAnew'
  /** A series that somebody continued without the right to. */
  | 'goneOn'
  /** A series sent while its network takes none. */
  | 'seriesOff'
  /** Deleted unasked, or called deleted although it is there. */
  | 'retract'
  /** A correction of a post that another correction had changed since. */
  | 'overtaken'
  /** An unasked message too many, or about a closed draft. */
  | 'nagged'
  /** A video whose bytes were deleted before its post. */
  | 'forgotten'
  /** A conversion that changed the video while approval was asked for, or changed the words beside it. */
  | 'converted'
  /** After a restore: sent, ended, decided or asked about otherwise than people saw. */
  | 'restored'
  | 'journal'
  | 'surprise'
  /**
   * No violation, but reported: doubled where the network shows posts later than assumed or others delete; late where
   * a process stood still just before it sent.
   */
  | 'beyond';

export interface Violation {
  readonly kind: ViolationKind;
  readonly detail: string;
}

const deliverySchema = z
  .object({ deliveryId: z.string(), accountId: z.string(), revision: z.number(), position: z.number().default(1) })
  .loose();
export type KnownDelivery = z.infer<typeof deliverySchema>;

/** Returns what an entry says about a delivery; null for other entries. */
export function deliveryIn(entry: JournalRow): KnownDelivery | null {
  if (!entry.kind.startsWith('delivery.') || entry.kind === 'delivery.planned') return null;
  const read = deliverySchema.safeParse(entry.data);
  return read.success ? read.data : null;
}

/** Splits the text of a series at its lines of hyphens, and numbers the parts if asked for. */
export function partsOf(text: string, series: KnownContent['series']): readonly string[] {
  const parts = series === undefined ? [text] : text.split(/^---$/mu).map((part) => part.trim());
  if (series !== 'numbered' || parts.length === 1) return parts;
  return parts.map((part, index) => `${part}\n\n${index + 1}/${parts.length}`);
}

/** Lists the texts of the posts that this account sends of a content: one, or the parts of a series in order. */
export function textsFor(content: KnownContent, account: SimAccount): readonly string[] {
  const whole = content.ownTexts[account.id] ?? content.text;
  const isAnswer = correctionIn(content, account.id)?.way === 'reply';
  // An answer to a public post is one post, even if it has such lines.
  const texts = isAnswer ? [whole] : partsOf(whole, content.series);
  const { contentWarning } = content;
  if (contentWarning === null || account.network === 'mastodon') return texts;
  return texts.map((text) => `⚠ ${contentWarning}\n\n${text}`);
}

/** Returns the text that this account sends as that part of a content; null if it has no such part. */
export function textFor(content: KnownContent, account: SimAccount, position = 1): string | null {
  return textsFor(content, account)[position - 1] ?? null;
}
