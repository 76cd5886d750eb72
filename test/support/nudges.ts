import { mayRemind, mayRemindStale } from '#reminders/may-remind.ts';
import { staleDraftsNoticeSchema, reminderNoticeSchema } from '#reminders/reminder-notice.ts';
import { enqueueNudges } from '#reminders/start-reminders.ts';

import type { aContent, Scene } from './publishing-scene.ts';

/** An unasked message. */
export interface Said {
  readonly kind: string;
  readonly draftId: string;
  readonly at: Date;
}

/**
 * Looks for unasked messages, and delivers them as the bot does if the chat is there. Returns them with their drafts.
 */
export async function look(
  { store, clock }: Pick<Scene, 'store' | 'clock'>,
  chat: { readonly isAway?: boolean } = {},
): Promise<readonly Said[]> {
  await enqueueNudges(store);
  if (chat.isAway === true) return [];
  const said: Said[] = [];
  const rows = await store.db.notice.findMany({
    where: { deliveredAt: null, kind: { startsWith: 'reminder.' } },
    orderBy: { createdAt: 'asc' },
  });
  for (const { id, kind, data, draftId, deskId } of rows) {
    const at = clock.now();
    const drafts = await store.write(async (work): Promise<readonly string[]> => {
      const stale = staleDraftsNoticeSchema.safeParse({ kind, data });
      if (stale.success && stale.data.kind === 'reminder.stale') {
        return mayRemindStale(work, { deskId, ...stale.data.data });
      }
      if (draftId === null) return [];
      return (await mayRemind(work, { id, draftId, ...reminderNoticeSchema.parse({ kind, data }) })) ? [draftId] : [];
    });
    said.push(...drafts.map((one) => ({ kind, draftId: one, at })));
    await store.db.notice.update({ where: { id }, data: { deliveredAt: at } });
  }
  return said;
}

/** Lets time pass, with a look every so many minutes. */
export async function lookFor(
  scene: Pick<Scene, 'store' | 'clock'>,
  { minutes, every }: { readonly minutes: number; readonly every: number },
  chat: Parameters<typeof look>[1] = {},
): Promise<readonly Said[]> {
  const said: Said[] = [];
  for (let passed = 0; passed < minutes; passed += every) {
    scene.clock.advance(Math.min(every, minutes - passed) * 60_000);
    said.push(...(await look(scene, chat)));
  }
  return said;
}

/** Formats what was said and when, for comparison. */
export function told(said: readonly Said[]): readonly string[] {
  return said.map(({ kind, at }) => `${kind.replace('reminder.', '')} ${at.toISOString().slice(0, 16)}`);
}

/** Returns the window of a post that is due in so many minutes. */
export function inMinutes(
  { clock }: Pick<Scene, 'clock'>,
  minutes: number,
): NonNullable<ReturnType<typeof aContent>['window']> {
  const publishAt = new Date(clock.now().getTime() + minutes * 60_000);
  return { publishAt, notAfterAt: new Date(publishAt.getTime() + 120 * 60_000) };
}
