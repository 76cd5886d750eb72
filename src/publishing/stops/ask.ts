import type { Account } from '#desks/account.ts';
import type { Transaction } from '#storage/database.ts';
import { Prisma } from '#storage/generated/client.ts';

import type { OutgoingPost } from '#publishing/outgoing-post.ts';
import { stops, type StopWhy } from './list.ts';
import type { AccountStop, AtGate, DraftStop, DraftToLeave, Passes, RowToLeave, StopAnswer } from './stop.ts';

type Listed = (typeof stops)[number];

/** A stop that is asked at other places than the gate, too. */
type AnywhereStop = Exclude<Listed, { readonly over: 'gate' }>;

const overDesks = stops.filter((stop) => stop.over === 'desk');
const overDrafts = stops.filter((stop) => stop.over === 'draft');
const anywhere: readonly AnywhereStop[] = stops.filter((stop) => stop.over !== 'gate');

/** What the stops have to know about all deliveries of a draft, read in one transaction. */
export interface KnownStops {
  /** What the stops over desks select, in their order. */
  readonly selected: readonly unknown[];
  readonly conditions: ReadonlyMap<DraftStop, (post: OutgoingPost, at: Date) => StopWhy | null>;
}

/** Reads what the stops have to know about all deliveries of the draft. */
export async function readStops(leaving: DraftToLeave): Promise<KnownStops> {
  const selected = await selectOfDesk(leaving.work.tx, leaving.desk.id, leaving.now);
  const conditions = new Map<DraftStop, (post: OutgoingPost, at: Date) => StopWhy | null>();
  for (const stop of overDrafts) conditions.set(stop, await stop.read(leaving));
  return { selected, conditions };
}

/** Reads what the stops over a desk select, in one statement, since every approval needs all of them. */
async function selectOfDesk(tx: Transaction, deskId: string, now: Date): Promise<readonly unknown[]> {
  const values = overDesks.map(({ selects }) => Prisma.sql`(${selects(deskId, now)})`);
  const [row] = await tx.$queryRaw<{ selected: readonly unknown[] }[]>`
    SELECT jsonb_build_array(${Prisma.join(values)}) AS "selected"`;
  if (row === undefined) throw new Error('the database returned no row about what stops a desk');
  return row.selected;
}

/**
 * Reads what stops all that a desk sends. `isFree`: nothing does. `why`: why a delivery must not be ready; null if it
 * may.
 */
export async function readStopsOverDesk(
  tx: Transaction,
  deskId: string,
  now: Date,
): Promise<{
  readonly isFree: boolean;
  readonly why: (post: OutgoingPost, isEmergency: boolean) => StopWhy | null;
}> {
  const known = { selected: await selectOfDesk(tx, deskId, now), conditions: new Map<DraftStop, never>() };
  const isFree = overDesks.every((stop, index) => !stop.stands(known.selected[index], false));
  const why = (post: OutgoingPost, isEmergency: boolean): StopWhy | null => {
    for (const stop of overDesks) {
      if (stop.at.ready === null) continue;
      const found = whyStopped(stop, { post, account: undefined, isEmergency, stops: known }, post.dueAt);
      if (found !== null) return found;
    }
    return null;
  };
  return { isFree, why };
}

/** Returns SQL that tells whether a stop over its desk holds the row's delivery. */
export function stopsOverDesk(row: RowToLeave): Prisma.Sql {
  const stand = overDesks.map((stop) => Prisma.sql`EXISTS (${rowsStopped(stop, row)})`);
  return Prisma.sql`(${Prisma.join(stand, ' OR ')})`;
}

/** A delivery that something may stop, with what is known about it. */
interface Candidate {
  readonly post: OutgoingPost;
  /** Undefined: the desk has no such account any more. */
  readonly account: Account | undefined;
  /** It is a post of a real emergency. */
  readonly isEmergency: boolean;
  readonly stops: KnownStops;
}

/** Returns why a stop stands for a delivery, or would at another moment; null: it does not. Pure. */
function whyStopped(stop: AnywhereStop, candidate: Candidate, at: Date): StopWhy | null {
  const { post, account, isEmergency, stops: known } = candidate;
  if (isPassing(stop, post, isEmergency)) return null;
  switch (stop.over) {
    case 'desk':
      return stop.stands(known.selected[overDesks.indexOf(stop)], isEmergency) ? stop.why : null;
    case 'account':
      return stop.stands(account, isEmergency) ? stop.why : null;
    case 'draft':
      return known.conditions.get(stop)?.(post, at) ?? null;
  }
}

function isPassing(
  { passes }: { readonly passes: Passes },
  { correction }: Pick<OutgoingPost, 'correction'>,
  isEmergency: boolean,
): boolean {
  return (passes.corrections && correction !== null) || (passes.emergencies && isEmergency);
}

/** Tells whether a delivery is held for a stop over its whole desk. Pure. */
export function isOverDesk<Why extends string>(why: Why): why is Why & (typeof overDesks)[number]['why'] {
  return overDesks.some((stop) => stop.why === why);
}

/** Tells whether the channel knows of the stop that a delivery is held for. Pure. */
export function isAnnounced(why: StopWhy): boolean {
  return overDesks.some((stop) => stop.why === why && stop.isAnnounced);
}

/** Returns why a planned delivery is held at once; null: nothing stops it so far. Pure. */
export function whyStoppedAtPlan(candidate: Candidate, now: Date): StopWhy | null {
  for (const stop of anywhere) {
    const { plan } = stop.at;
    const why = plan === null ? null : whyStopped(stop, candidate, plan === 'now' ? now : candidate.post.dueAt);
    if (why !== null) return why;
  }
  return null;
}

/** Returns why a delivery that somebody tries again by hand is stopped; null: nothing stops that. Pure. */
export function whyStoppedByHand(candidate: Candidate, now: Date): StopWhy | null {
  for (const stop of anywhere) {
    const why = stop.at.byHand === null ? null : whyStopped(stop, candidate, now);
    if (why !== null) return why;
  }
  return null;
}

/** What somebody is told who tries something again by hand that is stopped. */
export type Stopped =
  | { readonly kind: StopAnswer }
  | { readonly kind: 'stopped'; readonly why: StopWhy; readonly accountId: string };

/** Returns what is told of a stop to whoever tries a delivery again by hand. Pure. */
export function answerTo(why: StopWhy, { accountId }: Pick<OutgoingPost, 'accountId'>): Stopped {
  const byHand = anywhere.find(({ whys }) => why in whys)?.at.byHand ?? 'why';
  return byHand === 'why' ? { kind: 'stopped', why, accountId } : { kind: byHand };
}

/** Tells whether a stop over accounts stands for a delivery. Pure. */
export function isStoppedAt(
  stop: AccountStop,
  account: Account | undefined,
  post: Pick<OutgoingPost, 'correction'>,
  isEmergency: boolean,
): boolean {
  return !isPassing(stop, post, isEmergency) && stop.stands(account, isEmergency);
}

/** Returns the first reason for which a due delivery is held, or until when it is put off; null: its gate is open. */
export async function whyStoppedAtGate(candidate: Candidate, gate: AtGate): Promise<StopWhy | Date | null> {
  for (const stop of stops) {
    if (stop.over !== 'gate' && stop.at.gate === null) continue;
    const why = stop.over === 'gate' ? await stop.check(gate) : whyStopped(stop, candidate, gate.now);
    if (why !== null) return why;
  }
  return null;
}

/** Lists the ids of what stands and lets the draft's posts pass, once their gate is open. */
export function letting(leaving: Pick<DraftToLeave, 'draft' | 'desk'>, at: Date): readonly string[] {
  return overDrafts.flatMap((stop) => stop.letting(leaving, at));
}

/** Returns queries that each select a row if a stop keeps the row's delivery from being claimed. */
export function stopsAtClaim(row: RowToLeave): readonly Prisma.Sql[] {
  return atClaim.map((stop) => rowsStopped(stop, row));
}

/** What follows from a stop that the last look found: where the row alone does not say why, the gate does a second later. */
export type StopAtLastLook = { readonly follows: 'hold'; readonly why: StopWhy } | { readonly follows: 'putOff' };

/** Returns an SQL array of booleans, one for each stop that the last look asks about. */
export function stopsAtLastLook(row: RowToLeave): Prisma.Sql {
  const stand = atLastLook.map((stop) => Prisma.sql`EXISTS (${rowsStopped(stop, row)})`);
  return Prisma.sql`ARRAY[${Prisma.join(stand)}]`;
}

/** Returns the first stop of an array that `stopsAtLastLook` selected; null: none stands. */
export function firstAtLastLook(stand: readonly boolean[]): StopAtLastLook | null {
  const stop = atLastLook.find((_stop, index) => stand[index] === true);
  if (stop === undefined) return null;
  return stop.at.lastLook === 'hold' && 'why' in stop ? { follows: 'hold', why: stop.why } : { follows: 'putOff' };
}

/** A stop that SQL can tell of. */
type SqlStop = Listed & { readonly sql: (row: RowToLeave) => Prisma.Sql };

const atClaim = stops.filter(({ at }) => at.claim !== null).map(withSql);
const atLastLook = anywhere.filter(({ at }) => at.lastLook !== null).map(withSql);

function withSql<S extends Listed>(stop: S): S & SqlStop {
  if (!hasSql(stop)) throw new Error(`a stop is asked by SQL, and has none: ${Object.keys(stop.whys).join(', ')}`);
  return stop;
}

function hasSql<S extends Listed>(stop: S): stop is S & SqlStop {
  return 'sql' in stop;
}

function rowsStopped({ passes, sql }: SqlStop, row: RowToLeave): Prisma.Sql {
  const passing = [
    ...(passes.corrections ? [Prisma.sql`${row.delivery}."correctsId" IS NOT NULL`] : []),
    ...(passes.emergencies ? [Prisma.sql`${row.isEmergency}`] : []),
  ].map((passed) => Prisma.sql`NOT (${passed})`);
  return Prisma.sql`SELECT 1 WHERE ${Prisma.join([...passing, Prisma.sql`EXISTS (${sql(row)})`], ' AND ')}`;
}
