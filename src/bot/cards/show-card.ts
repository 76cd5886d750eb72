import { createHash } from 'node:crypto';

import type { Bot } from '#bot/bot.ts';
import { takeReactions } from '#bot/approving/take-reactions.ts';
import type { Card } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { ChannelRef, MessageRef, ThreadRef } from '#chat/refs.ts';
import { readDraft } from '#drafts/draft.ts';
import { canonicalJson } from '#storage/canonical-json.ts';
import type { PostedMessage } from '#storage/generated/client.ts';
import { macOfCard } from '#storage/signing/card-mac.ts';

import { askedAnewIn } from './card-keys.ts';
import { isGenuineCard } from './card-row.ts';
import { takeTampering } from './recent-tampering.ts';
import { showAnew } from './show-anew.ts';

export type Role = 'line' | 'working' | 'asked' | 'wording' | 'notice';

/** A card as it should be in the chat. */
export interface PlannedCard {
  /** The card's unique key, which is never reused. */
  readonly key: string;
  readonly role: Role;
  /** The draft's id; null: the card is about no draft. */
  readonly draftId: string | null;
  readonly revision: number | null;
  /** The content that an asked card shows; null for other cards. */
  readonly fingerprint: string | null;
  readonly where: ChannelRef | ThreadRef;
  readonly card: Card;
  /** The bot adds its own ✅ and ❌, to invite reactions. */
  readonly isSeeded: boolean;
  /** A deleted card that matters is posted again; any other is forgotten. */
  readonly whenGone: 'postAnew' | 'forget';
}

/** The hashes of what this process last sent, within one round of `showDraft`. */
export type SentHashes = Map<string, string>;

/**
 * Posts a card, or updates it if it differs from what was last shown. A crash between the two steps repeats the post
 * with its key, which gives the same message. A card is posted again if somebody deleted it, if its thread is gone, or
 * if its row is not as Tambour left it.
 */
export async function showCard(
  bot: Bot,
  chat: ChatPlatform,
  planned: PlannedCard,
  sent: SentHashes,
): Promise<MessageRef> {
  const row = await bot.store.db.postedMessage.findUnique({ where: { key: planned.key } });
  return showKnown(bot, chat, { planned, row }, sent);
}

/** Shows a card as `showCard` does, given its row as just read; null if there is none. */
export async function showKnown(
  bot: Bot,
  chat: ChatPlatform,
  { planned, row }: { readonly planned: PlannedCard; readonly row: PostedMessage | null },
  sent: SentHashes,
): Promise<MessageRef> {
  const { db, clock, decisionKey } = bot.store;
  const shownHash = createHash('sha256').update(canonicalJson(planned.card)).digest('hex');
  const genuine = row !== null && (await isGenuineCard(bot, row)) ? row : null;
  if (genuine !== null) {
    const ref = { channel: genuine.channel, message: genuine.message, thread: genuine.thread };
    const shown = sent.get(planned.key) ?? genuine.shownHash;
    if (shown === shownHash && isAtHome(planned, ref)) return ref;
    const hashes = { shown, next: shownHash };
    if (isAtHome(planned, ref) && (await chat.update(ref, planned.card, hashes)) === 'updated') {
      sent.set(planned.key, shownHash);
      const now = { shownHash, revision: planned.revision, fingerprint: planned.fingerprint };
      const data = { ...now, mac: macOfCard(decisionKey, { ...genuine, ...now }) };
      const { count } = await db.postedMessage.updateMany({ where: { key: planned.key, shownHash: shown }, data });
      if (count === 0) {
        // Another process showed the card meanwhile, and its further messages may be there still.
        await chat.update(ref, planned.card);
        await db.postedMessage.updateMany({ where: { key: planned.key }, data });
      }
      return ref;
    }
    if (planned.whenGone === 'forget') {
      await db.postedMessage.deleteMany({ where: { key: planned.key } });
      return ref;
    }
  }
  const key = row === null ? planned.key : `${planned.key} after ${row.message}`;
  const ref = await chat.post(planned.where, planned.card, { key, hash: shownHash });
  if (planned.isSeeded) {
    await chat.react(ref, 'approve');
    await chat.react(ref, 'reject');
  }
  const { draftId, revision, fingerprint, role } = planned;
  const card = {
    key: planned.key,
    platform: chat.id,
    ...ref,
    draftId,
    revision,
    fingerprint,
    role,
    // Of this message: no reaction that was put on one before it is missing here.
    postedAt: clock.now(),
  };
  const signed = { ...card, shownHash, mac: macOfCard(decisionKey, card) };
  await db.postedMessage.upsert({ where: { key: planned.key }, create: signed, update: signed });
  sent.set(planned.key, shownHash);
  // Reactions that came before this row was written were not understood.
  if (planned.isSeeded && draftId !== null && revision !== null) {
    const askedAnew = askedAnewIn(planned.key);
    const { postedAt } = card;
    const open = { draftId, revision, fingerprint, askedAnew, ref, postedAt, reactionsCount: true };
    await takeReactions(bot, chat, [open]);
  }
  if (planned.role !== 'notice' && draftId !== null && takeTampering(bot, chat, ref)) {
    const draft = await readDraft(bot.store.db, draftId);
    if (draft !== null) await bot.store.write((work) => showAnew(work, draft, planned.key));
  }
  return ref;
}

/**
 * Tells whether the message is in the thread where it belongs. The draft's line may have been deleted and posted again.
 */
function isAtHome({ where }: PlannedCard, ref: MessageRef): boolean {
  return ref.thread === ('thread' in where ? where.thread : null);
}
