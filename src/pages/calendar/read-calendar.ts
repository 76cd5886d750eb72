import { networkSchema } from '#desks/account.ts';
import type { Standing } from '#approvals/standing.ts';
import type { Desk } from '#desks/desk.ts';
import type { DraftState } from '#drafts/draft.ts';
import { isAsJournaled } from '#drafts/journaled-words.ts';
import type { Language } from '#languages.ts';
import { isReplaced } from '#publishing/delivery.ts';
import type { Transaction } from '#storage/database.ts';
import { Prisma } from '#storage/generated/client.ts';
import type { Store } from '#storage/store.ts';

import { awaitedOfEach } from './awaited-of.ts';
import {
  type CalendarAccount,
  type CalendarEntry,
  type CalendarState,
  type DeliveryFacts,
  stateOfAccount,
  stateOfEntry,
  timeOf,
} from './calendar-entry.ts';
import { readShades, type Shade } from './read-shades.ts';

export interface Calendar {
  /** By time, then by number; entries without a time come last. */
  readonly entries: readonly CalendarEntry[];
  readonly shaded: readonly Shade[];
}

export interface CalendarWish {
  /** From `from` until just before `to`. */
  readonly from: Date;
  readonly to: Date;
  /** Left out, or empty: all. Includes posts for any of these accounts. */
  readonly accountIds?: readonly string[];
  readonly states?: readonly CalendarState[];
  /** Includes drafts in these states that have no time yet. */
  readonly undated?: readonly ('writing' | 'asked')[];
  /** Reads no more than about as many posts, the earliest. Left out: all. */
  readonly atMost?: number;
  /** True: counts each post's sequence, which takes a while; else it is 0. */
  readonly withSequences?: boolean;
  /** True: the reader's scope includes texts that are not public. */
  readonly showsTexts: boolean;
  /** The language of holidays' names; left out: the desk's. */
  readonly language?: Language;
  /** Standings of drafts that the caller has read in the same moment, by draft id; all others are read. */
  readonly standings?: ReadonlyMap<string, Standing>;
}

type CalendarStore = Pick<Store, 'db' | 'decisionKey' | 'clock'>;

interface Row {
  readonly id: string;
  readonly number: number;
  readonly state: DraftState;
  readonly publishAt: Date | null;
  readonly accountIds: readonly string[];
  readonly corrects: number | null;
  readonly sequence: number;
  readonly deliveries: readonly DeliveryFacts[] | null;
  readonly text: string | null;
  readonly warning: string | null;
  readonly isUnproven: boolean;
}

/** Reads a desk's published and planned posts within a span, and the shades on its days. */
export async function readCalendar(store: CalendarStore, desk: Desk, wish: CalendarWish): Promise<Calendar> {
  const [{ entries }, shaded] = await Promise.all([
    readEntries(store, desk, wish),
    readShades(store, desk, { ...wish, language: wish.language ?? desk.language }),
  ]);
  return { entries, shaded };
}

/**
 * Reads the posts alone, in a fixed number of statements. Texts outside the reader's scope do not leave the database.
 * `isWhole`: there are no more than were read.
 */
export async function readEntries(
  store: CalendarStore,
  desk: Desk,
  wish: CalendarWish,
): Promise<{ readonly entries: readonly CalendarEntry[]; readonly isWhole: boolean }> {
  const rows = await readRows(store.db, chosenIn(desk.id, wish), wish);
  const isWanted = (entry: CalendarEntry): boolean => isWished(entry, wish);
  const entries = await entriesOf(store, desk, rows, { isWanted, standings: wish.standings ?? new Map() });
  return { entries: entries.toSorted(byTime), isWhole: rows.length <= (wish.atMost ?? rows.length) };
}

/** Reads one post of a desk by its number, as the calendar does; null if there is none. */
export async function readEntry(
  store: CalendarStore,
  desk: Desk,
  { number, showsTexts }: { readonly number: number; readonly showsTexts: boolean },
): Promise<CalendarEntry | null> {
  const chosen = Prisma.sql`SELECT "id" FROM "Draft" WHERE "deskId" = ${desk.id}::uuid AND "number" = ${number}`;
  const rows = await readRows(store.db, chosen, { showsTexts });
  const [entry] = await entriesOf(store, desk, rows, { isWanted: () => true, standings: new Map() });
  return entry ?? null;
}

async function entriesOf(
  { db, decisionKey, clock }: CalendarStore,
  desk: Desk,
  rows: readonly Row[],
  {
    isWanted,
    standings,
  }: {
    readonly isWanted: (entry: CalendarEntry) => boolean;
    readonly standings: ReadonlyMap<string, Standing>;
  },
): Promise<readonly CalendarEntry[]> {
  const accounts = await accountsOf(db, desk, rows);
  const read = rows.map((row) => entryOf(row, accounts)).filter(isWanted);
  const waiting = read.filter(({ state }) => state === 'waits').map(({ draftId }) => draftId);
  const awaited = await awaitedOfEach({ tx: db, decisionKey }, desk, waiting, { now: clock.now(), standings });
  return read.map((entry) => ({ ...entry, awaited: awaited.get(entry.draftId) ?? null }));
}

function byTime(one: CalendarEntry, other: CalendarEntry): number {
  const [first, second] = [one, other].map(({ at }) => at?.getTime() ?? Number.MAX_SAFE_INTEGER);
  return (first ?? 0) - (second ?? 0) || one.number - other.number;
}

function isWished(
  { at, accounts, state }: CalendarEntry,
  { from, to, accountIds = [], states = [], undated = [] }: CalendarWish,
): boolean {
  return (
    (at === null ? undated.length > 0 && state !== 'cancelled' : from <= at && at < to) &&
    (accountIds.length === 0 || accounts.some(({ id }) => accountIds.includes(id))) &&
    (states.length === 0 || states.includes(state))
  );
}

/** Builds SQL that selects the drafts that may be within the span; `entryOf` computes their time. */
function chosenIn(deskId: string, { from, to, undated = [], atMost }: CalendarWish): Prisma.Sql {
  const within = (at: Prisma.Sql): Prisma.Sql => Prisma.sql`(${at} >= ${from} AND ${at} < ${to})`;
  const withoutTime =
    undated.length > 0
      ? Prisma.sql`
        UNION ALL SELECT d."id", NULL FROM "Draft" d
        JOIN "Revision" r ON r."draftId" = d."id" AND r."number" = d."currentRevision"
        WHERE d."deskId" = ${deskId}::uuid AND d."state"::text = ANY(${[...undated]}) AND r."publishAt" IS NULL`
      : Prisma.empty;
  // One more tells that there are more.
  const limit = atMost === undefined ? Prisma.empty : Prisma.sql`LIMIT ${atMost + 1}`;
  return Prisma.sql`
    SELECT "id" FROM (
      SELECT r."draftId" AS "id", r."publishAt" AS "at" FROM "Revision" r
        JOIN "Draft" d ON d."id" = r."draftId" AND d."currentRevision" = r."number"
        WHERE ${within(Prisma.sql`r."publishAt"`)} AND d."deskId" = ${deskId}::uuid
      UNION ALL SELECT l."draftId", l."sentAt" FROM "Delivery" l JOIN "Draft" d ON d."id" = l."draftId"
        WHERE ${within(Prisma.sql`l."sentAt"`)} AND d."deskId" = ${deskId}::uuid
      UNION ALL SELECT l."draftId", l."dueAt" FROM "Delivery" l JOIN "Draft" d ON d."id" = l."draftId"
        WHERE l."state" IN ('ready', 'sending', 'doubt', 'held', 'failed')
          AND ${within(Prisma.sql`l."dueAt"`)} AND d."deskId" = ${deskId}::uuid
      ${withoutTime}
    ) "found"
    GROUP BY "id" ORDER BY min("at"), "id" ${limit}`;
}

async function readRows(
  tx: Transaction,
  chosen: Prisma.Sql,
  { showsTexts, withSequences = false }: Pick<CalendarWish, 'showsTexts' | 'withSequences'>,
): Promise<readonly Row[]> {
  const sequence = withSequences
    ? Prisma.sql`(SELECT count(*) FROM "JournalEntry" j WHERE j."draftId" = d."id")::int`
    : Prisma.sql`0`;
  const [text, warning] = showsTexts
    ? [
        Prisma.sql`CASE WHEN "public"."isProven" IS NULL THEN r."text" ELSE "public"."text" END`,
        Prisma.sql`CASE WHEN "public"."isProven" IS NULL THEN r."contentWarning" ELSE "public"."warning" END`,
      ]
    : [Prisma.sql`"public"."text"`, Prisma.sql`"public"."warning"`];
  return tx.$queryRaw<Row[]>`
    WITH "chosen" AS MATERIALIZED (${chosen})
    SELECT d."id", d."number", d."state", r."publishAt", r."accountIds", ${text} AS "text", ${warning} AS "warning",
      (SELECT c."number" FROM "Draft" c WHERE c."id" = d."correctsId") AS "corrects",
      ${sequence} AS "sequence", "sending"."deliveries",
      "public"."isProven" IS NOT NULL AND NOT "public"."isProven" AS "isUnproven"
    FROM "chosen" JOIN "Draft" d ON d."id" = "chosen"."id"
    JOIN "Revision" r ON r."draftId" = d."id" AND r."number" = d."currentRevision"
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('accountId', l."accountId", 'revision', l."revision", 'state', CASE l."state" WHEN 'sent' THEN post."state" ELSE l."state" END, 'dueAt', l."dueAt",
          'sentAt', l."sentAt", 'sendingSince', l."sendingSince", 'url', COALESCE("told"."url", l."remoteUrl", l."postUrl"),
          'isCorrected', ${isCorrected('l')}, 'retractWhy', post."retractWhy") ORDER BY l."revision", l."createdAt", l."position", l."id") AS "deliveries"
      -- An edit is as gone as the post that it changed.
      FROM "Delivery" l JOIN "Delivery" post ON post."id" = ${postOf('l')}
      -- Readers follow the address that was journaled, whatever the row says.
      LEFT JOIN LATERAL (
        SELECT j."data"->>'url' AS "url" FROM "JournalEntry" j
        WHERE j."draftId" = post."draftId" AND j."kind" = 'delivery.sent' AND j."data"->>'deliveryId' = post."id"::text
        ORDER BY j."seq" DESC LIMIT 1
      ) "told" ON true
      WHERE l."draftId" = d."id"
        AND (l."revision" = d."currentRevision" OR l."state" <> 'cancelled')
    ) "sending" ON true
    -- Of a series the text is public once all of its parts are. Words that somebody changed since are no public ones.
    LEFT JOIN LATERAL (
      SELECT "proven"."is" AS "isProven",
        CASE WHEN "proven"."is" THEN COALESCE("revision"."ownTexts" ->> l."accountId"::text, "revision"."text") END AS "text",
        CASE WHEN "proven"."is" THEN "revision"."contentWarning" END AS "warning"
      FROM "Delivery" l JOIN "Draft" "draft" ON "draft"."id" = l."draftId"
        JOIN "Revision" "revision" ON "revision"."draftId" = l."draftId" AND "revision"."number" = l."revision"
        CROSS JOIN LATERAL (SELECT ${isAsJournaled} AS "is") "proven"
      WHERE l."draftId" = d."id" AND l."position" = 1 AND NOT EXISTS (
        SELECT FROM "Delivery" part
        WHERE part."draftId" = l."draftId" AND part."revision" = l."revision" AND part."accountId" = l."accountId"
          AND (part."state" <> 'sent' OR ${isCorrected('part')}
            OR EXISTS (SELECT FROM "Delivery" post WHERE post."id" = ${postOf('part')} AND post."state" <> 'sent')
            OR EXISTS (SELECT FROM "OutsideChange" o WHERE o."deliveryId" = ${postOf('part')} AND o."seenAt" >= part."sentAt")))
      ORDER BY l."revision" DESC, l."accountId" LIMIT 1
    ) "public" ON true`;
}

/**
 * Builds SQL that tells whether a correction of a delivery was sent, so that its text is no longer public. The name
 * comes from this file only.
 */
function isCorrected(delivery: 'l' | 'part'): Prisma.Sql {
  const its = (column: string): Prisma.Sql => Prisma.raw(`"${delivery}"."${column}"`);
  return Prisma.sql`EXISTS (SELECT FROM "Delivery" c WHERE c."correctsId" = ${postOf(delivery)} AND c."state" = 'sent'
    AND (${its('way')} IS DISTINCT FROM 'edit' OR c."correctionNumber" > ${its('correctionNumber')}))`;
}

/** Builds SQL for the delivery that owns a delivery's post: an edit has none of its own. */
function postOf(delivery: 'l' | 'part'): Prisma.Sql {
  return Prisma.raw(`CASE "${delivery}"."way" WHEN 'edit' THEN "${delivery}"."correctsId" ELSE "${delivery}"."id" END`);
}

type KnownAccount = Pick<CalendarAccount, 'id' | 'name' | 'network'>;

/**
 * Returns the accounts of these posts, the desk's first and in its order; former accounts are read from the database.
 */
async function accountsOf(tx: Transaction, desk: Desk, rows: readonly Row[]): Promise<readonly KnownAccount[]> {
  const own = desk.accounts.map(({ id, handle: name, network }) => ({ id, name, network }));
  const named = new Set(rows.flatMap((row) => accountIdsOf(row)));
  const missing = [...named].filter((id) => !own.some((account) => account.id === id));
  if (missing.length === 0) return own;
  const others = await tx.account.findMany({
    where: { id: { in: missing } },
    select: { id: true, handle: true, network: true },
    orderBy: { id: 'asc' },
  });
  return [
    ...own,
    ...others.map(({ id, handle: name, network }) => ({ id, name, network: networkSchema.parse(network) })),
  ];
}

function accountIdsOf({ accountIds, deliveries }: Row): readonly string[] {
  return [...accountIds, ...(deliveries ?? []).map(({ accountId }) => accountId)];
}

function entryOf(row: Row, known: readonly KnownAccount[]): CalendarEntry {
  const { id: draftId, number, state, publishAt, corrects, sequence, text, warning, isUnproven } = row;
  const deliveries = row.deliveries ?? [];
  const named = accountIdsOf(row);
  const accounts = known
    .filter(({ id }) => named.includes(id))
    .map((account): CalendarAccount => {
      // In a series, the last part has the state, and readers begin at the first.
      const own = deliveries.findLast(({ accountId }) => accountId === account.id);
      const first = deliveries.find((one) => one.accountId === account.id && one.revision === own?.revision);
      const stands = stateOfAccount(state, own);
      return { ...account, state: stands, url: stands === 'public' ? (first?.url ?? null) : null };
    });
  // Leaves replaced posts out: the entry of their correction shows them, and this one would seem partly published.
  const left = accounts.filter(({ id }) => !deliveries.some((one) => one.accountId === id && isReplaced(one)));
  const counted = left.length > 0 ? left : accounts;
  return {
    draftId,
    number,
    uid: `draft-${draftId}`,
    sequence,
    // The time of an earlier revision that was never sent no longer counts.
    at: timeOf(
      state,
      publishAt,
      deliveries.filter(
        (one, at) =>
          one.sentAt !== null || !deliveries.slice(at + 1).some(({ accountId }) => accountId === one.accountId),
      ),
    ),
    accounts,
    state: accounts.length === 0 ? stateOfEntry([{ state: stateOfAccount(state, undefined) }]) : stateOfEntry(counted),
    awaited: null,
    corrects,
    isCorrected: deliveries.some((delivery) => delivery.isCorrected),
    text,
    warning,
    isUnproven,
  };
}
