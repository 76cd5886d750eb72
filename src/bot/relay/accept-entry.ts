import { isDeepStrictEqual } from 'node:util';

import { type Action, type Answer, type DraftPress, doOnce } from '#bot/action.ts';
import { openCorrection } from '#bot/correcting/correct.ts';
import { postsOfDraft } from '#publishing/correcting/corrections.ts';
import { reviseWhenFree, type ReviseWhenFreeOutcome } from '#publishing/deciding/stop.ts';
import { wordsToTake } from '#relay/words-to-take.ts';

/**
 * Puts the new words of a draft's page into the place of its text; where posts of it are public already, opens the form of
 * a correction with them. The words are exactly those that the message showed, or nothing happens.
 */
export const acceptEntry: Action<'acceptEntry'> = {
  button: { about: 'draft', may: 'team', on: 'current', press: taking },
};

async function taking(ctx: DraftPress): Promise<Answer> {
  const { bot, desk, draft, m, revision, target } = ctx;
  const { db } = bot.store;
  const { answer } = m.relay;
  const words = await wordsToTake(db, draft.id, target);
  if (words === null) return answer.otherWords;
  if ((await postsOfDraft(db, draft.id)).length > 0) return openCorrection(ctx, words.text);
  return doOnce<DraftPress, ReviseWhenFreeOutcome | { readonly kind: 'otherWords' }>({
    async does({ user }, work) {
      // Others may have been offered since it was read.
      const still = await wordsToTake(work.tx, draft.id, target);
      if (!isDeepStrictEqual(still, words)) return { kind: 'otherWords' };
      const content = { ...draft.current.content, ...words, ownTexts: {} };
      const request = { draftId: draft.id, editor: user.id, baseRevision: revision, content, desk, rules: bot.rules };
      return reviseWhenFree(work, request);
    },
    says: {
      revised: answer.taken,
      unchanged: m.answers.unchanged,
      otherWords: answer.otherWords,
      stale: answer.otherWords,
      closed: m.answers.closedDraft,
      underWay: m.answers.underWay,
    },
  })(ctx);
}
