import { z } from 'zod';

import type { Transaction } from '#storage/database.ts';
import type { Source as SourceRow, SourceKind } from '#storage/generated/client.ts';

import { readFailureSchema } from './read-failure.ts';

/** Most sources of a desk that are not ended: as many as people can look after. */
export const MAX_SOURCES = 20;
export const MAX_LABEL = 80;
export const MAX_TEMPLATE = 1000;

export const pausedWhySchema = z.enum([
  'person',
  /** So much was new at once that a person has to look. */
  'flood',
  /** Its site says that it is gone for good. */
  'gone',
  /** The desk no longer has any of its accounts. */
  'accounts',
  /** For two weeks there were replies to its posts that nobody said they read. */
  'unanswered',
]);
export type PausedWhy = z.infer<typeof pausedWhySchema>;

/** A source's last entries as they would be relayed, or why they cannot be read. */
export const previewSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('entries'),
    title: z.string(),
    texts: z.array(z.string()).readonly(),
    withoutLink: z.number(),
    /** Number of entries left out since a newer one leads to the same page; left out: none. */
    folded: z.number().exactOptional(),
    /** Number of entries without an exact date; left out: none. */
    undated: z.number().exactOptional(),
    /** The address was resolved here and is external; false: only the proxy can know. */
    isChecked: z.boolean(),
    /** Its authors, if there are several; and whether it looks like a feed of comments. */
    authors: z.array(z.string()).readonly().exactOptional(),
    isOfComments: z.literal(true).exactOptional(),
    /** Number of further entries that are never relayed, since they would go in a circle; left out: none. */
    ours: z.number().exactOptional(),
    /**
     * If each post read is billed: whether reads are of an own account, and the monthly number; null: too few posts to
     * estimate.
     */
    billed: z.object({ areOwned: z.boolean(), postsAMonth: z.number().nullable() }).exactOptional(),
  }),
  z.object({ kind: z.literal('failed'), failure: readFailureSchema }),
]);
export type Preview = z.infer<typeof previewSchema>;

export type SourceState =
  /** Read only for its preview. */
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
  /** The person who reads the answers to its posts. */
  readonly repliesReader: string;
}

/** A place where a body publishes elsewhere; each new entry becomes a draft on a desk. */
export interface Source extends Omit<SourceTerms, 'repliesReader'> {
  readonly id: string;
  readonly deskId: string;
  readonly state: SourceState;
  /** Counts changes: a button applies to one version. */
  readonly version: number;
  /** Everybody who worded its template or label. */
  readonly wordedBy: readonly string[];
  /** The author of its drafts. */
  readonly savedBy: string;
  readonly preview: Preview | null;
  readonly nextAt: Date;
  /** The last successful reading; null: the next one takes what is there as known. */
  readonly readAt: Date | null;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly failingSince: Date | null;
  readonly failures: number;
  readonly failureNotified: boolean;
  /** For an account on a network: its id from the first reading; null: not read yet. */
  readonly remoteId: string | null;
  /** If each post read is billed: id of the newest one read. */
  readonly readUntilId: string | null;
  /** Null: the source is older than this field. */
  readonly repliesReader: string | null;
  /** True once the desk was told that they are gone. */
  readonly repliesReaderGone: boolean;
  /** The moment up to which somebody has read the answers. */
  readonly repliesReadAt: Date | null;
  readonly repliesReadBy: string | null;
  /** The moment of the last notice about replies. */
  readonly repliesNotifiedAt: Date | null;
  /** Since when such notices went unanswered; null: nothing waits. */
  readonly repliesAskedAt: Date | null;
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

/** Reads a source and locks it for this transaction; null if there is none. */
export async function lockSource(tx: Transaction, id: string): Promise<Source | null> {
  const [row] = await tx.$queryRaw<SourceRow[]>`SELECT * FROM "Source" WHERE "id" = ${id}::uuid FOR UPDATE`;
  return row === undefined ? null : sourceFromRow(row);
}

function sourceFromRow({ state, pausedWhy, preview, ...row }: SourceRow): Source {
  return { ...row, state: stateOf(state, pausedWhy), preview: previewSchema.nullable().parse(preview) };
}

function stateOf(kind: SourceRow['state'], why: string | null): SourceState {
  // An unknown reason still pauses.
  return kind === 'paused' ? { kind, why: pausedWhySchema.catch('person').parse(why) } : { kind };
}
