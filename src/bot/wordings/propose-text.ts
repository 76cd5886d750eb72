import { MOST_WORDINGS } from '#drafts/wording.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { ProposeRefusal } from '#publishing/deciding/wordings.ts';

/** Says why a wording is not accepted as a proposal. */
export function proposeText({ answers, wordings }: Messages, why: ProposeRefusal): string {
  return {
    ...answers.decision,
    ...wordings.answer,
    too_many: wordings.answer.too_many(MOST_WORDINGS),
    cancelled: answers.closedDraft,
  }[why];
}
