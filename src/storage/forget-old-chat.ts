import type { Store } from './store.ts';

/** Days after which nothing is posted again under a key. */
const postsKeptDays = 30;
/** Longer than any platform sends an event again, or takes a signature for fresh. */
const eventsKeptDays = 90;
/** A digest is told anew for some weeks at most; then its chart and its files stand with the platform. */
const attachmentsKeptDays = 60;
/** A preview is drawn again where its draft is shown anew, and a page read again where somebody presses. */
const previewsKeptDays = 60;
const dayMs = 86_400_000;

/**
 * Forgets what was kept of chat so that nothing happens twice, once nothing could come twice any more; and what was
 * attached to messages that are no longer changed.
 */
export async function forgetOldChat({ db, clock }: Pick<Store, 'db' | 'clock'>): Promise<void> {
  const now = clock.now().getTime();
  await db.chatPost.deleteMany({ where: { begunAt: { lt: new Date(now - postsKeptDays * dayMs) } } });
  await db.chatEvent.deleteMany({ where: { receivedAt: { lt: new Date(now - eventsKeptDays * dayMs) } } });
  await db.preview.deleteMany({ where: { drawnAt: { lt: new Date(now - previewsKeptDays * dayMs) } } });
  await db.linkPreview.deleteMany({ where: { readAt: { lt: new Date(now - previewsKeptDays * dayMs) } } });
  await db.attachment.deleteMany({ where: { createdAt: { lt: new Date(now - attachmentsKeptDays * dayMs) } } });
}
