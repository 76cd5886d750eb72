import { z } from 'zod';

import { correctionIn, type KnownContent } from './replay.ts';
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
  /** A part of a series without the one before it. */
  | 'partAlone'
  /** A part that answers another post than the part before. */
  | 'partHangs'
  /** A part that is none of the version whose parts stand before it, or stands otherwise than that says. */
  | 'partMixed'
  /** A series that began a second time. */
  | 'partAnew'
  /** A series that went on by the word of who may not say so. */
  | 'goneOn'
  /** A series where its network takes none. */
  | 'seriesOff'
  /** Deleted unasked, or told to be deleted and there. */
  | 'retract'
  /** A correction of a post that another had corrected since. */
  | 'overtaken'
  /** Said unasked too often, or about a draft that is closed. */
  | 'nagged'
  /** A video of which the bytes went before its post. */
  | 'forgotten'
  /** Another video by a conversion, where approval was asked for, or with other words beside it. */
  | 'converted'
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

const deliverySchema = z
  .object({ deliveryId: z.string(), accountId: z.string(), revision: z.number(), position: z.number().default(1) })
  .loose();
export type KnownDelivery = z.infer<typeof deliverySchema>;

/** Reads what the journal says about a delivery; null for other entries. */
export function deliveryIn(entry: JournalRow): KnownDelivery | null {
  if (!entry.kind.startsWith('delivery.') || entry.kind === 'delivery.planned') return null;
  const read = deliverySchema.safeParse(entry.data);
  return read.success ? read.data : null;
}

/** Divides a text at its lines of hyphens where it is a series, and numbers its parts where that is asked for. */
export function partsOf(text: string, series: KnownContent['series']): readonly string[] {
  const parts = series === undefined ? [text] : text.split(/^---$/mu).map((part) => part.trim());
  if (series !== 'numbered' || parts.length === 1) return parts;
  return parts.map((part, index) => `${part}\n\n${index + 1}/${parts.length}`);
}

/** Returns the texts of the posts that this account sends of a content: one, or the parts of a series in order. */
export function textsFor(content: KnownContent, account: SimAccount): readonly string[] {
  const whole = content.ownTexts[account.id] ?? content.text;
  const isAnswer = correctionIn(content, account.id)?.way === 'reply';
  // What answers a public post is one post, whatever lines it has.
  const texts = isAnswer ? [whole] : partsOf(whole, content.series);
  const { contentWarning } = content;
  if (contentWarning === null || account.network === 'mastodon') return texts;
  return texts.map((text) => `⚠ ${contentWarning}\n\n${text}`);
}

/** Returns the text of a content that this account sends, as the part of that place; null where it has no such part. */
export function textFor(content: KnownContent, account: SimAccount, position = 1): string | null {
  return textsFor(content, account)[position - 1] ?? null;
}
