import type { OwnPost } from '#networks/read-outcome.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { storablePost } from './storable.ts';

/**
 * Stores those of an account's posts that no known delivery made, each once however often it is seen or edited. Call it
 * after reading the timeline, with the account's watch locked: posts that Tambour sent since then were claimed earlier
 * and are recognised here.
 */
export async function keepForeign(work: UnitOfWork, accountId: string, told: readonly OwnPost[]): Promise<void> {
  const posts = told.map(storablePost);
  const known = await knownIds(
    work,
    accountId,
    posts.flatMap((post) => idsOf(post)),
  );
  const foreign = posts.filter((post) => !idsOf(post).some((id) => known.has(id)));
  await work.tx.foreignPost.createMany({
    data: foreign.map(({ id, earlierIds, url, at, text }) => ({
      id: work.newId(),
      accountId,
      remoteId: id,
      earlierIds: [...earlierIds],
      url,
      text,
      postedAt: at,
      seenAt: work.clock.now(),
    })),
    skipDuplicates: true,
  });
}

/** Returns the ids already known: of deliveries in any state, and of stored posts. */
async function knownIds(work: UnitOfWork, accountId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await work.tx.$queryRaw<{ id: string }[]>`
    SELECT "remoteId" AS id FROM "Delivery"
    WHERE "accountId" = ${accountId}::uuid AND "remoteId" = ANY(${ids}::text[])
    UNION SELECT unnest("earlierIds" || "remoteId") AS id FROM "ForeignPost"
    WHERE "accountId" = ${accountId}::uuid AND ("earlierIds" || "remoteId") && ${ids}::text[]`;
  return new Set(rows.map(({ id }) => id));
}

function idsOf({ id, earlierIds }: OwnPost): readonly string[] {
  return [id, ...earlierIds];
}
