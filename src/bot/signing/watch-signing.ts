import type { Bot } from '#bot/bot.ts';
import { rereadReactions } from '#bot/approving/reread-queue.ts';
import { enqueueSigningNotice } from '#desks/signing-notice.ts';
import { isSigningDue } from '#storage/signing/existing-rows.ts';

/**
 * Tells every desk, once, that what stood in the database before rows were signed waits for an administrator. Returns
 * what looks again every minute: once it was signed, the reactions on cards of before are read.
 */
export async function watchSigning(bot: Bot): Promise<() => Promise<void>> {
  const { store } = bot;
  let isDue = await isSigningDue(store.db);
  if (isDue) await tellDesks(bot);
  return async () => {
    if (!isDue || (await isSigningDue(store.db))) return;
    isDue = false;
    for (const platform of bot.chats.keys()) await rereadReactions(store, platform);
  };
}

async function tellDesks({ store, logger }: Bot): Promise<void> {
  logger.warn('accounts, cards and events of before the upgrade wait for "tambour sign-existing"');
  await store.write(async (work) => {
    for (const { id } of await work.tx.desk.findMany({ select: { id: true } })) {
      await enqueueSigningNotice(work, id, 'upgrade', { kind: 'signing.due', data: {} });
    }
  });
}
