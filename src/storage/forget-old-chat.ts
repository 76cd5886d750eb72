import type { Store } from './store.ts';

/** Days after which no post is tried again under its key. */
const postsKeptDays = 30;
/** Longer than any platform resends an event or accepts a signature. */
const eventsKeptDays = 90;
/** A digest's message is redrawn for some weeks at most; after that, the platform holds its chart and files. */
const attachmentsKeptDays = 60;
/** A preview is drawn again when its draft is shown again, and a page read again when somebody asks. */
const previewsKeptDays = 60;
const dayMs = 86_400_000;

/**
 * Deletes old chat rows that prevent duplicates, once no duplicate can come any more, and attachments of messages that
 * no longer change.
 */
export async function forgetOldChat({ db, clock }: Pick<Store, 'db' | 'clock'>): Promise<void> {
  const now = clock.now().getTime();
  await db.chatPost.deleteMany({ where: { begunAt: { lt: new Date(now - postsKeptDays * dayMs) } } });
  await db.chatEvent.deleteMany({ where: { receivedAt: { lt: new Date(now - eventsKeptDays * dayMs) } } });
  await db.preview.deleteMany({ where: { drawnAt: { lt: new Date(now - previewsKeptDays * dayMs) } } });
  await db.linkPreview.deleteMany({ where: { readAt: { lt: new Date(now - previewsKeptDays * dayMs) } } });
  await db.attachment.deleteMany({ where: { createdAt: { lt: new Date(now - attachmentsKeptDays * dayMs) } } });
}
