import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { Subject } from '#approvals/subject.ts';
import type { Account } from '#desks/account.ts';
import { templateContentSchema } from '#drafts/kept-content.ts';
import { canonicalJson } from '#storage/canonical-json.ts';
import type { Transaction } from '#storage/database.ts';
import type { EmergencyTemplate as TemplateRow } from '#storage/generated/client.ts';

import { blankSchema } from './blank.ts';

/** The most templates of a desk: at night nobody reads a longer list. */
export const MAX_EMERGENCY_TEMPLATES = 20;

/** One of the posts that a template holds. */
export type EmergencyPart = 'warning' | 'correction' | 'allClear';

/** All parts, in the order in which they are shown. */
export const emergencyParts: readonly EmergencyPart[] = ['warning', 'correction', 'allClear'];

const partSchema = z
  .object({ content: templateContentSchema.readonly(), blanks: z.array(blankSchema).readonly() })
  .readonly();

/** One post with its blanks. */
export type PartOfTemplate = z.output<typeof partSchema>;

export type PartsOfTemplate = Readonly<Record<EmergencyPart, PartOfTemplate>>;

/** One version of a post for emergencies. */
export interface EmergencyTemplate {
  readonly id: string;
  readonly deskId: string;
  /** The same for all versions of the template. */
  readonly firstVersionId: string;
  /** Counts the versions, from 1. */
  readonly version: number;
  readonly name: string;
  readonly parts: PartsOfTemplate;
  /** Everybody who worded this version or an earlier one; none of them may approve it. */
  readonly authors: readonly string[];
  /** Fingerprint when approval was asked for. */
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
  readonly lapseNotifiedAt: Date | null;
}

/** Reads one version of a desk's template; null if the desk has none with that id. */
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
    orderBy: [{ foldedName: 'asc' }, { firstVersionId: 'asc' }, { version: 'desc' }],
  });
  return rows.map(templateFromRow);
}

/**
 * Reads a version and locks its desk until this transaction ends, and so all versions of its templates. The policy that
 * decides about it stays in force until then too.
 */
export async function lockEmergencyTemplate(
  tx: Transaction,
  deskId: string,
  id: string,
): Promise<EmergencyTemplate | null> {
  await tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${deskId}::uuid FOR NO KEY UPDATE`;
  return readEmergencyTemplate(tx, deskId, id);
}

/** Returns a template as a subject of decisions. `isOpen`: it waits for decisions. Pure. */
export function subjectOfEmergencyTemplate(template: EmergencyTemplate, isOpen: boolean): Subject {
  const { id, deskId, version, fingerprint, askedBy, authors } = template;
  return {
    kind: 'emergencyTemplate',
    id,
    deskId,
    number: version,
    fingerprint,
    author: askedBy,
    // Nobody may approve their own template, or a change of it.
    barred: [...new Set([askedBy, ...authors])],
    askers: [],
    askedAnew: 0,
    shut: isOpen ? null : 'closed',
    notAfterAt: null,
  };
}

/** All that approvers of a template agree to. */
export type ToAgreeOn = Pick<
  EmergencyTemplate,
  'id' | 'deskId' | 'firstVersionId' | 'version' | 'name' | 'parts' | 'authors' | 'askedBy' | 'askedAt' | 'askedPolicy'
>;

/**
 * Computes SHA-256 in hex over all that approvers agree to: each part with its blanks, the authors, who asked, and the
 * accounts' addresses, so that an agreement for one server is none for another.
 */
export function fingerprintOfTemplate(template: ToAgreeOn, deskAccounts: readonly Account[]): string {
  const { id, deskId, firstVersionId, version, name, parts, authors, askedBy, askedAt, askedPolicy } = template;
  const named = new Set(emergencyParts.flatMap((part) => parts[part].content.accountIds));
  const accounts = deskAccounts
    .filter((account) => named.has(account.id))
    .map((account) => {
      const { practice, network, serverUrl, remoteId } = account;
      return { id: account.id, practice, network, serverUrl, remoteId };
    })
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  const agreed = { id, deskId, firstVersionId, version, name, parts, authors, askedBy, askedAt, askedPolicy, accounts };
  return createHash('sha256')
    .update(`tambour emergency template\0${canonicalJson(agreed)}`, 'utf8')
    .digest('hex');
}

/** Writes a template's parts as columns of its row. */
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

/** Replaces a part that was made unreadable by hand; the fingerprint then differs from the agreed one. */
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
