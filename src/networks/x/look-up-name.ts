import { z } from 'zod';

import type { NameOutcome } from '#networks/read-outcome.ts';

import { countingBilled } from './counting-billed.ts';
import { isNotFound, problemSchema } from './problem.ts';
import { readingEnd } from './reading-end.ts';
import type { Server } from './server.ts';
import { xIdSchema } from './x-id.ts';

const userSchema = z.object({
  data: z.object({ id: xIdSchema }).optional(),
  errors: z.array(z.unknown()).default([]),
});

/**
 * Looks up which account a name leads to on X, which bills the read of one user. With reading off nothing is asked.
 * Similar names are never searched. See https://docs.x.com/x-api/users/get-user-by-username.
 */
export async function lookUpName(counted: Server, handle: string, signal: AbortSignal): Promise<NameOutcome> {
  const unread = { leadsTo: null, near: [] } as const;
  if (!counted.reading) return { ...unread, billed: {}, end: { kind: 'unreadable', why: 'reading_off' } };
  const { server, billed } = countingBilled(counted);
  const answer = await server.ask({
    method: 'GET',
    path: `users/by/username/${encodeURIComponent(handle.replace(/^@/u, ''))}`,
    schema: userSchema,
    signal,
    withinMs: server.timeouts.readMs,
  });
  if (answer.kind !== 'answer') return { ...unread, billed: billed(), end: readingEnd(answer) };
  const { data, errors } = answer.data;
  if (data !== undefined) {
    server.billed('userRead', 1);
    return { ...unread, leadsTo: data.id, billed: billed(), end: { kind: 'all' } };
  }
  const isNobody = errors.some((one) => {
    const problem = problemSchema.safeParse(one).data;
    return problem !== undefined && isNotFound(problem);
  });
  const end = isNobody ? ({ kind: 'all' } as const) : ({ kind: 'unreadable', why: 'no_answer' } as const);
  return { ...unread, billed: billed(), end };
}
