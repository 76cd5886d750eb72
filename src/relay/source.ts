import { z } from 'zod';

import type { Transaction } from '#storage/database.ts';
import type { Source as SourceRow, SourceKind } from '#storage/generated/client.ts';

import { readFailureSchema } from './read-failure.ts';

/** Sources of one desk that are not ended: as many as somebody can look after. */
export const MAX_SOURCES = 20;
export const MAX_LABEL = 80;
export const MAX_TEMPLATE = 1000;

export const pausedWhySchema = z.enum([
  'person',
  /** So much was new at once that a person has to look. */
  'flood',
  /** Its site says that it is gone for good. */
  'gone',
  /** The desk has none of its accounts any more. */
  'accounts',
  /** There were replies to its posts for two weeks, and nobody said that they read them. */
  'unanswered',
]);
export type PausedWhy = z.infer<typeof pausedWhySchema>;

/** The last entries of a source as they would be relayed, or why none can be read. */
export const previewSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('entries'),
    title: z.string(),
    texts: z.array(z.string()).readonly(),
    withoutLink: z.number(),
    /** The address was looked up here and leads outside; false: only the proxy can know. */
    isChecked: z.boolean(),
    /** Those who wrote in it, where they are several; and whether it looks like a feed of comments. */
    authors: z.array(z.string()).readonly().exactOptional(),
    isOfComments: z.literal(true).exactOptional(),
    /** How many entries beside these are never relayed, since they would go in a circle; left out: none. */
    ours: z.number().exactOptional(),
    /** Where each post read is billed: whether they are the reading account's own; null: too few posts to tell the pace. */
    billed: z.object({ areOwned: z.boolean(), postsAMonth: z.number().nullable() }).exactOptional(),
  }),
  z.object({ kind: z.literal('failed'), failure: readFailureSchema }),
]);
export type Preview = z.infer<typeof previewSchema>;

export type SourceState =
  /** Only read for its preview. */
  | { readonly kind: 'proposed' }
  | { readonly kind: 'on' }
  | { readonly kind: 'paused'; readonly why: PausedWhy }
  | { readonly kind: 'ended' };

/** A source as people describe it. */
export interface SourceTerms {
  readonly kind: SourceKind;
  readonly url: string;
  readonly label: string;
  readonly template: string;
  readonly accountIds: readonly string[];
  /** Who reads the answers to its posts. */
  readonly answersBy: string;
}

/** A place where a body publishes elsewhere, of which each new entry becomes a draft on a desk. */
export interface Source extends Omit<SourceTerms, 'answersBy'> {
  readonly id: string;
  readonly deskId: string;
  readonly state: SourceState;
  /** Counts the changes: a button is about one version. */
  readonly version: number;
  /** Everybody whose words stand in its template or label. */
  readonly wordedBy: readonly string[];
  /** The author of its drafts. */
  readonly keptBy: string;
  readonly preview: Preview | null;
  readonly nextAt: Date;
  /** The last reading that went well; null: the next takes what is there as known. */
  readonly readAt: Date | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly failingSince: Date | null;
  readonly failures: number;
  readonly failingTold: boolean;
  /** Of an account on a network: its id there, as it was read first; null: not read yet. */
  readonly remoteId: string | null;
  /** Where each post read is billed: the newest that was read. */
  readonly readUntilId: string | null;
  /** Null: it is older than the question. */
  readonly answersBy: string | null;
  /** The desk was told that they have gone. */
  readonly answersGone: boolean;
  /** Up to when somebody has read the answers. */
  readonly answersReadAt: Date | null;
  readonly answersReadBy: string | null;
  /** Of which moment the desk was told last of replies. */
  readonly answersToldAt: Date | null;
  /** Since when it has been told in vain; null: nothing waits. */
  readonly answersAskedAt: Date | null;
}

/** Reads one source; null if there is none. */
export async function readSource(tx: Pick<Transaction, 'source'>, id: string): Promise<Source | null> {
  const row = await tx.source.findUnique({ where: { id } });
  return row === null ? null : sourceFromRow(row);
}

/** Reads the sources of a desk that are not ended, oldest first. */
export async function sourcesOf(tx: Pick<Transaction, 'source'>, deskId: string): Promise<readonly Source[]> {
  const rows = await tx.source.findMany({
    where: { deskId, state: { not: 'ended' } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(sourceFromRow);
}

/** Reads a source, which nobody else changes until this transaction ends; null if there is none. */
export async function lockSource(tx: Transaction, id: string): Promise<Source | null> {
  const [row] = await tx.$queryRaw<SourceRow[]>`SELECT * FROM "Source" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return row === undefined ? null : sourceFromRow(row);
}

function sourceFromRow({ state, pausedWhy, preview, ...row }: SourceRow): Source {
  return { ...row, state: stateOf(state, pausedWhy), preview: previewSchema.nullable().parse(preview) };
}

function stateOf(kind: SourceRow['state'], why: string | null): SourceState {
  // A reason that nobody knows pauses all the same.
  return kind === 'paused' ? { kind, why: pausedWhySchema.catch('person').parse(why) } : { kind };
}
