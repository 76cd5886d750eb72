import { type Action, type Answer, deskFormOf, type DeskSubmission, takeOnce } from '#bot/action.ts';
import type { DeskContext } from '#bot/context.ts';
import { fieldErrors, type FormRefused, formError } from '#bot/form-answer.ts';
import { openRulesOf, type RuleTerms } from '#drafts/relayed/rule.ts';
import type { Messages } from '#messages/words/messages.ts';
import { askForRule, type RuleRefusal, whyNoRule } from '#relay/ask-for-rule.ts';
import type { SeenSource } from '#relay/keep-source.ts';
import { readSource } from '#relay/source.ts';

import { readRuleForm, ruleForm } from './rule-form.ts';
import { seenSource } from './seen-source.ts';

/**
 * Asks the desk's approvers to agree that entries of a source are published by a rule. Full members of its channel may
 * ask, and only for the body's own sources.
 */
export const relayRule: Action<'relayRule'> = {
  button: { about: 'desk', may: 'team', press: (ctx) => opening(ctx, ctx.target) },
  form: {
    about: 'desk',
    may: 'team',
    submit: takeOnce({
      reads: readWish,
      does: ({ desk, user }, work, { seen, terms }) => askForRule(work, { desk, by: user, seen, terms }),
      says: {
        asked: ({ m }) => m.relayRule.answer.asked,
        badTerms: { error: ({ m }) => formError(m.relayRule.error.span) },
        stale: { error: ({ m }) => formError(m.relayRule.refusal.stale) },
        notOn: { error: ({ m }) => formError(m.relayRule.refusal.notOn) },
        noDomains: { error: ({ m }) => formError(m.relayRule.refusal.noDomains) },
        notOfficial: { error: ({ m }, refusal) => formError(refusalText(m, refusal)) },
        notOwn: { error: ({ m }) => formError(m.relayRule.refusal.notOwn) },
        accounts: { error: ({ m }) => formError(m.relayRule.refusal.accounts) },
      },
    }),
  },
};

async function opening(ctx: DeskContext, target: string | null): Promise<Answer> {
  const { bot, desk, m, user } = ctx;
  if (user.kind !== 'member') return m.relayRule.answer.mayNot;
  const seen = seenSource(target);
  const source = seen === null ? null : await readSource(bot.store.db, seen.id);
  const isThere = source?.deskId === desk.id && source.version === seen?.version && source.state.kind !== 'ended';
  if (!isThere) return m.relayRule.refusal.stale;
  const refusal = whyNoRule(source, desk);
  if (refusal !== null) return refusalText(m, refusal);
  const [before = null] = await openRulesOf(bot.store.db, source.id);
  return deskFormOf('relayRule', ruleForm(ctx, source, before), target);
}

async function readWish(
  ctx: DeskSubmission,
): Promise<{ readonly seen: SeenSource; readonly terms: RuleTerms } | FormRefused> {
  const { m, target, user, values } = ctx;
  if (user.kind !== 'member') return formError(m.relayRule.answer.mayNot);
  const seen = seenSource(target);
  if (seen === null) return formError(m.relayRule.refusal.stale);
  const read = readRuleForm(ctx, values);
  return read.kind === 'errors' ? fieldErrors(read.fields) : { seen, terms: read.terms };
}

function refusalText({ relayRule: { refusal: words } }: Messages, refusal: RuleRefusal): string {
  return refusal.kind === 'notOfficial' ? words.notOfficial(refusal.host) : words[refusal.kind];
}
