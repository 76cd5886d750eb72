import { createHash } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';

import type { Desk } from '#desks/desk.ts';
import { canonicalJson } from '#storage/canonical-json.ts';

import { checkedTexts, checkedWarning } from './checked-text.ts';
import type { Content } from './content.ts';
import { type FindingCode, findingRules, type Found, type LastingFound } from './finding.ts';
import type { Lasting, RuleContext } from './finding-rule.ts';
import type { Rules } from './renderings-of.ts';

/** A card that says one thing thirty times is not read. */
const mostPerCode = 20;
/** As many as a busy day has drafts on their way; the one that was not asked for longest goes first. */
const mostKept = 500;
const keptOf = new WeakMap<Rules, Map<string, readonly LastingFound[]>>();

/**
 * Returns what the checks find in a content on this desk, whatever the hour, and keeps it by what it was made of: a
 * card that is drawn again reads no text again.
 */
export function lastingFound(content: Content, desk: Desk, rules: Rules, isReserved: boolean): readonly LastingFound[] {
  const lasting = { ...lastingOf(content, desk), isReserved };
  const key = keyOf(lasting);
  const found = keptOf.get(rules)?.get(key) ?? firstOfEach([...checksOf(lasting, rules)].flat());
  keep(rules, key, found);
  return found;
}

/** A turn costs the loop a little as well. */
const checksInTurn = 4;

/**
 * Computes and keeps what `lastingFound` then returns. Patterns that were not used for a while are compiled anew, which takes
 * some twenty milliseconds for all rules together: between some of them others get their turn.
 */
export async function lookAhead(content: Content, desk: Desk, rules: Rules, isReserved: boolean): Promise<void> {
  const lasting = { ...lastingOf(content, desk), isReserved };
  const key = keyOf(lasting);
  if (keptOf.get(rules)?.has(key) === true) return;
  const found: LastingFound[] = [];
  let checks = 0;
  for (const some of checksOf(lasting, rules)) {
    found.push(...some);
    checks += 1;
    if (checks % checksInTurn === 0) await othersTurn();
  }
  keep(rules, key, firstOfEach(found));
}

function keyOf(lasting: Lasting): string {
  return createHash('sha256').update(canonicalJson(lasting)).digest('base64');
}

function keep(rules: Rules, key: string, found: readonly LastingFound[]): void {
  const kept = keptOf.get(rules) ?? new Map<string, readonly LastingFound[]>();
  keptOf.set(rules, kept);
  kept.delete(key);
  kept.set(key, found);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
}

/** Returns what was found without what is found all too often. */
export function firstOfEach<One extends Found>(found: readonly One[]): readonly One[] {
  const told = new Map<FindingCode, number>();
  return found.filter(({ code }) => {
    const count = (told.get(code) ?? 0) + 1;
    told.set(code, count);
    return count <= mostPerCode;
  });
}

/** Takes out, by name, what the rules may look at: whatever a rule is given besides belongs here, and so to the key. */
function lastingOf(whole: Content, desk: Desk): Omit<Lasting, 'isReserved'> {
  const { window: _window, ...content } = whole;
  const { officialDomains, knownAcronyms, captions, language } = desk;
  const accounts = desk.accounts.map(({ id, network, handle, software, limits }) => {
    return { id, network, handle, software, limits };
  });
  return { content, desk: { officialDomains, knownAcronyms, captions, language, accounts } };
}

/** Yields what each rule finds, one at a time, in the order in which it is told. */
function* checksOf(lasting: Lasting, rules: Rules): Generator<readonly LastingFound[], void> {
  const { content, desk } = lasting;
  const accounts = desk.accounts.filter((account) => content.accountIds.includes(account.id));
  const context: RuleContext = { ...lasting, accounts, rules };
  for (const { inContent } of findingRules) if (inContent !== undefined) yield inContent(context);
  const warning = checkedWarning(content, accounts, rules);
  for (const { beside } of findingRules) if (beside !== undefined) yield beside(warning, context);
  const texts = checkedTexts(content, accounts, rules);
  for (const { across } of findingRules) if (across !== undefined) yield across(texts, context);
  for (const checked of texts) {
    for (const { inText } of findingRules) if (inText !== undefined) yield inText(checked, context);
  }
}
