import type { Action, Answer, DeskPress } from '#bot/action.ts';
import { decideAbout } from '#bot/approving/decide-about.ts';
import { decidePeriod, deskOfPeriod } from '#periods/decide-period.ts';

import { periodOf } from './period.ts';

/** Agrees to the period on the card, or to cancel it, as far as this person may. */
export const approvePeriod: Action<'approvePeriod'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'approve') },
};

/** Refuses the period on the card, or its cancellation: nothing changes. */
export const refusePeriod: Action<'refusePeriod'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'reject') },
};

async function deciding(ctx: DeskPress, kind: 'approve' | 'reject'): Promise<Answer> {
  const { bot, desk, m, revision: number, target } = ctx;
  const { db, clock } = bot.store;
  const { author, authorsDeputy, expired, changed, closed } = m.periods.refusals;
  const period = await periodOf(ctx, target);
  if (period === null) return closed;
  const subjectDesk = await deskOfPeriod(db, period, clock.now());
  return decideAbout(ctx, {
    subjectDesk,
    refusals: { author, authorsDeputy, expired, changed, closed },
    decides: (work, decider) => decidePeriod(work, { periodId: period.id, deskId: desk.id, number, ...decider, kind }),
  });
}
