import { z } from 'zod';

import type { Action, Answer, DeskPress } from '#bot/action.ts';
import { decideAbout } from '#bot/approving/decide-about.ts';
import type { DeskContext } from '#bot/context.ts';
import { deskForRule } from '#drafts/relayed/rule-in-force.ts';
import { readRule, type RelayRule } from '#drafts/relayed/rule.ts';
import { decideRule } from '#relay/decide-rule.ts';

/** Agrees to the rule on the card, as far as this person may. */
export const approveRelayRule: Action<'approveRelayRule'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'approve') },
};

/** Asks for other terms: this rule ends, and somebody has to ask again. */
export const requestRelayRuleChanges: Action<'requestRelayRuleChanges'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'requestChanges') },
};

/** Refuses the rule on the card: entries stay drafts. */
export const refuseRelayRule: Action<'refuseRelayRule'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'reject') },
};

async function deciding(ctx: DeskPress, kind: 'approve' | 'requestChanges' | 'reject'): Promise<Answer> {
  const { bot, desk, m, target } = ctx;
  const { author, authorsDeputy, closed } = m.relayRule.refusals;
  const rule = await ruleOf(ctx, target);
  if (rule === null) return closed;
  const subjectDesk = await deskForRule(bot.store.db, desk, rule);
  return decideAbout(ctx, {
    subjectDesk,
    refusals: { author, authorsDeputy, closed },
    decides: (work, decider) => decideRule(work, { ruleId: rule.id, deskId: desk.id, ...decider, kind }),
  });
}

/** Reads the rule that a button on a desk is about; null if the desk has no such rule. */
export async function ruleOf(
  { bot, desk }: Pick<DeskContext, 'bot' | 'desk'>,
  target: string | null,
): Promise<RelayRule | null> {
  const id = z.uuid().safeParse(target).data;
  return id === undefined ? null : readRule(bot.store.db, desk.id, id);
}
