import type { DecisionReader } from '#approvals/decision.ts';
import type { Standing } from '#approvals/standing.ts';
import type { Desk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import { plainContent } from '#drafts/content.ts';
import type { Content } from '#drafts/content.ts';
import type { Draft } from '#drafts/draft.ts';
import { tidyContent } from '#drafts/tidy-content.ts';
import { canonicalJson } from '#storage/canonical-json.ts';

import { isOfDraft, notBeforeByRule, type RelayedByRule } from './by-rule.ts';
import { type EntryWords, relayedText } from './relayed-text.ts';
import { readRule, readRuledSource, type RuledSource } from './rule.ts';
import { agreementOfRule, type RuleInForce } from './rule-in-force.ts';
import { whyNotNow, type WhyNotNow } from './why-not-now.ts';

/** Reasons why a rule does not publish a draft that it made. */
export type WhyNotByRule =
  | WhyNotNow
  /** It was stopped, held, edited or asked about since, or its rule's record is not genuine. */
  | 'ordinary'
  /** The rule is no longer in force. */
  | 'rule';

type Judged =
  | { readonly kind: 'stands'; readonly inForce: RuleInForce }
  | { readonly kind: 'not'; readonly why: WhyNotByRule };

interface RuleQuestion {
  readonly byRule: RelayedByRule | null;
  readonly draft: Draft;
  readonly desk: Desk;
  /** As for `gate`. */
  readonly members: Members | null;
}

/**
 * Decides whether a rule may publish a draft that it made, now. The rule's record must be genuine and of this revision,
 * the rule in force, and the text exactly the template's with the entry's words. Nothing else may be against it now
 * (`whyNotNow`).
 */
export async function judgeByRule(reader: DecisionReader, question: RuleQuestion, now: Date): Promise<Judged> {
  const { byRule, draft, desk, members } = question;
  // People decide about a draft that is back in writing, or was asked about again.
  // guard: by rule, what nobody touched
  const isUntouched = draft.state === 'approved' && draft.current.askedAnew === 0;
  if (!isUntouched || !isOfDraft(byRule, draft)) return { kind: 'not', why: 'ordinary' };
  if (await wasHeld(reader, draft)) return { kind: 'not', why: 'ordinary' };
  const rule = await readRule(reader.tx, desk.id, byRule.ruleId);
  const source = await readRuledSource(reader.tx, byRule.sourceId);
  if (rule?.sourceId !== byRule.sourceId) return { kind: 'not', why: 'rule' };
  const agreement = await agreementOfRule(reader, { rule, source, desk }, now, members);
  if (agreement.kind === 'not') return { kind: 'not', why: 'rule' };
  if (!isRelayed(agreement.source, byRule.words, draft.current.content, desk)) return { kind: 'not', why: 'ordinary' };
  const { words, entryKey, at, draftId } = byRule;
  const leavesAt = notBeforeByRule(byRule);
  const why = await whyNotNow(reader, { inForce: agreement, desk, words, entryKey, draftId, at, leavesAt }, now);
  return why === null ? { kind: 'stands', inForce: agreement } : { kind: 'not', why };
}

/** Tells whether something has held the draft, whatever it was: what was against it still counts once it is over. */
async function wasHeld({ tx }: DecisionReader, { id }: Draft): Promise<boolean> {
  return (await tx.journalEntry.count({ where: { draftId: id, kind: 'delivery.held' } })) > 0;
}

/** Returns the standing that a rule gives a draft, unless people decided about the draft itself (`ordinary`). */
export async function standingByRule(
  reader: DecisionReader,
  question: RuleQuestion,
  ordinary: Standing,
  now: Date,
): Promise<Standing> {
  // Decisions about the draft itself come first: a rejection stops what has not left.
  if (ordinary.kind !== 'waiting' || ordinary.isUnproven === true) return ordinary;
  const judged = await judgeByRule(reader, question, now);
  return judged.kind === 'stands' ? { kind: 'approved', by: judged.inForce.approvers } : ordinary;
}

/** Builds the content of an entry's draft, from nothing but its source, its words and the desk. Pure. */
export function relayedContent(
  source: Pick<RuledSource, 'template' | 'label' | 'accountIds'>,
  words: EntryWords,
  desk: Pick<Desk, 'accounts' | 'language' | 'timeZone'>,
): Omit<Content, 'corrections'> {
  const { accounts, timeZone } = desk;
  const accountIds = accounts.map(({ id }) => id).filter((id) => source.accountIds.includes(id));
  const { warning: contentWarning = null, language = desk.language } = words;
  return { ...plainContent({ text: relayedText(source, words), language, accountIds, timeZone }), contentWarning };
}

function isRelayed(source: RuledSource, words: EntryWords, content: Content, desk: Desk): boolean {
  const again = tidyContent(relayedContent(source, words, desk), content.accountIds);
  // The content must be exactly what the template gives.
  return canonicalJson(again) === canonicalJson({ ...content, timeZone: again.timeZone });
}
