import type { ProposeRefusal } from '#publishing/propose-wording.ts';

import type { Messages } from '#messages/words/messages.ts';

/** What to tell who proposes a wording that is not taken up. */
export function proposeText({ answers, wordings }: Messages, why: ProposeRefusal): string {
  switch (why) {
    case 'author':
    case 'not_asked':
    case 'rejected':
    case 'under_way':
    case 'unchanged':
    case 'too_many':
      return wordings.answer[why];
    case 'cancelled':
      return answers.closedDraft;
    case 'not_approver':
    case 'authors_deputy':
    case 'group_unreadable':
    case 'guest':
    case 'bot':
    case 'inactive':
      return answers.decision[why];
  }
}
