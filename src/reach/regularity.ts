import { Temporal } from 'temporal-polyfill';

import type { Desk } from '#desks/desk.ts';
import type { Transaction } from '#storage/database.ts';

/** How many earlier years the same weeks are counted of. */
const mostYearsBack = 3;
/** How many weeks are counted at most, and at least: up to now. */
const mostWeeks = 26;
const leastWeeks = 8;

/** The posts of one week, and of the same week of earlier years. */
export interface RegularWeek {
  /** Its Monday, YYYY-MM-DD in the desk's zone. */
  readonly monday: string;
  /** Of this year and of each year before; null: nothing of that time is known. */
  readonly posts: readonly (number | null)[];
}

/** How regularly a desk has published: what judges ask about in a reserve period. */
export interface Regularity {
  readonly weeks: readonly RegularWeek[];
  /** The years of the columns, this one first. */
  readonly years: readonly number[];
  /** Posts of these weeks, now and in the year before, by whether they have a picture; null: nothing is known of it. */
  readonly formats: {
    readonly now: { readonly pictures: number; readonly texts: number };
    readonly before: { readonly pictures: number; readonly texts: number } | null;
  };
  /** Accounts that Tambour has only known since these weeks began. */
  readonly newAccountIds: readonly string[];
}

interface Sent {
  readonly sentAt: Date;
  readonly hasPictures: boolean;
}

/**
 * Counts the posts of a desk week by week from `from` on, at least the last eight weeks, beside the same weeks of the years
 * before. A week before the desk's first post is not zero: nothing is known of it. What changed a public post in its place
 * is no post.
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

/** Lists the Mondays of the weeks that are counted, the earliest first. */
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

/** Returns the Monday of the week of the same number, so many years before; of week 53 the one that is nearest. */
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
