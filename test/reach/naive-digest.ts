import { networkSchema } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import { firstWords } from '#text/first-words.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { Digest, DigestColumn } from '#reach/digest.ts';
import type { ReachPrices } from '#reach/cost-of.ts';
import type { Database } from '#storage/database.ts';
import type { Account } from '#storage/generated/client.ts';

import { type Counted, naiveComparison, naiveMedian } from './naive-comparison.ts';
import { at28Days, compared, type Half, naiveMedians, type NaivePair, paired } from './naive-pairs.ts';
import { type NaivePost, type NaiveRows, readNaiveRows, relayedPosts } from './naive-rows.ts';
import { naiveSleeps } from './naive-sleeps.ts';
import { naiveDaysBefore, naiveWeeksBefore } from './naive-weeks.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

export interface NaiveOptions {
  readonly desk: Pick<Desk, 'id' | 'timeZone' | 'accounts'>;
  readonly period: { readonly from: Date; readonly to: Date };
  readonly asOf: Date;
  readonly rules: Rules;
  readonly prices: ReachPrices;
}

/** A digest once more, as its definitions say: from every row that the desk ever had, in plain loops. */
export async function naiveDigest(db: Database, options: NaiveOptions): Promise<Digest> {
  const { desk, asOf } = options;
  const from = options.period.from.getTime();
  const to = options.period.to.getTime();
  const isIn = ({ at }: NaivePost): boolean => from <= at && at < to;
  const rows = await readNaiveRows(db, desk, asOf);
  const standing = rows.posts.filter(({ isTakenBack }) => !isTakenBack);
  const own = standing.filter(isIn);
  const slept = naiveSleeps(await db.sleep.findMany(), asOf);
  const weeksBefore = (weeks: number): number => naiveWeeksBefore(to, weeks, desk.timeZone);
  const before = naiveDaysBefore(from, Math.round((to - from) / dayMs), desk.timeZone);
  const earlier = standing.filter(({ at }) => before <= at && at < from);
  const since = Math.min(weeksBefore(12), before) - dayMs;
  const lately: Account[] = [];
  for (const { at, account, draftId, isTakenBack } of rows.posts) {
    if (at < since) continue;
    lately.push(account);
    const original = rows.originals.get(draftId);
    if (original !== undefined && !isTakenBack) lately.push(original.account);
  }
  const order = accountOrder(desk, [...standing.map(({ account }) => account), ...lately]);
  const hasBoth = new Set([...desk.accounts, ...lately].map(({ network }) => network)).size === 2;
  const only = [...desk.accounts, ...lately].some(({ network }) => network === 'mastodon') ? 'mastodon' : 'x';
  const hasNone = desk.accounts.length + lately.length === 0;
  // With accounts on one network there is nothing to compare, not even with an original.
  const { pairs, unpaired } = hasBoth
    ? paired(standing, order, slept, rows.originals, desk.timeZone)
    : paired(standing, order, [], new Map(), desk.timeZone);
  const between = (start: number, end: number): readonly NaivePair[] =>
    pairs.filter(({ mastodon: { at } }) => start <= at && at < end);
  const ofPeriod = between(from, to);
  const twelve = between(weeksBefore(12), to);
  const typical = (start: number, end: number): (number | null)[] => {
    const [since, until] = [weeksBefore(start), weeksBefore(end)];
    if (hasBoth) return naiveMedians(between(since, until));
    const counts: number[] = [];
    for (const { at, interactions } of standing)
      if (since <= at && at < until && interactions !== null) counts.push(interactions);
    return hasNone ? [] : [naiveMedian(counts)];
  };
  return {
    from: options.period.from.toISOString(),
    to: options.period.to.toISOString(),
    asOf: asOf.toISOString(),
    columns: order
      .filter(({ id }) => isOnDesk(desk, id) || own.some(({ account }) => account.id === id))
      .map((account) => column(account, own, rows, options)),
    further: [],
    compared: hasBoth ? ['mastodon', 'x'] : null,
    posts: drafts(own).length,
    published: publishedPosts(own, order),
    waiting: drafts(standing.filter(({ at }) => to <= at)).length,
    pairs: ofPeriod.map(({ mastodon, interactions, draftNumber, text }) => ({
      draftNumber,
      title: firstWords(text),
      publishedAt: new Date(mastodon.at).toISOString(),
      interactions: [interactions.mastodon, interactions.x],
    })),
    medians: naiveMedians(ofPeriod),
    before: {
      posts: drafts(earlier).length,
      interactions: sum(earlier.map(({ interactions }) => interactions)),
      pairs: between(before, from).length,
      medians: naiveMedians(between(before, from)),
    },
    toAnswer: unansweredPosts(own),
    relayed: relayedPosts(own, ofPeriod),
    unpaired: unpaired
      .filter(({ post }) => isIn(post))
      .map(({ post, why }) => ({ draftNumber: post.draftNumber, title: firstWords(post.text), why })),
    emergencies: [],
    reserve: { periods: [], overrides: [] },
    sleeps: slept
      .filter(({ start, end }) => start < to && (end === null || end > from))
      .filter(({ id }) => isOnDesk(desk, id) || own.some(({ account }) => account.id === id))
      .filter(({ id }) => order.some((account) => account.id === id))
      .map(({ id, start, end, label, exceptEmergencies }) => ({
        accountId: id,
        from: new Date(start).toISOString(),
        until: end === null ? null : new Date(end).toISOString(),
        label,
        exceptEmergencies,
      })),
    comparison: {
      period: compared(ofPeriod),
      twelveWeeks: compared(twelve),
    },
    twelveWeeks: {
      shares: naiveComparison(partsOf(twelve, ({ shares }) => shares)),
      replies: naiveComparison(partsOf(twelve, ({ others }) => others)),
      perThousandFollowers: naiveComparison(rated(twelve)),
    },
    at28Days: hasBoth
      ? at28Days({
          rows: await readNaiveRows(db, desk, asOf, 'd28'),
          order,
          slept,
          twelve,
          weeks: [weeksBefore(12), to],
          asOf,
          timeZone: desk.timeZone,
        })
      : null,
    series: [],
    trend: {
      networks: hasBoth ? ['mastodon', 'x'] : hasNone ? [] : [only],
      medians: typical(12, 0),
      weeks: [11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0].map((weeks) => ({
        endsAt: new Date(weeksBefore(weeks)).toISOString(),
        medians: typical(weeks + 1, weeks),
      })),
    },
    absences: absences(rows, from, to),
    hoursToApproval: hoursToApproval(own),
    cost: cost(rows, rows.posts.filter(isIn), options),
  };
}

/** Lists each revision once, by its first post, with what it got wherever it went out, by the columns. */
function publishedPosts(
  own: readonly NaivePost[],
  columns: readonly Pick<NaivePost['account'], 'id'>[],
): Digest['published'] {
  const found: Digest['published'] = [];
  const done: NaivePost[] = [];
  for (const first of own) {
    if (done.includes(first)) continue;
    const revised = own.filter(({ draftId, revision }) => draftId === first.draftId && revision === first.revision);
    done.push(...revised);
    const posts = columns.flatMap(({ id }) => revised.filter(({ account }) => account.id === id));
    found.push({
      draftNumber: first.draftNumber,
      title: firstWords(first.text),
      publishedAt: new Date(first.at).toISOString(),
      got: posts.map(({ account, interactions }) => ({ accountId: account.id, interactions })),
    });
  }
  return found;
}

/** Most unanswered replies first; of as many, the older post. */
function unansweredPosts(own: readonly NaivePost[]): Digest['toAnswer'] {
  const found: Digest['toAnswer'] = [];
  const counts = [...new Set(own.map(({ unanswered }) => unanswered ?? 0))].sort((one, other) => other - one);
  for (const unanswered of counts) {
    if (unanswered === 0) continue;
    for (const post of own) {
      if (post.unanswered !== unanswered) continue;
      found.push({ draftNumber: post.draftNumber, title: firstWords(post.text), url: post.url, unanswered });
    }
  }
  return found;
}

function isOnDesk(desk: NaiveOptions['desk'], accountId: string): boolean {
  return desk.accounts.some(({ id }) => id === accountId);
}

/** The desk's accounts in its order, then those of these that it no longer has, in the order in which they were made. */
function accountOrder(
  desk: NaiveOptions['desk'],
  accounts: readonly Account[],
): readonly Pick<Account, 'id' | 'network' | 'handle'>[] {
  const gone: Account[] = [];
  for (const account of accounts) {
    if (!isOnDesk(desk, account.id) && !gone.some(({ id }) => id === account.id)) gone.push(account);
  }
  gone.sort((one, other) => one.createdAt.getTime() - other.createdAt.getTime() || inOrder(one.id, other.id));
  return [...desk.accounts, ...gone];
}

function partsOf(pairs: readonly NaivePair[], partOf: (post: Half) => number | null): readonly Counted[] {
  const counted: Counted[] = [];
  for (const pair of pairs) {
    const [mastodon, x] = [partOf(pair.mastodon), partOf(pair.x)];
    if (mastodon !== null && x !== null) counted.push({ day: pair.interactions.day, mastodon, x });
  }
  return counted;
}

function rated(pairs: readonly NaivePair[]): readonly (Counted & { readonly shift: number })[] {
  const counted: (Counted & { shift: number })[] = [];
  for (const { mastodon, x, interactions } of pairs) {
    if (mastodon.followers === null || mastodon.followers <= 0 || x.followers === null || x.followers <= 0) continue;
    counted.push({ ...interactions, shift: Math.log(x.followers) - Math.log(mastodon.followers) });
  }
  return counted;
}

function drafts(posts: readonly NaivePost[]): readonly string[] {
  const ids: string[] = [];
  for (const { draftId } of posts) if (!ids.includes(draftId)) ids.push(draftId);
  return ids;
}

function sum(values: readonly (number | null)[]): number | null {
  let total: number | null = null;
  for (const value of values) if (value !== null) total = (total ?? 0) + value;
  return total;
}

function column(
  account: Pick<Account, 'id' | 'network' | 'handle'>,
  own: readonly NaivePost[],
  rows: NaiveRows,
  { period, asOf }: NaiveOptions,
): DigestColumn {
  const posts = own.filter((post) => post.account.id === account.id);
  const days = Math.max(1, Math.round((period.to.getTime() - period.from.getTime()) / dayMs));
  let read = 0;
  let late = 0;
  let best: NaivePost | null = null;
  let interactionsOfFollowed = 0;
  let followersOfFollowed = 0;
  for (const post of posts) {
    if (post.interactions === null || post.ageMs === null) continue;
    read += 1;
    if (post.ageMs > 73 * hourMs) late += 1;
    if (post.interactions > (best?.interactions ?? 0)) best = post;
    if (post.followers === null || post.followers <= 0) continue;
    interactionsOfFollowed += post.interactions;
    followersOfFollowed += post.followers;
  }
  return {
    accountId: account.id,
    network: networkSchema.parse(account.network),
    handle: account.handle,
    posts: posts.length,
    read,
    late,
    interactions: sum(posts.map(({ interactions }) => interactions)),
    likes: sum(posts.map(({ likes }) => likes)),
    shares: sum(posts.map(({ shares }) => shares)),
    quotes: sum(posts.map(({ quotes }) => quotes)),
    replies: sum(posts.map(({ others }) => others)),
    perThousandFollowers: followersOfFollowed === 0 ? null : (1000 * interactionsOfFollowed) / followersOfFollowed,
    unanswered: sum(posts.map(({ unanswered }) => unanswered)),
    views: sum(posts.map(({ views }) => views)),
    followers: {
      now: followersAt(rows, account.id, asOf.getTime()),
      before: followersAt(rows, account.id, asOf.getTime() - days * dayMs),
    },
    best:
      best === null
        ? null
        : {
            draftNumber: best.draftNumber,
            title: firstWords(best.text),
            url: best.url,
            interactions: best.interactions ?? Number.NaN,
            boosted: best.boosted,
          },
  };
}

function followersAt({ followerReadings }: NaiveRows, accountId: string, at: number): number | null {
  let found: number | null = null;
  let foundAt = at - 2 * dayMs;
  for (const reading of followerReadings) {
    const readAt = reading.readAt.getTime();
    if (reading.accountId !== accountId || reading.followers === null || readAt <= foundAt || readAt > at) continue;
    found = Number(reading.followers);
    foundAt = readAt;
  }
  return found;
}

const calledOff = ['stopped', 'withdrawn', 'rejected', 'not_approved'];

function absences({ deliveries }: NaiveRows, from: number, to: number): Digest['absences'] {
  const found: { dueAt: number; revision: number; absence: Digest['absences'][number] }[] = [];
  for (const { dueAt, revision, state, why, accountId, draftNumber, text } of deliveries) {
    if (dueAt < from || dueAt >= to) continue;
    if (state === 'retracted') {
      found.push({ dueAt, revision, absence: { draftNumber, title: firstWords(text), accountId, state, why: null } });
    } else if (
      state === 'failed' ||
      state === 'held' ||
      state === 'doubt' ||
      (state === 'cancelled' && calledOff.includes(why ?? ''))
    ) {
      found.push({ dueAt, revision, absence: { draftNumber, title: firstWords(text), accountId, state, why } });
    }
  }
  found.sort(
    (one, other) =>
      one.dueAt - other.dueAt ||
      one.absence.draftNumber - other.absence.draftNumber ||
      inOrder(one.absence.accountId, other.absence.accountId) ||
      one.revision - other.revision,
  );
  return found.map(({ absence }) => absence);
}

function inOrder(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}

function hoursToApproval(own: readonly NaivePost[]): Digest['hoursToApproval'] {
  const hours: number[] = [];
  const seen: string[] = [];
  for (const { draftId, revision, askedAt, approvedAt } of own) {
    const key = `${draftId} ${revision}`;
    if (seen.includes(key) || askedAt === null || approvedAt === null) continue;
    seen.push(key);
    hours.push((approvedAt - askedAt) / hourMs);
  }
  return hours.length < 3 ? null : { median: naiveMedian(hours) ?? Number.NaN, posts: hours.length };
}

function cost(
  { billed }: NaiveRows,
  published: readonly NaivePost[],
  { desk, period, rules, prices }: NaiveOptions,
): Digest['cost'] {
  const onX = published.filter(({ account }) => account.network === 'x');
  if (onX.length === 0 && desk.accounts.every(({ network }) => network !== 'x')) return null;
  let plain = 0;
  let linked = 0;
  let alts = 0;
  for (const { said, alt } of onX) {
    if (rules.x.links(said).length > 0) linked += 1;
    else plain += 1;
    alts += alt.filter((text) => text !== '').length;
  }
  const firstDay = period.from.toISOString().slice(0, 10);
  const endDay = period.to.toISOString().slice(0, 10);
  const times = { ownedRead: 0, postRead: 0, userRead: 0 };
  for (const row of billed) {
    const day = row.day.toISOString().slice(0, 10);
    const isOurs = isOnDesk(desk, row.accountId) || published.some(({ account }) => account.id === row.accountId);
    if (isOurs && firstDay <= day && day < endDay) times[row.what] += row.times;
  }
  return {
    posts: plain * prices.post + linked * prices.postWithLink + alts * prices.altText,
    reading: times.ownedRead * prices.ownedRead + times.postRead * prices.postRead + times.userRead * prices.userRead,
    pricesAsOf: prices.asOf,
  };
}
