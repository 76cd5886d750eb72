import type { Bot } from '#bot/bot.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { networkSchema } from '#desks/account.ts';
import { readDesk } from '#desks/desk.ts';
import { messagesIn } from '#messages/messages.ts';
import { readDelivery } from '#publishing/delivery.ts';
import { renderingOfDelivery } from '#publishing/lock-delivery.ts';
import { lastRestore } from '#publishing/restoring/restore.ts';
import { changeFromRow } from '#reach/watch/outside-change.ts';

import { outsideCard, type OutsidePost } from './outside-card.ts';

/**
 * Posts in the desk's channel what others did to a post of Tambour's, or to an account's profile. The message is keyed
 * by the change, so that there is only one.
 */
export async function deliverOutside(
  bot: Bot,
  chat: ChatPlatform,
  { deskId, changeId }: { readonly deskId: string; readonly changeId: string },
): Promise<void> {
  const { db, clock } = bot.store;
  const now = clock.now();
  const desk = await readDesk(db, { id: deskId }, now);
  if (desk === null) throw new Error(`desk ${deskId} was told of a change and is gone`);
  const row = await db.outsideChange.findUniqueOrThrow({
    where: { id: changeId },
    include: { account: { select: { handle: true, network: true } } },
  });
  const { account, deliveryId, settledAt, settledName } = row;
  const m = messagesIn(desk.language);
  const card = outsideCard({
    m,
    desk,
    now,
    id: changeId,
    account: { ...account, network: networkSchema.parse(account.network) },
    change: changeFromRow(row),
    post: deliveryId === null ? null : await postOf(bot, deliveryId, { now, seenAt: row.seenAt }),
    settled: settledAt === null ? null : { at: settledAt, name: settledName },
    firstHourUrl: bot.firstHourUrl?.[m.tongue] ?? null,
  });
  await showNotice(bot, chat, { channel: desk.channel }, { key: `outside:${changeId}:${deskId}`, card });
}

/** In which each post is looked at again. */
const looksAgainMs = 7 * 86_400_000;

/** Tells whether a change may be one that Tambour itself made before a restore, which has forgotten it. */
function isSeenAfterRestore(
  restore: Awaited<ReturnType<typeof lastRestore>>,
  { sentAt, seenAt }: { readonly sentAt: Date; readonly seenAt: Date },
): boolean {
  if (restore === null || sentAt > restore.at || seenAt < restore.at) return false;
  return seenAt.getTime() - restore.at.getTime() < looksAgainMs;
}

/** Returns the post as it was approved for that account. */
async function postOf(
  { store, rules }: Bot,
  deliveryId: string,
  { now, seenAt }: { readonly now: Date; readonly seenAt: Date },
): Promise<OutsidePost> {
  const delivery = await readDelivery(store.db, deliveryId);
  if (delivery === null || !('remoteUrl' in delivery)) throw new Error(`delivery ${deliveryId} has no post`);
  const { rendering } = await renderingOfDelivery(store.db, delivery, rules, now);
  const { remoteUrl: url, sentAt } = delivery;
  const isForgotten = isSeenAfterRestore(await lastRestore(store.db), { sentAt, seenAt });
  return { url, text: rendering.text, sentAt, ...(isForgotten ? { isForgotten } : {}) };
}
