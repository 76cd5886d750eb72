import type { Store } from '#storage/store.ts';

/** Copies a draft with its current revision this many times, by the given author or its own, without notices. */
export async function copyDraft(
  { db }: Pick<Store, 'db'>,
  draftId: string,
  count: number,
  author: string | null = null,
): Promise<void> {
  await db.$executeRaw`
    WITH copied AS (
      INSERT INTO "Draft" ("id", "deskId", "number", "author", "state", "currentRevision", "createdAt", "changedAt", "correctsId")
      SELECT gen_random_uuid(), d."deskId", k."lastDraftNumber" + n, COALESCE(${author}, d."author"), d."state",
        d."currentRevision", d."createdAt", d."changedAt", d."correctsId"
      FROM "Draft" d JOIN "Desk" k ON k."id" = d."deskId", generate_series(1, ${count}::int) n
      WHERE d."id" = ${draftId}::uuid
      RETURNING "id", "deskId"
    ), numbered AS (
      UPDATE "Desk" SET "lastDraftNumber" = "lastDraftNumber" + ${count}::int
      WHERE "id" = (SELECT "deskId" FROM "Draft" WHERE "id" = ${draftId}::uuid)
    )
    INSERT INTO "Revision" ("draftId", "number", "text", "ownTexts", "language", "accountIds", "publishAt", "notAfterAt",
      "timeZone", "corrections", "editedBy", "fingerprint", "createdAt", "askedAt", "askedBy")
    SELECT copied."id", r."number", r."text", r."ownTexts", r."language", r."accountIds", r."publishAt", r."notAfterAt",
      r."timeZone", r."corrections", r."editedBy", r."fingerprint", r."createdAt", r."askedAt", r."askedBy"
    FROM "Revision" r JOIN "Draft" d ON d."id" = r."draftId" AND d."currentRevision" = r."number", copied
    WHERE d."id" = ${draftId}::uuid`;
}

/** Copies an approved draft with its deliveries, as `copyDraft` does; enqueues no jobs. */
export async function copyScheduled(store: Pick<Store, 'db'>, draftId: string, count: number): Promise<void> {
  const { number: last } = await store.db.draft.findFirstOrThrow({
    select: { number: true },
    orderBy: { number: 'desc' },
  });
  await copyDraft(store, draftId, count);
  await store.db.$executeRaw`
    INSERT INTO "Delivery" ("id", "draftId", "revision", "accountId", "fingerprint", "state", "key", "dueAt", "notAfterAt",
      "createdAt")
    SELECT gen_random_uuid(), copied."id", l."revision", l."accountId", l."fingerprint", l."state",
      gen_random_uuid()::text, l."dueAt", l."notAfterAt", l."createdAt"
    FROM "Delivery" l, "Draft" copied WHERE l."draftId" = ${draftId}::uuid AND copied."number" > ${last}
      AND copied."deskId" = (SELECT "deskId" FROM "Draft" WHERE "id" = ${draftId}::uuid)`;
}
