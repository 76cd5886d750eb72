import { z } from 'zod';

const instant = z.iso.datetime().transform((text) => new Date(text));

/** Unasked notices to a draft's thread: their `kind` and `data`. */
export const reminderNoticeSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reminder.waiting'), data: z.object({ revision: z.number(), askedAt: instant }) }),
  z.object({ kind: z.literal('reminder.hourBefore'), data: z.object({ revision: z.number(), publishAt: instant }) }),
]);

export type ReminderNotice = z.infer<typeof reminderNoticeSchema>;

/** Notices to a desk's channel about stale drafts. */
export const staleDraftsNoticeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('reminder.stale'),
    data: z.object({ day: z.iso.date(), draftIds: z.array(z.uuid()).readonly() }),
  }),
  /** Somebody pressed a button of that message. */
  z.object({ kind: z.literal('reminder.staleChanged'), data: z.object({ noticeId: z.uuid() }) }),
]);

export type StaleDraftsNotice = z.infer<typeof staleDraftsNoticeSchema>;
