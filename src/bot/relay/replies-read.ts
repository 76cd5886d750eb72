import { type Action, type Answer, type DeskPress, doOnce } from '#bot/action.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { mayApprove } from '#desks/may.ts';
import { readAnswers, type ReadAnswersOutcome } from '#relay/read-answers.ts';

import { seenAnswers } from './seen-answers.ts';

/** Records that somebody has read the replies in a message: the reader named for the source, or an approver. */
export const repliesRead: Action<'repliesRead'> = {
  button: { about: 'desk', may: 'team', press: noting },
};

async function noting(ctx: DeskPress): Promise<Answer> {
  const { chat, desk, m, members, target, user } = ctx;
  const { answer } = m.relayAnswers;
  const seen = seenAnswers(target);
  if (seen === null) return answer.stale;
  const isInChannel = members.channel.includes(user.id);
  const by = { id: user.id, isInChannel, isApprover: mayApprove(desk, user.id, members) };
  return doOnce<DeskPress, ReadAnswersOutcome>({
    does: (_, work) => readAnswers(work, { deskId: desk.id, ...seen, by }),
    says: {
      read: answer.read,
      already: async (_, { by: reader }) => answer.already(await freezerName(chat, m, reader)),
      notYours: answer.notYours,
      stale: answer.stale,
    },
    repeated: () => answer.read,
  })(ctx);
}
