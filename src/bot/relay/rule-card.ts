import { chainLine } from '#bot/approving/chain-blocks.ts';
import { asSentences } from '#bot/as-sentences.ts';
import { buttonBlocks, cardButton } from '#bot/card-button.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Block, Card, Inline } from '#chat/card.ts';
import type { UserId } from '#chat/refs.ts';
import type { Desk } from '#desks/desk.ts';
import { type RelayRule, RULE_LASTS_DAYS } from '#drafts/relayed/rule.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { RuleStanding } from '#relay/decide-rule.ts';

import { clockOf } from './rule-form.ts';
import { seenTarget } from './seen-source.ts';
import { sourceName } from './source-name.ts';

/** A rule with all that its card shows. */
export interface RuleView {
  readonly m: Messages;
  readonly desk: Desk;
  readonly now: Date;
  readonly rule: RelayRule;
  readonly standing: RuleStanding;
  /** The people whom the card mentions, so that they learn of it: named ones who could approve the rule. */
  readonly called: readonly UserId[];
  readonly name: (person: string) => string;
}

/** Builds the card on which a desk's approvers decide about a rule: all that it does, with its numbers and its words. */
export function ruleCard(view: RuleView): Card {
  const { m, rule, standing, name } = view;
  const source = standing.source === null ? '–' : sourceName(m, standing.source);
  const title = m.relayRule.card.asks(name(rule.askedBy), source);
  const states = statesOf(view);
  return {
    summary: asSentences(title, ...states),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      ...(isOver(rule) ? [] : termBlocks(view)),
      ...states.map(paragraph),
      ...callBlocks(view),
      ...buttonsOf(view),
    ],
  };
}

function termBlocks({ m, desk, rule, standing: { source } }: RuleView): readonly Block[] {
  const { card } = m.relayRule;
  const { formats } = m;
  const accounts = desk.accounts.filter(({ id }) => source?.accountIds.includes(id) === true).map(accountLabel);
  const [from, to] = [rule.fromMinute, rule.toMinute].map((minute) => formats.time(clockOf(minute)));
  const terms = [
    card.domains(rule.domains),
    card.ceiling(rule.maxPerDay),
    card.hours(from ?? '', to ?? '', desk.timeZone),
    card.grace(rule.graceSeconds / 60),
    card.lasts(RULE_LASTS_DAYS),
    card.never,
  ];
  return [
    paragraph(card.does(accounts)),
    { kind: 'list', items: terms.map((text) => [{ kind: 'text' as const, text }]) },
    ...(source === null
      ? []
      : [
          {
            kind: 'note' as const,
            inlines: [
              { kind: 'text' as const, text: `${card.address} ` },
              { kind: 'code' as const, text: source.url },
            ],
          },
          paragraph(card.template),
          { kind: 'quote' as const, text: source.template },
          paragraph(card.label),
          { kind: 'quote' as const, text: source.label },
        ]),
  ];
}

/** Says how the rule stands, a sentence or two. */
function statesOf({ m, desk, rule, standing, name, now }: RuleView): readonly string[] {
  const { card } = m.relayRule;
  const { agreement, waiting } = standing;
  switch (rule.state) {
    case 'asked': {
      if (waiting?.standing.kind !== 'waiting') return [card.notInForce];
      const { chain, by, missing } = waiting.standing;
      const approved =
        chain === undefined ? (by.length === 0 ? [] : [card.approvedBy(by.map(name))]) : [chainLine(m, chain, name)];
      return [...approved, card.missing(missing)];
    }
    case 'agreed':
      return agreement.kind === 'inForce'
        ? [card.inForce(agreement.approvers.map(name), fullWhenText(agreement.endsAt, desk.timeZone, m.tongue, now))]
        : [card.notInForce];
    case 'refused':
    case 'ended':
      return [card.over[rule.endedWhy ?? 'changed']];
  }
}

function buttonsOf({ m, rule, standing }: RuleView): readonly Block[] {
  const { card } = m.relayRule;
  const about = { draftId: 'none', revision: 1, target: rule.id } as const;
  const end = cardButton('endRelayRule', card.end, 'plain', about);
  const { source, waiting } = standing;
  const renew =
    source?.state === 'on'
      ? [cardButton('relayRule', card.renew, 'plain', { draftId: source.id, revision: 0, target: seenTarget(source) })]
      : [];
  if (isOver(rule)) return buttonBlocks(m, renew, []);
  if (rule.state === 'agreed') return buttonBlocks(m, [end, ...renew], []);
  const decide = [
    cardButton('approveRelayRule', card.approve, 'primary', about),
    cardButton('requestRelayRuleChanges', card.changes, 'plain', about),
    cardButton('refuseRelayRule', card.refuse, 'danger', about),
  ];
  return buttonBlocks(m, waiting === null ? [] : decide, [end]);
}

/** Mentions those who could approve it. Posting the card notifies them, and updating it does not. */
function callBlocks({ m, called }: RuleView): readonly Block[] {
  if (called.length === 0) return [];
  const mentions = called.flatMap((user): readonly Inline[] => [
    { kind: 'mention', user },
    { kind: 'text', text: ' ' },
  ]);
  return [{ kind: 'paragraph', inlines: [...mentions, { kind: 'text', text: m.cards.howToDecideButtons }] }];
}

function isOver({ state }: RelayRule): boolean {
  return state === 'refused' || state === 'ended';
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text }] };
}
