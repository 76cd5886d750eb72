import { z } from 'zod';

import { errorCode } from './error-code.ts';

/** The code of PostgreSQL within what Prisma throws: of a call by its model or in SQL, and of the adapter itself. */
const adapterSchema = z.object({ cause: z.object({ originalCode: z.string() }) });
const prismaSchema = z.object({ meta: z.object({ driverAdapterError: adapterSchema }) });

/**
 * Returns the code that the database gave an error ("53100"), through whichever library it came; undefined if it has
 * none. See https://www.postgresql.org/docs/18/errcodes-appendix.html.
 */
export function databaseCodeOf(error: unknown): string | undefined {
  const ofPrisma = prismaSchema.safeParse(error);
  if (ofPrisma.success) return ofPrisma.data.meta.driverAdapterError.cause.originalCode;
  const ofAdapter = adapterSchema.safeParse(error);
  return ofAdapter.success ? ofAdapter.data.cause.originalCode : errorCode(error);
}
