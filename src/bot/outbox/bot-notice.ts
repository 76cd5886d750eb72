import { z } from 'zod';

import { notify } from '#storage/notify.ts';
import type { Writing } from '#storage/store.ts';

/** What the bot itself tells a thread later, so that a crash in between loses nothing. */
export const botNoticeSchema = z.discriminatedUnion('kind', [
  /** Files that somebody dropped in the thread: offered, and not used until somebody presses. */
  z.object({
    kind: z.literal('bot.files'),
    data: z.object({
      person: z.string(),
      files: z.array(z.object({ id: z.string(), name: z.string(), byteLength: z.number() })).readonly(),
    }),
  }),
  /** Why somebody rejected, told after the rejection. */
  z.object({ kind: z.literal('bot.reason'), data: z.object({ person: z.string(), reason: z.string() }) }),
]);

export type BotNotice = z.infer<typeof botNoticeSchema>;

/** Has it told, with the transaction. */
export async function tellBot(
  w: Writing,
  draft: { readonly id: string; readonly deskId: string },
  { kind, data }: BotNotice,
): Promise<void> {
  await notify(w, { key: `${kind}:${draft.id}:${w.newId()}`, deskId: draft.deskId, draftId: draft.id, kind, data });
}
