import type { Context } from 'hono';
import type { z } from 'zod';

import type { Surroundings } from './front.ts';
import { isId } from './ids.ts';
import { readStrictly } from './read-body.ts';
import { badParameter, Refusal } from './refusal.ts';
import type { Server } from './state.ts';

type Asked = Context<Surroundings>;

/** Reads an id from the path. Where `isUser`, "me" stands for the caller. */
export function idIn(context: Asked, name: string, isUser = false): string {
  const id = context.req.param(name) ?? '';
  if (isUser && id === 'me') return context.get('userId');
  if (!isId(id)) throw new Refusal(400, 'api.context.invalid_url_param.app_error', `name=${name}`);
  return id;
}

/** Reads the body by a strict schema. Fields that the server would ignore become complaints. */
export async function bodyOf<T>(server: Server, context: Asked, schema: z.ZodType<T>): Promise<T> {
  const came: unknown = await context.req.json().catch(() => {
    throw badParameter('body');
  });
  return readStrictly(server, `${context.req.method} ${context.req.path}`, schema, came);
}

/** Reads the query. Names that are not in `known` become complaints. */
export function queryOf<const Name extends string>(
  server: Server,
  context: Asked,
  known: readonly Name[],
): Readonly<Partial<Record<Name, string>>> {
  const query = context.req.query();
  for (const name of Object.keys(query))
    if (!known.some((one) => one === name))
      server.complaints.push(`${context.req.method} ${context.req.path}: ${name} is unknown`);
  return query as Partial<Record<Name, string>>; // Unknown names are still in it, but nobody reads them.
}

/** Returns one page of a list: 60 entries by default, at most 200. */
export function pageOf<T>(
  list: readonly T[],
  { page = '0', per_page: perPage = '60' }: { readonly page?: string; readonly per_page?: string },
): readonly T[] {
  const size = Math.min(Number(perPage), 200);
  return list.slice(Number(page) * size, (Number(page) + 1) * size);
}
