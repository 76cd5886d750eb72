import { isDeepStrictEqual } from 'node:util';

import { z } from 'zod';

import type { PrismaClient } from '#storage/generated/client.ts';

const record = z.record(z.string(), z.unknown());
const direction = z.enum(['asc', 'desc']);
const argsSchema = z.object({
  orderBy: z.union([record.transform((one) => [one]), z.array(record)]).optional(),
  include: record.optional(),
  select: record.optional(),
  take: z.number().optional(),
  cursor: record.optional(),
  distinct: z.unknown().optional(),
});
type Args = z.output<typeof argsSchema>;

/**
 * Returns a client that lists rows in reverse wherever a query leaves their order open: without `orderBy`, and among
 * rows that are equal in it. PostgreSQL may return such rows in any order, but on a database without a vacuum it is
 * nearly always that of their insertion. A test that relies on it would fail once in many runs, on another machine.
 */
export function unordered(client: PrismaClient): PrismaClient {
  const extended = client.$extends({
    query: {
      $allModels: {
        async findMany({ args, query }) {
          const rows = await query(args);
          reverseOpen(rows, argsSchema.parse(args ?? {}));
          return rows;
        },
      },
    },
  });
  return extended as unknown as PrismaClient; // It lacks only `$on`, which no test calls.
}

/** Reverses in place what the query leaves open, in the rows and in the lists inside them. */
function reverseOpen(rows: unknown[], { orderBy, include, select, take, cursor, distinct }: Args): void {
  for (const row of rows) reverseInside(row, relations({ include, select }));
  // Which rows come depends on the order, too.
  if (take !== undefined || cursor !== undefined || distinct !== undefined) return;
  let first = 0;
  for (let next = 1; next <= rows.length; next += 1) {
    if (next < rows.length && isTie(rows[first], rows[next], orderBy ?? [])) continue;
    rows.splice(first, next - first, ...rows.slice(first, next).toReversed());
    first = next;
  }
}

/** Returns what is asked for of each relation; a selected column may be a list, too, which has its own order. */
function relations({ include, select }: Pick<Args, 'include' | 'select'>): readonly (readonly [string, Args])[] {
  const selected = Object.entries(select ?? {}).filter(([, asked]) => typeof asked === 'object');
  return [...Object.entries(include ?? {}), ...selected].flatMap(([relation, asked]) => {
    const args = argsSchema.safeParse(asked === true ? {} : asked).data;
    return args === undefined ? [] : [[relation, args] as const];
  });
}

function reverseInside(row: unknown, asked: ReturnType<typeof relations>): void {
  const values = record.safeParse(row).data;
  if (values === undefined) return;
  for (const [relation, args] of asked) {
    const value = values[relation];
    if (Array.isArray(value)) reverseOpen(value, args);
    else reverseInside(value, relations(args));
  }
}

/** Tells whether two rows are equal in all that orders them, as far as the query returns it. */
function isTie(one: unknown, other: unknown, orderBy: NonNullable<Args['orderBy']>): boolean {
  const [left, right] = [record.parse(one), record.parse(other)];
  return orderBy.every((part) =>
    Object.entries(part).every(
      ([key, how]) => direction.safeParse(how).success && key in left && isDeepStrictEqual(left[key], right[key]),
    ),
  );
}
