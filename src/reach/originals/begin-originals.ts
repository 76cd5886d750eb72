import type { Transaction } from '#storage/database.ts';

/** Longer than the time in which a post can be read at 72 hours. */
const longestAgoMs = 8 * 86_400_000;

/**
 * Gives each post on a desk's account a row of figures once the desk's relayed copy of it is public: the two are
 * compared. Posts on accounts of others cannot be read and get none.
 */
export async function beginOriginals(tx: Transaction, now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "OriginalFigures" ("draftId", "accountId", "remoteId", "publishedAt")
    SELECT DISTINCT ON (item."draftId") item."draftId", a."id", item."original" ->> 'remoteId', post."at"
    FROM "SourceItem" item
    JOIN "Source" source ON source."id" = item."sourceId"
    CROSS JOIN LATERAL (SELECT (item."original" ->> 'at')::timestamptz AS "at") post
    JOIN "DeskAccount" ofDesk ON ofDesk."deskId" = source."deskId"
    -- Ids on Mastodon are those of a server; on X there is one.
    JOIN "Account" a ON a."id" = ofDesk."accountId" AND a."network" = item."original" ->> 'kind'
      AND a."remoteId" = source."remoteId"
      AND (a."network" <> 'mastodon' OR starts_with(source."url", a."serverUrl" || '/@'))
    WHERE item."draftId" IS NOT NULL AND item."original" IS NOT NULL
      AND post."at" > ${new Date(now.getTime() - longestAgoMs)}
      AND EXISTS (SELECT 1 FROM "DeliveryFigures" f WHERE f."draftId" = item."draftId")
      AND NOT EXISTS (SELECT 1 FROM "OriginalFigures" o WHERE o."draftId" = item."draftId")
    ON CONFLICT DO NOTHING`;
}
