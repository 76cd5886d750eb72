import type { Bot } from '#bot/bot.ts';
import { rereadReactions } from '#bot/approving/reread-queue.ts';
import { enqueueSigningNotice } from '#desks/signing-notice.ts';
import { enqueueDraftNotice } from '#drafts/draft-notice.ts';
import { isSigningDue } from '#storage/signing/existing-rows.ts';
import type { Store } from '#storage/store.ts';

/**
 * Notifies every desk, once, that rows from before signing wait for an administrator. Returns a task to run every
 * minute: once they are signed, it reads the reactions on the older cards.
 */
export async function watchSigning(bot: Bot): Promise<() => Promise<void>> {
  const { store } = bot;
  let isDue = await isSigningDue(store.db);
  if (isDue) await enqueueSigningDue(bot);
  return async () => {
    if (!isDue || (await isSigningDue(store.db))) return;
    isDue = false;
    for (const platform of bot.chats.keys()) await rereadReactions(store, platform);
    await showHeldAnew(store);
  };
}

async function enqueueSigningDue({ store, logger }: Bot): Promise<void> {
  logger.warn('accounts, cards and events of before the upgrade wait for "tambour sign-existing"');
  await store.write(async (work) => {
    for (const { id } of await work.tx.desk.findMany({ select: { id: true } })) {
      await enqueueSigningNotice(work, id, 'upgrade', { kind: 'signing.due', data: {} });
    }
  });
}

/** Enqueues a redraw of the cards that say why something is held for its account. */
async function showHeldAnew(store: Store): Promise<void> {
  const held = { state: 'held', why: 'account_paused' } as const;
  const drafts = await store.db.draft.findMany({
    where: { deliveries: { some: held } },
    select: { id: true, deskId: true },
  });
  for (const draft of drafts) {
    await store.write((work) => enqueueDraftNotice(work, draft, { kind: 'draft.changed', data: {} }));
  }
}
