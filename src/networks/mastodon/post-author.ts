import { z } from 'zod';

import type { Server } from './server.ts';

/** The author that an answer gives for a post; null if it gives none. */
export const authorSchema = z
  .object({ id: z.coerce.string() })
  .nullish()
  .catch(null)
  .transform((account) => account?.id ?? null);

/** Tells whether an answer names an author other than the account that was asked for. */
export function isOfAnother({ accountId }: Server, { account }: { readonly account: string | null }): boolean {
  return account !== null && accountId !== null && account !== accountId;
}
