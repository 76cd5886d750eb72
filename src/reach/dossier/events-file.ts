import type { Rules } from '#drafts/renderings-of.ts';
import { readBilled, type ReachPrices } from '#reach/cost-of.ts';
import { byteOrderMark, lineEnd, type Separator, textCell } from '#reach/csv-cell.ts';
import type { Account } from '#desks/account.ts';
import { pastOfDesk } from '#reach/past/past-of-desk.ts';
import type { Transaction } from '#storage/database.ts';
import type { Store } from '#storage/store.ts';

import { readAllFollowers, readEmergencySpans, readFailed, readIncidents, readReservePeriods } from './beside-posts.ts';
import { dayIn, monthOf, monthsBetween } from './dossier-months.ts';
import { readModeration, readPointers } from './entered.ts';
import { type FileOf, sinceEver } from './pairs-file.ts';
import { readKnownSince, readPosted, readPostPrices } from './pairings.ts';
import { gotOf, isWithin } from './past.ts';

/** The columns of the file; docs/figures.md describes each. */
const columns = [
  'desk',
  'what',
  'month',
  'account',
  'network',
  'account_id',
  'from',
  'until',
  'value',
  'other_value',
  'text',
] as const;

/** One fact apart from the posts. A missing field is an empty cell. */
interface Event {
  readonly what: string;
  readonly accountId?: string;
  readonly month?: string;
  readonly from?: Date;
  /** Null: unknown. */
  readonly until?: Date | null;
  readonly value?: number | null;
  readonly otherValue?: number;
  readonly text?: string;
}

interface EventsOf extends FileOf {
  readonly rules: Rules;
  readonly prices: ReachPrices;
}

/**
 * Yields what is known of a desk's accounts and months apart from its posts, as lines of a CSV file: one fact per line,
 * with its kind and time.
 */
export async function* exportEvents(
  store: Pick<Store, 'db' | 'decisionKey'>,
  of: EventsOf,
  separator: Separator = ',',
): AsyncGenerator<string, void> {
  yield `${byteOrderMark}${columns.join(separator)}${lineEnd}`;
  const { desk } = of;
  const { accounts, events } = await store.db.$transaction((tx) => readEvents(tx, of), {
    isolationLevel: 'RepeatableRead',
    timeout: 60_000,
  });
  for (const event of [...events, ...(await pastEvents(store, of, accounts))]) {
    const { what, accountId, from, until, value, otherValue, text } = event;
    const account = accounts.find(({ id }) => id === accountId);
    const cells: Record<(typeof columns)[number], string> = {
      desk: textCell(desk.name),
      what,
      month: event.month ?? (from === undefined ? '' : monthOf(from, desk.timeZone)),
      account: account === undefined ? '' : textCell(account.handle.replace(/^@/, '')),
      network: account?.network ?? '',
      account_id: accountId ?? '',
      from: from?.toISOString() ?? '',
      until: until === null ? '..' : (until?.toISOString() ?? ''),
      value: String(value ?? ''),
      other_value: String(otherValue ?? ''),
      text: text === undefined ? '' : textCell(text),
    };
    yield `${columns.map((name) => cells[name]).join(separator)}${lineEnd}`;
  }
}

async function readEvents(
  tx: Transaction,
  of: EventsOf,
): Promise<{ readonly accounts: readonly Account[]; readonly events: readonly Event[] }> {
  const { desk, span, asOf, rules, prices } = of;
  const posted = await readPosted(tx, desk, span, asOf);
  const { rows, accounts, sleeps } = posted;
  const ids = accounts.map(({ id }) => id);
  const dollars = await readPostPrices(tx, rows, { rules, prices });
  const lastDay = new Date(span.to.getTime() - 1);
  const isBilled = (id: string): boolean =>
    accounts.some((account) => account.id === id && rules[account.network].isBilled);
  const months = monthsBetween(span.from, lastDay, desk.timeZone);
  const minutes = await readModeration(tx, desk.id, months);
  const billed = await readBilled(tx, ids.filter(isBilled), daysOf(of));
  const known = [...(await readKnownSince(tx, posted))];
  const begin =
    span.from > sinceEver ? '' : (known.map(([, from]) => monthOf(from, desk.timeZone)).toSorted()[0] ?? '');
  const events: readonly (readonly Event[])[] = [
    known.map(([accountId, from]) => {
      return { what: 'known_since', accountId, from, text: isBilled(accountId) ? 'billed' : 'not billed' };
    }),
    (await readAllFollowers(tx, ids, span)).map(({ accountId, count, readAt }) => {
      return { what: 'followers', accountId, from: readAt, value: count };
    }),
    rows.flatMap(({ deliveryId, accountId, publishedAt }) => {
      const value = dollars.get(deliveryId);
      return value === undefined ? [] : [{ what: 'post_usd', accountId, from: publishedAt, value, text: deliveryId }];
    }),
    billed.map(({ accountId, day, what, times }) => ({
      what: 'reading_usd',
      accountId,
      month: day.slice(0, 7),
      from: new Date(`${day}T00:00:00Z`),
      value: times * prices[what],
      otherValue: times,
      text: what,
    })),
    (await readFailed(tx, desk.id, span)).map((failed) => ({ what: 'failed', ...failed })),
    // A month without an entry has a line too, so that the file shows which months it covers.
    months.flatMap((month, at) => {
      const value = minutes[at] ?? null;
      return value === null && month < begin ? [] : [{ what: 'moderation_minutes', month, value }];
    }),
    (await readIncidents(tx, ids, span)).map(({ accountId, kind, at, isSettled }) => {
      return { what: `incident_${kind}`, accountId, from: at, text: isSettled ? 'settled' : 'open' };
    }),
    sleeps
      .filter(({ until }) => until === null || until > span.from)
      .map(({ accountId, from, until }) => ({ what: 'sleep', accountId, from, until })),
    (await readReservePeriods(tx, desk.id, span)).map(({ from, until, label }) => {
      return { what: 'reserve_period', from, until, text: label ?? '' };
    }),
    (await readEmergencySpans(tx, desk.id, span)).map(({ from, until, isExercise, posts, label }) => {
      return { what: isExercise ? 'emergency_exercise' : 'emergency', from, until, value: posts, text: label ?? '' };
    }),
    [...(await readPointers(tx, desk.id))]
      .filter(([accountId]) => ids.includes(accountId))
      .map(([accountId, { text, enteredAt }]) => ({ what: 'pointers', accountId, from: enteredAt, text })),
  ];
  return { accounts, events: events.flat() };
}

/** Returns the UTC days whose bill counts: those with the same dates as the span's days in the desk's zone. */
function daysOf({ desk, span }: EventsOf): { readonly first: string; readonly before: string } {
  return { first: dayIn(span.from, desk.timeZone), before: dayIn(span.to, desk.timeZone) };
}

async function pastEvents(
  store: Pick<Store, 'db' | 'decisionKey'>,
  { desk, span }: EventsOf,
  accounts: readonly Account[],
): Promise<readonly Event[]> {
  const past = await pastOfDesk(store, desk.id);
  const isOurs = ({ accountId }: { readonly accountId: string }): boolean =>
    accounts.some(({ id }) => id === accountId);
  const imports = past.imports.filter(isOurs);
  const posts = past.posts.filter((post) => isOurs(post) && isWithin(span, post));
  const answers = past.months.filter((row) => isOurs(row) && row.repliesToOthers > 0);
  const known = new Set(posts.map(({ publishedAt }) => monthOf(publishedAt, desk.timeZone)));
  for (const { month } of answers) known.add(month);
  const months = monthsBetween(span.from, new Date(span.to.getTime() - 1), desk.timeZone);
  return [
    ...imports.map(({ accountId, countedAt }) => ({ what: 'past_counted_at', accountId, from: countedAt })),
    ...posts.map((post) => {
      const { accountId, publishedAt } = post;
      return { what: 'past_post', accountId, from: publishedAt, value: gotOf(post) };
    }),
    // A line for each account in each month in which any of them published; a missing count is zero there.
    ...imports.flatMap(({ accountId }) =>
      months
        .filter((month) => known.has(month))
        .map((month) => {
          const found = answers.find((row) => row.accountId === accountId && row.month === month);
          return { what: 'past_answers_to_others', accountId, month, value: found?.repliesToOthers ?? 0 };
        }),
    ),
  ];
}
