import { type Action, doOnce } from '#bot/action.ts';
import { botNoticeSchema } from '#bot/outbox/bot-notice.ts';
import { mayApprove } from '#desks/may.ts';

import { picturesQueue } from './pictures-queue.ts';

/** Adds files that somebody dropped in the thread to the post as pictures. Repeated presses add them once. */
export const useInPost: Action<'useInPost'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'anyCard',
    press: doOnce({
      async does({ desk, draft, members, target, user }, work) {
        if (user.id !== draft.author && !mayApprove(desk, user.id, members)) return { kind: 'notAllowed' as const };
        const row = target === null ? null : await work.tx.notice.findUnique({ where: { id: target } });
        const notice = botNoticeSchema.safeParse(row);
        if (row?.draftId !== draft.id || !notice.success || notice.data.kind !== 'bot.filesOffered') {
          return { kind: 'filesGone' as const };
        }
        const { files } = notice.data.data;
        const wish = `notice ${row.id}`;
        // A live job with this key is the same request.
        await work.jobs.enqueueIfAbsent(work.tx, picturesQueue, {
          key: wish,
          data: {
            wish,
            draftId: draft.id,
            person: user.id,
            base: draft.current.number,
            files,
            isDropped: false,
            thenAsk: false,
          },
        });
        return { kind: 'used' as const };
      },
      says: {
        used: null,
        notAllowed: ({ m }) => m.answers.onlyAuthorOrApproverUses,
        filesGone: ({ m }) => m.answers.filesGone,
      },
    }),
  },
};
