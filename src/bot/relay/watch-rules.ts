import { watchApprovers } from '#bot/approving/watch-approvers.ts';
import type { Bot } from '#bot/bot.ts';
import { deskForRule } from '#drafts/relayed/rule-in-force.ts';
import { readRule } from '#drafts/relayed/rule.ts';
import { lookAtRule } from '#relay/watch-rules.ts';

/**
 * Returns a task that checks whether the people who approved the rules of sources are still there. A rule with too few
 * approvers left is void, which is reported at once. The gate asks the chat itself before a rule publishes anything.
 */
export function watchRulesInChats(bot: Bot): () => Promise<void> {
  const { store } = bot;
  return watchApprovers(bot, {
    desks: { relayRules: { some: { state: 'agreed' } } },
    async agreedOn(desk) {
      const ids = await store.db.relayRule.findMany({
        where: { deskId: desk.id, state: 'agreed' },
        select: { id: true },
        orderBy: { id: 'asc' },
      });
      const rules = await Promise.all(ids.map(({ id }) => readRule(store.db, desk.id, id)));
      return Promise.all(
        rules
          .filter((rule) => rule !== null)
          .map(async (rule) => ({ agreed: rule, asked: await deskForRule(store.db, desk, rule) })),
      );
    },
    look: (rule, _desk, members) => store.write((work) => lookAtRule(work, rule, members)),
    notFoundOut: 'who approved relay rules was not found out',
  });
}
