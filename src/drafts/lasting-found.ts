import { createHash } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';

import type { Desk } from '#desks/desk.ts';
import { canonicalJson } from '#storage/canonical-json.ts';

import { checkedTexts, checkedWarning } from './checked-text.ts';
import type { Content } from './content.ts';
import { type FindingCode, findingRules, type Found, type LastingFound } from './finding.ts';
import type { Lasting, RuleContext } from './finding-rule.ts';
import type { Rules } from './renderings-of.ts';

/** The most findings per code: nobody reads a card that says the same thirty times. */
const mostPerCode = 20;
/** Cached results: as many as there are drafts under way on a busy day. The least recently used is dropped first. */
const mostKept = 500;
const keptOf = new WeakMap<Rules, Map<string, readonly LastingFound[]>>();

/**
 * Returns the lasting findings in a content on this desk, which do not depend on the time. Caches them by their input,
 * so that redrawing a card checks no text again.
 */
export function lastingFound(content: Content, desk: Desk, rules: Rules, isReserved: boolean): readonly LastingFound[] {
  const lasting = { ...lastingOf(content, desk), isReserved };
  const key = keyOf(lasting);
  const found = keptOf.get(rules)?.get(key) ?? firstOfEach([...checksOf(lasting, rules)].flat());
  keep(rules, key, found);
  return found;
}

/** Checks between two turns of the event loop; a turn has a cost too. */
const checksInTurn = 4;

/**
 * Computes and caches what `lastingFound` then returns. V8 recompiles patterns that were unused for a while, which
 * takes some twenty milliseconds for all rules together, so this yields to the event loop between checks.
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

/** Returns the findings with at most `mostPerCode` of each code. */
export function firstOfEach<One extends Found>(found: readonly One[]): readonly One[] {
  const told = new Map<FindingCode, number>();
  return found.filter(({ code }) => {
    const count = (told.get(code) ?? 0) + 1;
    told.set(code, count);
    return count <= mostPerCode;
  });
}

/**
 * Picks by name what the rules may read. Anything else that rules are to read belongs here, and so to the cache key.
 */
function lastingOf(whole: Content, desk: Desk): Omit<Lasting, 'isReserved'> {
  const { window: _window, ...content } = whole;
  const { officialDomains, knownAcronyms, captions, language } = desk;
  const accounts = desk.accounts.map(({ id, network, handle, software, limits }) => {
    return { id, network, handle, software, limits };
  });
  return { content, desk: { officialDomains, knownAcronyms, captions, language, accounts } };
}

/** Yields the findings of one check after the other, in the order in which they are shown. */
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
