import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { Subject } from '#approvals/subject.ts';
import type { Account } from '#desks/account.ts';
import { templateContentSchema } from '#drafts/kept-content.ts';
import { canonicalJson } from '#storage/canonical-json.ts';
import type { Transaction } from '#storage/database.ts';
import type { EmergencyTemplate as TemplateRow } from '#storage/generated/client.ts';

import { blankSchema } from './blank.ts';

/** The most templates that a desk has at a time: at night a longer list is not read. */
export const MAX_EMERGENCY_TEMPLATES = 20;

/** One of the posts that a template holds. */
export type EmergencyPart = 'warning' | 'correction' | 'allClear';

/** All parts, in the order in which they are shown. */
export const emergencyParts: readonly EmergencyPart[] = ['warning', 'correction', 'allClear'];

const partSchema = z
  .object({ content: templateContentSchema.readonly(), blanks: z.array(blankSchema).readonly() })
  .readonly();

/** One post with the blanks that stand in it. */
export type PartOfTemplate = z.output<typeof partSchema>;

export type PartsOfTemplate = Readonly<Record<EmergencyPart, PartOfTemplate>>;

/** One version of a post for emergencies. */
export interface EmergencyTemplate {
  readonly id: string;
  readonly deskId: string;
  /** The same for all versions. */
  readonly lineId: string;
  /** Counts the versions, from 1. */
  readonly version: number;
  readonly name: string;
  readonly parts: PartsOfTemplate;
  /** Everybody who worded this version or one before it: none of them approves it. */
  readonly authors: readonly string[];
  /** As it was asked for. */
  readonly fingerprint: string;
  readonly mac: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  /** Number of the desk's policy at that moment. */
  readonly askedPolicy: number;
  readonly state: TemplateRow['state'];
  readonly agreedAt: Date | null;
  readonly endedAt: Date | null;
  /** The person who withdrew it. */
  readonly endedBy: string | null;
  readonly lapseToldAt: Date | null;
}

/** Reads one version of one desk; null if the desk has none of that id. */
export async function readEmergencyTemplate(
  tx: Transaction,
  deskId: string,
  id: string,
): Promise<EmergencyTemplate | null> {
  const row = await tx.emergencyTemplate.findUnique({ where: { id, deskId } });
  return row === null ? null : templateFromRow(row);
}

/** Reads the versions that wait or are agreed, by name, the newest of a name first. */
export async function readOpenTemplates(tx: Transaction, deskId: string): Promise<readonly EmergencyTemplate[]> {
  const rows = await tx.emergencyTemplate.findMany({
    where: { deskId, state: { in: ['asked', 'agreed'] } },
    orderBy: [{ foldedName: 'asc' }, { lineId: 'asc' }, { version: 'desc' }],
  });
  return rows.map(templateFromRow);
}

/**
 * Reads a version, with the others of its line locked as well, until this transaction ends; the policy by which it is
 * decided stays in force until then too.
 */
export async function lockEmergencyTemplate(
  tx: Transaction,
  deskId: string,
  id: string,
): Promise<EmergencyTemplate | null> {
  await tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${deskId}::uuid FOR NO KEY UPDATE`;
  return readEmergencyTemplate(tx, deskId, id);
}

/** Returns a template as something to decide about. `isOpen`: it waits for decisions. Pure. */
export function subjectOfEmergencyTemplate(template: EmergencyTemplate, isOpen: boolean): Subject {
  const { id, deskId, version, fingerprint, askedBy, authors } = template;
  return {
    kind: 'emergencyTemplate',
    id,
    deskId,
    number: version,
    fingerprint,
    author: askedBy,
    // Nobody approves a template of theirs, nor a change of it.
    barred: [...new Set([askedBy, ...authors])],
    askers: [],
    askedAnew: 0,
    shut: isOpen ? null : 'closed',
    notAfterAt: null,
  };
}

/** All that is agreed on with a template. */
export type ToAgreeOn = Pick<
  EmergencyTemplate,
  'id' | 'deskId' | 'lineId' | 'version' | 'name' | 'parts' | 'authors' | 'askedBy' | 'askedAt' | 'askedPolicy'
>;

/**
 * Computes SHA-256 in hex over all that is agreed on: each part with its blanks, whose words they are, who asked, and
 * where the accounts are, so that what was agreed for one server is agreed for no other.
 */
export function fingerprintOfTemplate(template: ToAgreeOn, deskAccounts: readonly Account[]): string {
  const { id, deskId, lineId, version, name, parts, authors, askedBy, askedAt, askedPolicy } = template;
  const named = new Set(emergencyParts.flatMap((part) => parts[part].content.accountIds));
  const accounts = deskAccounts
    .filter((account) => named.has(account.id))
    .map((account) => {
      const { practice, network, serverUrl, remoteId } = account;
      return { id: account.id, practice, network, serverUrl, remoteId };
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const agreed = { id, deskId, lineId, version, name, parts, authors, askedBy, askedAt, askedPolicy, accounts };
  return createHash('sha256')
    .update(`tambour emergency template\0${canonicalJson(agreed)}`, 'utf8')
    .digest('hex');
}

/** Writes what a template says as columns of its row. */
export function columnsOfParts({
  warning,
  correction,
  allClear,
}: PartsOfTemplate): Record<EmergencyPart, z.output<typeof partSchema>> {
  return {
    warning: partSchema.parse(warning),
    correction: partSchema.parse(correction),
    allClear: partSchema.parse(allClear),
  };
}

function templateFromRow(row: TemplateRow): EmergencyTemplate {
  const { foldedName: _, warning, correction, allClear, ...same } = row;
  return { ...same, parts: { warning: partOf(warning), correction: partOf(correction), allClear: partOf(allClear) } };
}

/** Stands for a part that somebody made unreadable by hand: its fingerprint is not the one that was agreed. */
const unreadable: PartOfTemplate = {
  content: { text: '', ownTexts: {}, contentWarning: null, language: '', visibility: 'public', accountIds: [] },
  blanks: [],
};

function partOf(json: unknown): PartOfTemplate {
  return partSchema.safeParse(json).data ?? unreadable;
}

/** Lists the accounts that a template publishes on, in the desk's order. */
export function accountsOfTemplate(
  { parts }: Pick<EmergencyTemplate, 'parts'>,
  deskAccounts: readonly Account[],
): readonly Account[] {
  return deskAccounts.filter(({ id }) => parts.warning.content.accountIds.includes(id));
}
