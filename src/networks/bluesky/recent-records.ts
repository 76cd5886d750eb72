import { z } from 'zod';

import { type Post, postOf, rowSchema } from './read-record.ts';
import { posts } from './record.ts';
import type { Unanswered } from './request.ts';
import type { Server } from './server.ts';

const perPage = 100;
const maxPages = 5;

const pageSchema = z.object({ records: z.array(z.unknown()), cursor: z.string().optional() });

export interface RecentRecords {
  /** Newest first. */
  readonly recent: readonly Post[];
  /** All posts that came, older ones included. */
  readonly came: readonly Post[];
  /** True if the account has no older posts. */
  readonly isWhole: boolean;
  /** Null: all since then was read. `tooMany`: there are more than are read. */
  readonly unread: Unanswered | { readonly kind: 'tooMany' } | null;
}

/** Reads the account's own posts since a moment, replies included, from its repository. */
export async function recentRecords(server: Server, since: Date, signal: AbortSignal): Promise<RecentRecords> {
  const came: Post[] = [];
  const recent = (): readonly Post[] => came.filter(({ at }) => at >= since);
  let cursor: string | undefined;
  for (let page = 0; page < maxPages; page += 1) {
    const from = cursor;
    const answer = await server.ask({
      method: 'com.atproto.repo.listRecords',
      query: ({ did }) => ({
        repo: did,
        collection: posts,
        limit: String(perPage),
        ...(from === undefined ? {} : { cursor: from }),
      }),
      schema: pageSchema,
      signal,
      withinMs: server.timeouts.readMs,
      kind: 'timeline',
    });
    if (answer.kind !== 'answer') return { recent: recent(), came, isWhole: false, unread: answer };
    const { session, data } = answer;
    const read = data.records.flatMap((row) => {
      const parsed = rowSchema.safeParse(row);
      return parsed.success && session !== undefined ? (postOf(parsed.data, session.did) ?? []) : [];
    });
    // An unreadable record may be the one that is looked for.
    if (read.length !== data.records.length)
      return { recent: recent(), came, isWhole: false, unread: { kind: 'lost', why: 'unreadable_answer' } };
    came.push(...read);
    cursor = data.cursor;
    const oldest = read.at(-1);
    // A server may give a cursor even after the last page.
    const isWhole = cursor === undefined || read.length < perPage;
    if (isWhole || oldest === undefined || oldest.at < since) return { recent: recent(), came, isWhole, unread: null };
  }
  return { recent: recent(), came, isWhole: false, unread: { kind: 'tooMany' } };
}
