import type { Says } from '#bot/action.ts';
import type { DeskContext } from '#bot/context.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { frozenAnswer } from '#bot/freezing/frozen-blocks.ts';
import type { Stopped } from '#publishing/stops/ask.ts';

import { heldText } from './why-text.ts';

/** Says what stops a post that somebody wants to let go. */
export const stoppedAnswers = {
  frozen: frozenAnswer,
  paused: ({ m }) => m.emergency.answer.paused,
  asleep: ({ m }) => m.sleep.answer.stillAsleep,
  stopped({ m, desk }, { why, accountId }) {
    const account = accountLabel(desk.accounts.find(({ id }) => id === accountId));
    return heldText(m, { why, account, isUnsure: false });
  },
} satisfies Says<Pick<DeskContext, 'bot' | 'desk' | 'm'>, Stopped>;
