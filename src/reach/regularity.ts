import { Temporal } from 'temporal-polyfill';

import type { Desk } from '#desks/desk.ts';
import type { Transaction } from '#storage/database.ts';

/** Number of earlier years whose same weeks are counted. */
const mostYearsBack = 3;
/** The most and the fewest weeks that are counted, up to now. */
const mostWeeks = 26;
const leastWeeks = 8;

/** The posts of one week, and of the same week in earlier years. */
export interface RegularWeek {
  /** Its Monday, YYYY-MM-DD in the desk's zone. */
  readonly monday: string;
  /** Posts in this year and in each earlier year; null: unknown. */
  readonly posts: readonly (number | null)[];
}

/** Regularity of a desk's publishing, which judges may ask about for a reserve period. */
export interface Regularity {
  readonly weeks: readonly RegularWeek[];
  /** The years in `posts`, this one first. */
  readonly years: readonly number[];
  /** Posts of these weeks, now and a year before, with and without a picture; null: unknown. */
  readonly formats: {
    readonly now: { readonly pictures: number; readonly texts: number };
    readonly before: { readonly pictures: number; readonly texts: number } | null;
  };
  /** Accounts that Tambour has known only since these weeks began. */
  readonly newAccountIds: readonly string[];
}

interface Sent {
  readonly sentAt: Date;
  readonly hasPictures: boolean;
}

/**
 * Counts a desk's posts week by week from `from`, at least the last eight weeks, beside the same weeks of earlier
 * years. In earlier years a week before the desk's first post is unknown, not zero. Corrections in place do not count.
 */
export async function readRegularity(
  tx: Transaction,
  desk: Pick<Desk, 'id' | 'timeZone' | 'accounts'>,
  { from, now }: { readonly from: Date | null; readonly now: Date },
): Promise<Regularity> {
  const sent = await tx.$queryRaw<Sent[]>`
    SELECT "Delivery"."sentAt", jsonb_array_length("Revision"."media") > 0 AS "hasPictures"
    FROM "Delivery" JOIN "Draft" ON "Draft"."id" = "Delivery"."draftId"
    JOIN "Revision" ON "Revision"."draftId" = "Draft"."id" AND "Revision"."number" = "Delivery"."revision"
    WHERE "Draft"."deskId" = ${desk.id}::uuid AND "Delivery"."sentAt" IS NOT NULL AND "Delivery"."sentAt" <= ${now}
      AND "Delivery"."way" IS DISTINCT FROM 'edit'
    ORDER BY 1`;
  const mondays = mondaysUntil(now, from, desk.timeZone);
  const years = Array.from({ length: mostYearsBack + 1 }, (_, back) => back);
  const first = sent[0]?.sentAt ?? null;
  const within = (monday: Temporal.PlainDate, back: number): readonly Sent[] | null => {
    const start = sameWeek(monday, back);
    const [since, until] = [startOf(start, desk.timeZone), startOf(start.add({ weeks: 1 }), desk.timeZone)];
    if (first === null || until <= first) return null;
    return sent.filter(({ sentAt }) => since <= sentAt && sentAt < until);
  };
  const weeks = mondays.map((monday) => ({
    monday: monday.toString(),
    posts: years.map((back) => within(monday, back)?.length ?? (back === 0 ? 0 : null)),
  }));
  const formatsOf = (back: number): { readonly pictures: number; readonly texts: number } | null => {
    const known = mondays.flatMap((monday) => within(monday, back) ?? []);
    if (back > 0 && mondays.every((monday) => within(monday, back) === null)) return null;
    const pictures = known.filter(({ hasPictures }) => hasPictures).length;
    return { pictures, texts: known.length - pictures };
  };
  const since = startOf(mondays[0] ?? mondayOf(now, desk.timeZone), desk.timeZone);
  const fresh = await tx.account.findMany({
    where: { id: { in: desk.accounts.map(({ id }) => id) }, createdAt: { gte: since } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true },
  });
  const thisYear = (mondays.at(-1) ?? mondayOf(now, desk.timeZone)).add({ days: 3 }).year;
  return {
    weeks,
    years: years.map((back) => thisYear - back),
    formats: { now: formatsOf(0) ?? { pictures: 0, texts: 0 }, before: formatsOf(1) },
    newAccountIds: fresh.map(({ id }) => id),
  };
}

/** Lists the Mondays of the counted weeks, the earliest first. */
function mondaysUntil(now: Date, from: Date | null, timeZone: string): readonly Temporal.PlainDate[] {
  const last = mondayOf(now, timeZone);
  const wanted = from === null ? last : mondayOf(from < now ? from : now, timeZone);
  const counted = Math.floor(wanted.until(last).days / 7) + 1;
  const weeks = Math.min(mostWeeks, Math.max(leastWeeks, counted));
  return Array.from({ length: weeks }, (_, index) => last.subtract({ weeks: weeks - 1 - index }));
}

function mondayOf(at: Date, timeZone: string): Temporal.PlainDate {
  const day = Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  return day.subtract({ days: day.dayOfWeek - 1 });
}

/** Returns the Monday of the week with the same number, `years` years earlier; for week 53 the nearest one. */
function sameWeek(monday: Temporal.PlainDate, years: number): Temporal.PlainDate {
  if (years === 0) return monday;
  const thursday = monday.add({ days: 3 });
  const week = Math.ceil(thursday.dayOfYear / 7);
  const other = Temporal.PlainDate.from({ year: thursday.year - years, month: 1, day: 4 });
  return other.subtract({ days: other.dayOfWeek - 1 }).add({ weeks: week - 1 });
}

function startOf(day: Temporal.PlainDate, timeZone: string): Date {
  return new Date(day.toZonedDateTime(timeZone).epochMilliseconds);
}
