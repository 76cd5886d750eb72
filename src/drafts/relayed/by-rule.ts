import type { KeyObject } from 'node:crypto';

import { z } from 'zod';

import type { Draft } from '#drafts/draft.ts';
import type { RelayedByRule as RelayedRow } from '#storage/generated/client.ts';
import { isMacOfRow, macOfRow } from '#storage/signing/row-mac.ts';
import { pageSize, type SignAgain, signRowsAgain } from '#storage/signing/sign-again.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { EntryWords } from './relayed-text.ts';
import { LEAST_GRACE_SECONDS } from './rule.ts';

const wordsSchema = z.strictObject({
  title: z.string(),
  summary: z.string(),
  link: z.string(),
  warning: z.string().exactOptional(),
  language: z.string().exactOptional(),
});

/** One entry that a rule published as a draft, with the words that the text was made of. */
export interface RelayedByRule {
  readonly draftId: string;
  readonly revision: number;
  readonly fingerprint: string;
  readonly ruleId: string;
  readonly sourceId: string;
  readonly deskId: string;
  readonly entryKey: string;
  readonly words: EntryWords;
  readonly at: Date;
  readonly leavesAt: Date;
  /** When the rule's approval of it ended; null if it has not. */
  readonly endedAt: Date | null;
  /** False if Tambour, with its present key, did not write it so. Then it counts for nothing. */
  readonly isGenuine: boolean;
}

type RuleReader = Pick<UnitOfWork, 'tx' | 'decisionKey'>;

/** Reads the record of the rule that made a draft; null for an ordinary draft. */
export async function readByRule(reader: RuleReader, draftId: string): Promise<RelayedByRule | null> {
  return (await readByRules(reader, [draftId])).get(draftId) ?? null;
}

/** Reads the records of rules that made drafts, in one statement, by draft id; ordinary drafts are left out. */
export async function readByRules(
  { tx, decisionKey }: RuleReader,
  draftIds: readonly string[],
): Promise<ReadonlyMap<string, RelayedByRule>> {
  // Plain SQL, since every approval runs it.
  const rows = await tx.$queryRaw<RelayedRow[]>`
    SELECT * FROM "RelayedByRule" WHERE "draftId" = ANY (${[...draftIds]}::uuid[])`;
  return new Map(rows.map((row) => [row.draftId, byRuleFromRow(decisionKey, row)]));
}

/** Returns the record that a row holds. */
export function byRuleFromRow(key: KeyObject | null, row: RelayedRow): RelayedByRule {
  const { mac, entryWords, ...columns } = row;
  const words = wordsSchema.safeParse(entryWords).data;
  return {
    ...columns,
    words: words ?? { title: '', summary: '', link: '' },
    isGenuine: words !== undefined && isMacOfByRule(key, row, mac),
  };
}

/** Stores, with a MAC, that a rule publishes an entry as this draft. */
export async function keepByRule(work: UnitOfWork, one: Omit<RelayedByRule, 'isGenuine' | 'endedAt'>): Promise<void> {
  const { words, ...columns } = one;
  const row = { ...columns, entryWords: { ...words }, endedAt: null };
  await work.tx.relayedByRule.create({ data: { ...row, mac: macOfByRule(work.decisionKey, row) } });
}

/**
 * Ends a rule's approval of a draft, if there is one: it is an ordinary draft from now on, whatever becomes of the
 * rule. The caller has locked the draft.
 */
export async function endByRule(work: UnitOfWork, draftId: string): Promise<void> {
  const row = await work.tx.relayedByRule.findUnique({ where: { draftId } });
  if (row === null || row.endedAt !== null) return;
  const ended = { ...row, endedAt: work.clock.now() };
  // A forged record is not made genuine by this.
  const mac = isMacOfByRule(work.decisionKey, row, row.mac) ? macOfByRule(work.decisionKey, ended) : row.mac;
  await work.tx.relayedByRule.update({ where: { draftId }, data: { endedAt: ended.endedAt, mac } });
}

type SignedByRule = Omit<RelayedRow, 'mac' | 'entryWords'> & { readonly entryWords: unknown };

function macOfByRule(key: KeyObject | null, row: SignedByRule): string {
  return macOfRow(key, 'relayedByRule', coveredBy(row));
}

function isMacOfByRule(key: KeyObject | null, row: SignedByRule, mac: string): boolean {
  return isMacOfRow(key, 'relayedByRule', coveredBy(row), mac);
}

function coveredBy(row: SignedByRule): object {
  const { draftId, revision, fingerprint, ruleId, sourceId, deskId, entryKey, entryWords, at, leavesAt, endedAt } = row;
  return { draftId, revision, fingerprint, ruleId, sourceId, deskId, entryKey, entryWords, at, leavesAt, endedAt };
}

/** Signs the records of what rules published again, with a new key. */
export const signByRulesAgain: SignAgain = (tx, keys) =>
  signRowsAgain<RelayedRow>(keys, {
    after: (last) =>
      tx.relayedByRule.findMany({
        orderBy: { draftId: 'asc' },
        take: pageSize,
        ...(last === null ? {} : { cursor: { draftId: last.draftId }, skip: 1 }),
      }),
    isOwn: (key, row) => isMacOfByRule(key, row, row.mac),
    macOf: macOfByRule,
    put: (rows, macs) => tx.$executeRaw`
      UPDATE "RelayedByRule" "row" SET "mac" = "new"."mac"
      FROM unnest(${rows.map(({ draftId }) => draftId)}::uuid[], ${[...macs]}::text[]) AS "new"("draftId", "mac")
      WHERE "row"."draftId" = "new"."draftId"`,
    nameOf: ({ draftId, ruleId }) => `of draft ${draftId} by rule ${ruleId}`,
  });

/** Tells whether a rule's record is genuine, has not ended, and belongs to the draft's current revision. Pure. */
export function isOfDraft(one: RelayedByRule | null, draft: Draft): one is RelayedByRule {
  return (
    one !== null &&
    one.isGenuine &&
    // guard: stopped, a rule lets it out no more
    one.endedAt === null &&
    one.draftId === draft.id &&
    one.deskId === draft.deskId &&
    one.revision === draft.current.number &&
    one.fingerprint === draft.current.fingerprint
  );
}

/** Returns when a draft made by a rule may leave at the earliest. Pure. */
export function notBeforeByRule({ at, leavesAt }: Pick<RelayedByRule, 'at' | 'leavesAt'>): Date {
  return new Date(Math.max(leavesAt.getTime(), at.getTime() + LEAST_GRACE_SECONDS * 1000));
}
