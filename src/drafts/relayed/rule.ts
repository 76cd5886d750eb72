import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { Subject } from '#approvals/subject.ts';
import type { Account } from '#desks/account.ts';
import { canonicalJson } from '#storage/canonical-json.ts';
import type { Transaction } from '#storage/database.ts';
import type { RelayRule as RuleRow, Source as SourceRow } from '#storage/generated/client.ts';

/** Days for which a rule is in force once it is agreed to. */
export const RULE_LASTS_DAYS = 90;
/** The shortest grace, in which people who are there can read a post and stop it. */
// guard: ten minutes of grace
export const LEAST_GRACE_SECONDS = 600;
export const MOST_CEILING_A_DAY = 20;

const endedWhySchema = z.enum([
  /** Its 90 days are over. */
  'expired',
  /** Another rule of the source was agreed to. */
  'replaced',
  /** The source's template, label, address or accounts have changed. */
  'changed',
  /** The source was paused, by a person or automatically, or ended. */
  'source',
  /** Too few of its approvers may still approve. */
  'lapsed',
  /** Somebody on the desk ended it. */
  'person',
  /** An approver refused it, or asked for changes. */
  'refused',
  'changesAsked',
]);
/** Reasons why a rule is over. */
export type EndedWhy = z.infer<typeof endedWhySchema>;

/** The numeric terms of a rule, as somebody asked for them. */
export interface RuleTerms {
  readonly maxPerDay: number;
  /** On working days it publishes from `fromMinute` to `toMinute` of the desk's day. */
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly graceSeconds: number;
}

/** A rule by which a source's entries are published without a person's approval of each. */
export interface RelayRule extends RuleTerms {
  readonly id: string;
  readonly sourceId: string;
  readonly deskId: string;
  readonly sourceVersion: number;
  readonly domains: readonly string[];
  readonly authors: readonly string[];
  readonly fingerprint: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly askedPolicy: number;
  readonly state: RuleRow['state'];
  readonly agreedAt: Date | null;
  readonly endsAt: Date | null;
  readonly endedAt: Date | null;
  readonly endedWhy: EndedWhy | null;
  readonly warnedAt: Date | null;
  readonly mac: string;
}

/** The parts of a source that its rule depends on. */
export interface RuledSource extends Readonly<
  Pick<SourceRow, 'id' | 'deskId' | 'kind' | 'url' | 'remoteId' | 'label' | 'template' | 'version' | 'state'>
> {
  readonly accountIds: readonly string[];
  readonly wordedBy: readonly string[];
}

/** Reads one rule of a desk; null if there is none with that id. */
export async function readRule(tx: Transaction, deskId: string, id: string): Promise<RelayRule | null> {
  const row = await tx.relayRule.findUnique({ where: { id, deskId } });
  return row === null ? null : ruleFromRow(row);
}

/** Reads the rules of a source that wait or are agreed, the newest first. */
export async function openRulesOf(tx: Transaction, sourceId: string): Promise<readonly RelayRule[]> {
  const rows = await tx.relayRule.findMany({
    where: { sourceId, state: { in: ['asked', 'agreed'] } },
    orderBy: [{ askedAt: 'desc' }, { id: 'desc' }],
  });
  return rows.map(ruleFromRow);
}

/** Reads the source of a rule; null if there is none. */
export async function readRuledSource(tx: Transaction, id: string): Promise<RuledSource | null> {
  return tx.source.findUnique({ where: { id } });
}

/** Returns the rule that a row holds. */
function ruleFromRow(row: RuleRow): RelayRule {
  return { ...row, endedWhy: endedWhySchema.nullable().catch('changed').parse(row.endedWhy) };
}

/** All that approvers of a rule agree to, beside its source. */
export type ToAgreeOn = Pick<
  RelayRule,
  | 'id'
  | 'sourceId'
  | 'deskId'
  | 'sourceVersion'
  | 'domains'
  | 'authors'
  | 'askedBy'
  | 'askedAt'
  | 'askedPolicy'
  | keyof RuleTerms
>;

/**
 * Computes SHA-256 in hex over everything that decides what a rule publishes: its terms, the source with its address,
 * label and template, its accounts' addresses, and its authors.
 */
export function fingerprintOfRule(rule: ToAgreeOn, source: RuledSource, deskAccounts: readonly Account[]): string {
  const { id, sourceId, deskId, sourceVersion, domains, authors, askedBy, askedAt, askedPolicy } = rule;
  const { maxPerDay, fromMinute, toMinute, graceSeconds } = rule;
  const accounts = deskAccounts
    .filter((account) => source.accountIds.includes(account.id))
    .map(({ id: accountId, practice, network, serverUrl, remoteId }) => {
      return { id: accountId, practice, network, serverUrl, remoteId };
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const { version, kind, url, remoteId, label, template, accountIds } = source;
  const named = { id: source.id, deskId: source.deskId, version, kind, url, remoteId, label, template };
  const asked = { id, sourceId, deskId, sourceVersion, domains, authors, askedBy, askedAt, askedPolicy };
  const numbers = { maxPerDay, fromMinute, toMinute, graceSeconds };
  const agreed = {
    ...asked,
    ...numbers,
    source: { ...named, accountIds: [...accountIds].sort(), accounts },
  };
  return createHash('sha256')
    .update(`tambour relay rule\0${canonicalJson(agreed)}`, 'utf8')
    .digest('hex');
}

/** Returns a rule as a subject of decisions. `isOpen`: it waits for decisions. Pure. */
export function subjectOfRule(rule: RelayRule, isOpen: boolean): Subject {
  const { id, deskId, fingerprint, askedBy, authors } = rule;
  return {
    kind: 'relayRule',
    id,
    deskId,
    number: 1,
    fingerprint,
    author: askedBy,
    // Nobody may approve that their own words go out unread.
    barred: [...new Set([askedBy, ...authors])],
    askers: [],
    askedAnew: 0,
    shut: isOpen ? null : 'closed',
    notAfterAt: null,
  };
}

/** Tells whether a rule may have these terms. Pure. */
export function isAllowed({ maxPerDay, fromMinute, toMinute, graceSeconds }: RuleTerms): boolean {
  const isWhole = [maxPerDay, fromMinute, toMinute, graceSeconds].every(Number.isInteger);
  const isCeiling = maxPerDay >= 1 && maxPerDay <= MOST_CEILING_A_DAY;
  const isSpan = fromMinute >= 0 && toMinute <= 24 * 60 && toMinute - fromMinute >= graceSeconds / 60;
  // At least ten minutes of grace.
  return isWhole && isCeiling && isSpan && graceSeconds >= LEAST_GRACE_SECONDS;
}
