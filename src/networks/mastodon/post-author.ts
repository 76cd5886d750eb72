import { z } from 'zod';

import type { Server } from './server.ts';

/** The account that an answer names as the author of a post; null where it names none. */
export const authorSchema = z
  .object({ id: z.coerce.string() })
  .nullish()
  .catch(null)
  .transform((account) => account?.id ?? null);

/** Tells whether an answer names an author, and another than the account that was asked for. */
export function isOfAnother({ accountId }: Server, { account }: { readonly account: string | null }): boolean {
  return account !== null && accountId !== null && account !== accountId;
}
