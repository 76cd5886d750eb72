import type { RequestedKind } from '#approvals/requests/request.ts';
import type { Store } from '#storage/store.ts';

/** Changes terms in the rows of all requests of a kind, as an attacker without the key does. */
export async function changeTerms({ db }: Store, kind: RequestedKind, terms: object): Promise<void> {
  await db.$executeRaw`
    UPDATE "Request" SET "terms" = "terms" || ${JSON.stringify(terms)}::jsonb WHERE "kind" = ${kind}`;
}
