import { z } from 'zod';

import { errorCode } from './error-code.ts';

/** PostgreSQL's error code inside Prisma's errors: first the adapter's own, then that of a model call or raw SQL. */
const adapterSchema = z.object({ cause: z.object({ originalCode: z.string() }) });
const prismaSchema = z.object({ meta: z.object({ driverAdapterError: adapterSchema }) });

/**
 * Returns the database's code of an error ("53100"), through whichever library it came; undefined if it has none. See
 * https://www.postgresql.org/docs/18/errcodes-appendix.html.
 */
export function databaseCodeOf(error: unknown): string | undefined {
  const ofPrisma = prismaSchema.safeParse(error);
  if (ofPrisma.success) return ofPrisma.data.meta.driverAdapterError.cause.originalCode;
  const ofAdapter = adapterSchema.safeParse(error);
  return ofAdapter.success ? ofAdapter.data.cause.originalCode : errorCode(error);
}
