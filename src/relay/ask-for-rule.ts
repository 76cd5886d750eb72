import type { Desk } from '#desks/desk.ts';
import { isOfBody } from '#drafts/relayed/official-host.ts';
import { macOfRule } from '#drafts/relayed/rule-mac.ts';
import { fingerprintOfRule, isAllowed, openRulesOf, type RuleTerms } from '#drafts/relayed/rule.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { endRule } from './end-rule.ts';
import type { SeenSource } from './keep-source.ts';
import { enqueueRuleNotice } from './rule-notice.ts';
import { lockSource, type Source } from './source.ts';

/** Reason why a source can have no rule. */
export type RuleRefusal =
  | { readonly kind: 'stale' }
  /** The source is not switched on. */
  | { readonly kind: 'notOn' }
  /** The desk has no official domains. */
  | { readonly kind: 'noDomains' }
  /** Its host is not among them, or it is not on HTTPS. */
  | { readonly kind: 'notOfficial'; readonly host: string }
  /** A source on a network that is no account of this desk. */
  | { readonly kind: 'notOwn' }
  /** The desk no longer has all of its accounts. */
  | { readonly kind: 'accounts' };

type AskForRuleOutcome =
  | { readonly kind: 'asked'; readonly ruleId: string }
  /** Its numbers are outside what a rule may have. */
  | { readonly kind: 'badTerms' }
  | RuleRefusal;

/** Returns why a source can have no rule on a desk; null if it can. Pure. */
export function whyNoRule(source: Source, desk: Desk): RuleRefusal | null {
  const { officialDomains, accounts } = desk;
  if (source.state.kind !== 'on') return { kind: 'notOn' };
  if (source.kind === 'feed' && officialDomains.length === 0) return { kind: 'noDomains' };
  // Rules only for official hosts.
  if (!isOfBody(source, { domains: officialDomains }, desk)) {
    if (source.kind !== 'feed') return { kind: 'notOwn' };
    return { kind: 'notOfficial', host: URL.parse(source.url)?.host ?? source.url };
  }
  const has = (id: string): boolean => accounts.some((account) => account.id === id);
  return source.accountIds.every(has) ? null : { kind: 'accounts' };
}

/**
 * Asks the desk's approvers to agree that a rule publishes a source's entries, and shows its card. A rule in force
 * stays in force until this one is agreed; a waiting one is replaced. The caller checks who may ask.
 */
export async function askForRule(
  work: UnitOfWork,
  {
    desk,
    by,
    seen,
    terms,
  }: {
    readonly desk: Desk;
    readonly by: { readonly id: string; readonly name: string };
    readonly seen: SeenSource;
    readonly terms: RuleTerms;
  },
): Promise<AskForRuleOutcome> {
  await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${desk.id}::uuid FOR NO KEY UPDATE`;
  const source = await lockSource(work.tx, seen.id);
  if (source?.deskId !== desk.id || source.version !== seen.version) return { kind: 'stale' };
  const refusal = whyNoRule(source, desk);
  if (refusal !== null) return refusal;
  if (!isAllowed(terms)) return { kind: 'badTerms' };
  const { maxPerDay, fromMinute, toMinute, graceSeconds } = terms;
  const numbers = { maxPerDay, fromMinute, toMinute, graceSeconds };
  const wish = {
    ...numbers,
    id: work.newId(),
    sourceId: source.id,
    deskId: desk.id,
    sourceVersion: source.version,
    domains: desk.officialDomains.toSorted(),
    authors: [...new Set([...source.wordedBy, by.id])],
    askedBy: by.id,
    askedAt: work.clock.now(),
    askedPolicy: desk.policyNumber,
  };
  const { label, template, kind, url, remoteId, accountIds } = source;
  const fingerprint = fingerprintOfRule(wish, { ...source, state: 'on' }, desk.accounts);
  const kept = { ...wish, fingerprint, state: 'asked', agreedAt: null, endsAt: null, endedAt: null } as const;
  await work.tx.relayRule.create({ data: { ...kept, mac: macOfRule(work.decisionKey, kept) } });
  const { id: ruleId, ...told } = wish;
  const data = { ruleId, ...told, kind, url, remoteId, label, template, accountIds, fingerprint, by: by.name };
  await journal(work, { kind: 'relayRule.asked', deskId: desk.id, draftId: null, actor: by.id, data });
  for (const one of await openRulesOf(work.tx, source.id)) {
    if (one.state === 'asked' && one.id !== ruleId) await endRule(work, one, 'replaced', by.id);
  }
  await enqueueRuleNotice(work, 'relayRule.shown', { id: ruleId, deskId: desk.id });
  return { kind: 'asked', ruleId };
}
