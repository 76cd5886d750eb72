import type { Bot } from '#bot/bot.ts';
import { readWeek, type Week } from '#bot/calendar/week-of-desk.ts';
import type { DeskContext } from '#bot/context.ts';
import { type DraftState, readDraftStates } from '#bot/drafting/draft-view.ts';
import { mayHaveChanged, type Moment, momentNow } from '#desks/changed-since.ts';
import { type Freeze, freezeOf } from '#desks/freeze.ts';
import { listDrafts, listGroups } from '#publishing/find-drafts.ts';

/** The most drafts read per group. No desk has more open for long. */
const mostRead = 50;

/** A desk's unfinished drafts, the newest of each group first, and its week. */
export interface Overview {
  readonly groups: Readonly<
    Record<(typeof listGroups)[number], { readonly states: readonly DraftState[]; readonly total: number }>
  >;
  readonly freeze: Freeze | null;
  /** Read when it is first asked for. */
  readonly week: () => Promise<Week>;
}

interface Seen {
  readonly since: Moment;
  readonly expiresAtMs: number;
  readonly overview: Overview;
}

/** Limits what changes with time alone, such as "goes out in a moment". */
const lastsMs = 5_000;

const seenBy = new WeakMap<Bot, Map<string, Seen>>();

/**
 * Returns what most commands show of a desk. Reading it takes ten statements, and 10 ms of the only thread; so it is
 * read again only if something was journaled since, or after five seconds.
 */
export async function overviewOf(ctx: Pick<DeskContext, 'bot' | 'desk'>): Promise<Overview> {
  const { bot, desk } = ctx;
  const { db, clock } = bot.store;
  const seen = seenBy.get(bot) ?? new Map<string, Seen>();
  seenBy.set(bot, seen);
  const last = seen.get(desk.id);
  if (last !== undefined && last.expiresAtMs > clock.monotonicMs()) {
    if (!(await mayHaveChanged(db, desk.id, { since: last.since, now: clock.now() }))) return last.overview;
  }
  const nowMs = clock.monotonicMs();
  const since = await momentNow(bot.store);
  const overview = await readOverview(ctx);
  for (const [id, { expiresAtMs }] of seen) if (expiresAtMs <= nowMs) seen.delete(id);
  seen.set(desk.id, { since, expiresAtMs: nowMs + lastsMs, overview });
  return overview;
}

async function readOverview(ctx: Pick<DeskContext, 'bot' | 'desk'>): Promise<Overview> {
  const { bot, desk } = ctx;
  const { db } = bot.store;
  const listed = await listDrafts(db, desk.id, mostRead);
  const draftIds = listGroups.flatMap((group) => listed[group].draftIds);
  const states = draftIds.length === 0 ? [] : await readDraftStates(bot, desk, draftIds);
  const [first] = states;
  let week: Promise<Week> | null = null;
  const ofGroup = (group: (typeof listGroups)[number]): Overview['groups'][typeof group] => ({
    states: states.filter(({ draft }) => listed[group].draftIds.includes(draft.id)),
    total: listed[group].total,
  });
  return {
    groups: { held: ofGroup('held'), open: ofGroup('open'), scheduled: ofGroup('scheduled') },
    freeze: first === undefined ? await freezeOf(db, desk.id) : first.freeze,
    week: () => (week ??= readWeek(ctx, states)),
  };
}
