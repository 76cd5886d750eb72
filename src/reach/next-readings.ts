import { Prisma } from '#storage/generated/client.ts';

import { ageAfter, ageHours, firstAge, readingAges } from './reading-ages.ts';

const ages = Prisma.join(
  [null, ...readingAges].flatMap((after) => {
    const age = after === null ? firstAge : ageAfter(after);
    return age === null ? [] : [Prisma.sql`(${after}::"ReadingAge", ${age}::"ReadingAge", ${ageHours[age]}::int)`];
  }),
);

/**
 * Query for the next reading of each delivery with readings to come: rows of `deliveryId`, `accountId`, `publishedAt`,
 * `age`, `dueAt` and, after a failed attempt, `readNotBefore`, `doubted` and `doubtedSince`. It is the one after the highest
 * age stored so far, since readings are stored in the order of their ages.
 */
export const nextReadings = Prisma.sql`
  SELECT c."deliveryId", c."accountId", c."publishedAt", next."age",
    c."publishedAt" + make_interval(hours => next."hours") AS "dueAt", tried."readNotBefore", tried."doubted",
    tried."doubtedSince"
  FROM "ReadingsToCome" c
  CROSS JOIN LATERAL (SELECT max(r."age") AS "age" FROM "Reading" r WHERE r."deliveryId" = c."deliveryId") last
  JOIN (VALUES ${ages}) next("after", "age", "hours") ON next."after" IS NOT DISTINCT FROM last."age"
  LEFT JOIN LATERAL (SELECT c."readNotBefore", c."doubted", c."doubtedSince") tried ON c."triedAge" = next."age"`;
