import { botNoticeSchema } from '#bot/notices/bot-notice.ts';
import { once } from '#bot/once.ts';
import { picturesQueue } from '#bot/pictures-queue.ts';
import { mayApprove } from '#desks/may.ts';

import type { PressHandler } from './pressed.ts';

/** Has files that somebody dropped in the thread made into pictures of the post; once, however often it is pressed. */
export const pressUseInPost: PressHandler = async ({ bot, chat, desk, draft, event, m, members, user }) => {
  if (user.id !== draft.author && !mayApprove(desk, user.id, members)) return m.answers.onlyAuthorOrApproverUses;
  const row = event.target === null ? null : await bot.store.db.notice.findUnique({ where: { id: event.target } });
  const notice = botNoticeSchema.safeParse(row);
  if (row?.draftId !== draft.id || !notice.success || notice.data.kind !== 'bot.files') return m.answers.filesGone;
  const { files } = notice.data.data;
  await once(bot.store, { platform: chat.id, dedupeKey: event.dedupeKey }, async (w) => {
    const wish = `notice ${row.id}`;
    // A live job for this wish is this wish already.
    await w.jobs.enqueueIfAbsent(w.tx, picturesQueue, {
      key: wish,
      data: { wish, draftId: draft.id, person: user.id, files },
    });
  });
  return null;
};
