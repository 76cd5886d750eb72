import { journal } from './journal.ts';
import type { UnitOfWork } from './store.ts';

/**
 * Moves everything that belongs to one chat platform to another: desks, what the bot posted and was about to post, what
 * was heard and handled. What was never known of the new one cannot collide.
 */
export async function carryOver(
  work: UnitOfWork,
  { from, to, actor }: { readonly from: string; readonly to: string; readonly actor: string },
): Promise<void> {
  const { tx } = work;
  const all = { where: { platform: from }, data: { platform: to } };
  const { count: desks } = await tx.desk.updateMany(all);
  await tx.postedMessage.updateMany(all);
  await tx.chatPost.updateMany(all);
  await tx.chatInbox.updateMany(all);
  await tx.chatCursor.updateMany(all);
  // As storage/first-time.ts makes its keys.
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
