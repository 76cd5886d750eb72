import type { Context } from 'hono';
import type { z } from 'zod';

import type { Surroundings } from './front.ts';
import { isId } from './ids.ts';
import { readStrictly } from './read-body.ts';
import { badParameter, Refusal } from './refusal.ts';
import type { Server } from './state.ts';

type Asked = Context<Surroundings>;

/** The id in the path; "me" stands for the one who asks, where `isUser`. */
export function idIn(context: Asked, name: string, isUser = false): string {
  const id = context.req.param(name) ?? '';
  if (isUser && id === 'me') return context.get('userId');
  if (!isId(id)) throw new Refusal(400, 'api.context.invalid_url_param.app_error', `name=${name}`);
  return id;
}

/** The body, by a strict schema: what the server would ignore is complained of. */
export async function bodyOf<T>(server: Server, context: Asked, schema: z.ZodType<T>): Promise<T> {
  const came: unknown = await context.req.json().catch(() => {
    throw badParameter('body');
  });
  return readStrictly(server, `${context.req.method} ${context.req.path}`, schema, came);
}

/** The query; any name beyond `known` is complained of. */
export function queryOf<const Name extends string>(
  server: Server,
  context: Asked,
  known: readonly Name[],
): Readonly<Partial<Record<Name, string>>> {
  const query = context.req.query();
  for (const name of Object.keys(query))
    if (!known.some((one) => one === name))
      server.complaints.push(`${context.req.method} ${context.req.path}: ${name} is unknown`);
  return query as Partial<Record<Name, string>>; // What is not known is left in, and never read.
}

/** One page of a list: 60 at a time unless said otherwise, and never more than 200. */
export function pageOf<T>(
  list: readonly T[],
  { page = '0', per_page: perPage = '60' }: { readonly page?: string; readonly per_page?: string },
): readonly T[] {
  const size = Math.min(Number(perPage), 200);
  return list.slice(Number(page) * size, (Number(page) + 1) * size);
}
