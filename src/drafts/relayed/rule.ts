import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { Subject } from '#approvals/subject.ts';
import type { Account } from '#desks/account.ts';
import { canonicalJson } from '#storage/canonical-json.ts';
import type { Transaction } from '#storage/database.ts';
import type { RelayRule as RuleRow, Source as SourceRow } from '#storage/generated/client.ts';

/** Days for which a rule holds once it is agreed to. */
export const RULE_LASTS_DAYS = 90;
/** The shortest grace: whoever is there has the time to read a post and to stop it. */
// guard: ten minutes of grace
export const LEAST_GRACE_SECONDS = 600;
export const MOST_CEILING_A_DAY = 20;

const endedWhySchema = z.enum([
  /** Its 90 days are over. */
  'expired',
  /** Another rule of the source was agreed to. */
  'replaced',
  /** Template, label, address or accounts of the source are others. */
  'changed',
  /** The source was paused or ended, or paused by itself. */
  'source',
  /** Too few of those who approved it may still. */
  'lapsed',
  /** Somebody of the desk ended it. */
  'person',
  /** An approver refused it, or asked for changes. */
  'refused',
  'changesAsked',
]);
/** Reasons for which a rule is over. */
export type EndedWhy = z.infer<typeof endedWhySchema>;

/** Terms of a rule in numbers, as somebody asks for them. */
export interface RuleTerms {
  readonly ceilingADay: number;
  /** Minutes of the desk's day between which it publishes, on working days. */
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly graceSeconds: number;
}

/** A rule by which entries of a source are published without a press for each. */
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

/** All of a source by which a rule is what it is. */
export interface RuledSource extends Readonly<
  Pick<SourceRow, 'id' | 'deskId' | 'kind' | 'url' | 'remoteId' | 'label' | 'template' | 'version' | 'state'>
> {
  readonly accountIds: readonly string[];
  readonly wordedBy: readonly string[];
}

/** Reads one rule of a desk; null if there is none of that id. */
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

/** Reads the source of a rule; null if it is not there. */
export async function readRuledSource(tx: Transaction, id: string): Promise<RuledSource | null> {
  return tx.source.findUnique({ where: { id } });
}

/** Returns the rule that a row holds. */
function ruleFromRow(row: RuleRow): RelayRule {
  return { ...row, endedWhy: endedWhySchema.nullable().catch('changed').parse(row.endedWhy) };
}

/** All that is agreed on with a rule, beside its source. */
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
 * Computes SHA-256 in hex over everything that decides what a rule publishes: its numbers, the source as it is with its
 * address, label and template, where its accounts are, and whose words stand in it.
 */
export function fingerprintOfRule(rule: ToAgreeOn, source: RuledSource, deskAccounts: readonly Account[]): string {
  const { id, sourceId, deskId, sourceVersion, domains, authors, askedBy, askedAt, askedPolicy } = rule;
  const { ceilingADay, fromMinute, toMinute, graceSeconds } = rule;
  const accounts = deskAccounts
    .filter((account) => source.accountIds.includes(account.id))
    .map(({ id: accountId, practice, network, serverUrl, remoteId }) => {
      return { id: accountId, practice, network, serverUrl, remoteId };
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const { version, kind, url, remoteId, label, template, accountIds } = source;
  const named = { id: source.id, deskId: source.deskId, version, kind, url, remoteId, label, template };
  const asked = { id, sourceId, deskId, sourceVersion, domains, authors, askedBy, askedAt, askedPolicy };
  const numbers = { ceilingADay, fromMinute, toMinute, graceSeconds };
  const agreed = {
    ...asked,
    ...numbers,
    source: { ...named, accountIds: [...accountIds].sort(), accounts },
  };
  return createHash('sha256')
    .update(`tambour relay rule\0${canonicalJson(agreed)}`, 'utf8')
    .digest('hex');
}

/** Returns a rule as something to decide about. `isOpen`: it waits for decisions. Pure. */
export function subjectOfRule(rule: RelayRule, isOpen: boolean): Subject {
  const { id, deskId, fingerprint, askedBy, authors } = rule;
  return {
    kind: 'relayRule',
    id,
    deskId,
    number: 1,
    fingerprint,
    author: askedBy,
    // Nobody lets their own words out unread.
    barred: [...new Set([askedBy, ...authors])],
    askers: [],
    askedAnew: 0,
    shut: isOpen ? null : 'closed',
    notAfterAt: null,
  };
}

/** Tells whether the terms are such as a rule may have. Pure. */
export function isAllowed({ ceilingADay, fromMinute, toMinute, graceSeconds }: RuleTerms): boolean {
  const isWhole = [ceilingADay, fromMinute, toMinute, graceSeconds].every(Number.isInteger);
  const isCeiling = ceilingADay >= 1 && ceilingADay <= MOST_CEILING_A_DAY;
  const isSpan = fromMinute >= 0 && toMinute <= 24 * 60 && toMinute - fromMinute >= graceSeconds / 60;
  // Ten minutes of grace.
  return isWhole && isCeiling && isSpan && graceSeconds >= LEAST_GRACE_SECONDS;
}
