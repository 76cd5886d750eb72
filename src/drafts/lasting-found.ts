import { createHash } from 'node:crypto';

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
  const kept = keptOf.get(rules) ?? new Map<string, readonly LastingFound[]>();
  keptOf.set(rules, kept);
  const key = createHash('sha256').update(canonicalJson(lasting)).digest('base64');
  const found = kept.get(key) ?? firstOfEach(foundIn(lasting, rules));
  kept.delete(key);
  kept.set(key, found);
  for (const oldest of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(oldest);
  }
  return found;
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

function foundIn(lasting: Lasting, rules: Rules): readonly LastingFound[] {
  const { content, desk } = lasting;
  const accounts = desk.accounts.filter((account) => content.accountIds.includes(account.id));
  const context: RuleContext = { ...lasting, accounts, rules };
  const warning = checkedWarning(content, accounts, rules);
  const texts = checkedTexts(content, accounts, rules);
  return [
    ...findingRules.flatMap((rule): readonly LastingFound[] => rule.inContent?.(context) ?? []),
    ...findingRules.flatMap((rule): readonly LastingFound[] => rule.beside?.(warning, context) ?? []),
    ...findingRules.flatMap((rule): readonly LastingFound[] => rule.across?.(texts, context) ?? []),
    ...texts.flatMap((checked) =>
      findingRules.flatMap((rule): readonly LastingFound[] => rule.inText?.(checked, context) ?? []),
    ),
  ];
}
