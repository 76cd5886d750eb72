import type { Messages } from '#messages/words/messages.ts';
import type { ProposeRefusal } from '#publishing/wordings.ts';

/** Tells who proposes a wording why it is not taken up. */
export function proposeText({ answers, wordings }: Messages, why: ProposeRefusal): string {
  return { ...answers.decision, ...wordings.answer, cancelled: answers.closedDraft }[why];
}
