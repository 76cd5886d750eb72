import { type Action, type DeskPress, doOnce } from '#bot/action.ts';
import { endRuleById } from '#relay/end-rule.ts';

import { ruleOf } from './decide-rule.ts';

/** Ends a rule at once. Nobody has to agree that less is published. */
export const endRelayRule: Action<'endRelayRule'> = {
  button: {
    about: 'desk',
    may: 'team',
    async press(ctx) {
      const { answer } = ctx.m.relayRule;
      const rule = await ruleOf(ctx, ctx.target);
      if (rule === null) return answer.closed;
      return doOnce<DeskPress, { readonly kind: 'ended' | 'closed' }>({
        async does({ desk, user }, work) {
          return { kind: await endRuleById(work, { deskId: desk.id, ruleId: rule.id, by: user.id }) };
        },
        says: { ended: answer.ended, closed: answer.closed },
        repeated: () => answer.ended,
      })(ctx);
    },
  },
};
