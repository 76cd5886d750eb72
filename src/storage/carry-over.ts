import { journal } from './journal.ts';
import { isOwnCard, macOfCard } from './signing/card-mac.ts';
import { isOwnEvent, macOfEvent } from './signing/event-mac.ts';
import { isOwnPost, macOfPost } from './signing/post-mac.ts';
import type { UnitOfWork } from './store.ts';

/**
 * Moves everything that belongs to one chat platform to another: desks, posted and pending messages, received and
 * handled events. The new platform must be new to this database, so no keys collide.
 */
export async function carryOver(
  work: UnitOfWork,
  { from, to, actor }: { readonly from: string; readonly to: string; readonly actor: string },
): Promise<void> {
  const { tx } = work;
  const all = { where: { platform: from }, data: { platform: to } };
  const { count: desks } = await tx.desk.updateMany(all);
  await carryOverSigned(work, from, to);
  await tx.chatCursor.updateMany(all);
  // The same keys as storage/first-time.ts makes.
  await tx.$executeRaw`
    UPDATE "ChatEvent" SET "platform" = ${to}, "dedupeKey" = ${to} || substr("dedupeKey", length(${from}) + 1)
    WHERE "platform" = ${from}`;
  await journal(work, {
    kind: 'chat.desks_carried_over',
    deskId: null,
    draftId: null,
    actor,
    data: { from, to, desks },
  });
}

/** Signs again each row whose signature is right. Rows without one, or with a wrong one, stay as they are. */
async function carryOverSigned({ tx, decisionKey }: UnitOfWork, from: string, to: string): Promise<void> {
  const where = { platform: from };
  const [cards, posts, events] = [
    await tx.postedMessage.findMany({ where }),
    await tx.chatPost.findMany({ where }),
    await tx.chatInbox.findMany({ where }),
  ];
  const all = { where, data: { platform: to } };
  await tx.postedMessage.updateMany(all);
  await tx.chatPost.updateMany(all);
  await tx.chatInbox.updateMany(all);
  for (const card of cards.filter((one) => isOwnCard(decisionKey, one))) {
    const mac = macOfCard(decisionKey, { ...card, platform: to });
    await tx.postedMessage.update({ where: { key: card.key }, data: { mac } });
  }
  for (const post of posts.filter((one) => isOwnPost(decisionKey, one))) {
    const mac = macOfPost(decisionKey, { ...post, platform: to });
    await tx.chatPost.update({ where: { platform_key: { platform: to, key: post.key } }, data: { mac } });
  }
  for (const event of events.filter((one) => isOwnEvent(decisionKey, one))) {
    const mac = macOfEvent(decisionKey, { ...event, platform: to });
    await tx.chatInbox.update({ where: { platform_key: { platform: to, key: event.key } }, data: { mac } });
  }
}
