import { periodsAt } from '#desks/period.ts';

import { type FoundOf, informs, warns } from './finding-kind.ts';
import type { Moment, MomentRule } from './finding-rule.ts';
import { leavesAtOf } from './period-steps.ts';

const kinds = {
  PERIOD_INFORMS: informs<{ readonly label: string }>(),
  PERIOD_ASKS_MORE: informs<{ readonly label: string; readonly role: string }>(),
  PERIOD_CLOSED: warns<{ readonly label: string }>(),
};
type Found = FoundOf<typeof kinds>;

/** Checks in which reserve periods a post would go out. Corrections of public posts are exempt. */
export const periodRule: MomentRule<typeof kinds> = { kinds, atMoment: periodFindings };

function periodFindings({ content, periods, graceSeconds, now }: Moment): readonly Found[] {
  if (content.corrections !== undefined) return [];
  const inside = periodsAt(periods, content.accountIds, leavesAtOf(content, { graceSeconds }, now));
  return inside.map(({ level, label, role }): Found => {
    const place = { kind: 'when' } as const;
    switch (level) {
      case 'inform':
        return { code: 'PERIOD_INFORMS', place, data: { label } };
      case 'extraApproval':
        return { code: 'PERIOD_ASKS_MORE', place, data: { label, role: role ?? '' } };
      case 'closed':
        return { code: 'PERIOD_CLOSED', place, data: { label } };
    }
  });
}
