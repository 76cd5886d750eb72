import type { GateStop } from './stop.ts';

const passes = { corrections: false, emergencies: false };
const at = { claim: null } as const;

/** Its hour, as approved, is still to come, or the grace goes on after a rule made the draft. */
export const tooEarly: GateStop<never> = {
  over: 'gate',
  whys: {},
  passes,
  at,
  check({ draft, post: { dueAt }, byRuleFrom, now }) {
    const notBefore = Math.max(dueAt.getTime(), draft.current.content.window?.publishAt.getTime() ?? 0);
    // guard: the hour at the gate
    if (now.getTime() < notBefore) return new Date(notBefore);
    return byRuleFrom !== null && now < byRuleFrom ? byRuleFrom : null;
  },
};

/** Its latest time is over: an approver may send it with a new one. */
export const late: GateStop<'late'> = {
  over: 'gate',
  whys: { late: 'newTime' },
  passes,
  at,
  check: ({ post, now }) => (now >= post.notAfterAt ? 'late' : null),
};
