import { lastDayText } from '#bot/absences/absence-text.ts';
import type { Inline } from '#chat/card.ts';
import type { UserId } from '#chat/refs.ts';
import { askersOf, barredOf } from '#drafts/authors-of.ts';

import { awaitedOf } from './awaited.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { nameIn } from '#bot/drafting/names.ts';
import { fullWhenText } from '#bot/when-text.ts';

const mostReasons = 5;

/** The reason why nobody could approve the draft now, and the people to ask about it. */
interface Stuck {
  readonly why: string;
  /** The stewards; empty: ask the administrator. */
  readonly ask: readonly UserId[];
}

/** Says in one sentence for a line why too few people could approve; null where enough could. */
export function stuckWhy(view: DraftView): string | null {
  return view.candidates.kind === 'unreadable' ? stuckText(view) : (stuckOf(view)?.why ?? null);
}

/** Adds to the sentence of `stuckWhy` whom to ask, by name. */
export function stuckText(view: DraftView): string | null {
  const stuck = stuckOf(view);
  if (stuck === null) return null;
  const { m } = view;
  const names = stuck.ask.map((person) => nameIn(view, person)).join(` ${m.cards.orAwaited} `);
  const asked = names === '' ? m.cards.administrator : names;
  if (view.candidates.kind === 'unreadable') return m.cards.groupUnreadable(asked);
  return [stuck.why, m.absences.stuck.askOf, asked, m.absences.stuck.toMend, ...authorMends(view)].join(' ');
}

/** Renders the sentence of `stuckText` for a card, where it mentions the stewards. */
export function stuckInlines(view: DraftView): readonly Inline[] | null {
  const [stuck, text] = [stuckOf(view), stuckText(view)];
  if (stuck === null || text === null) return null;
  if (view.candidates.kind === 'unreadable' || stuck.ask.length === 0) return [{ kind: 'strong', text }];
  const { askOf, toMend } = view.m.absences.stuck;
  return [
    { kind: 'strong', text: stuck.why },
    { kind: 'text', text: ` ${askOf} ` },
    ...stuck.ask.flatMap((user, index): readonly Inline[] => [
      ...(index === 0 ? [] : [{ kind: 'text' as const, text: ` ${view.m.cards.orAwaited} ` }]),
      { kind: 'mention', user },
    ]),
    { kind: 'text', text: ['', toMend, ...authorMends(view)].join(' ') },
  ];
}

function stuckOf(view: DraftView): Stuck | null {
  const { standing, candidates, desk, m } = view;
  if (standing.kind === 'approved') return null;
  const present = desk.stewards.filter((person) => !desk.away.some((away) => away.person === person));
  const ask = present.length === 0 ? desk.stewards : present;
  if (candidates.kind === 'unreadable') return { why: '', ask };
  const awaited = awaitedOf(view).length;
  if (awaited >= (standing.kind === 'waiting' ? standing.missing : 1)) return null;
  const head = awaited === 0 ? m.absences.stuck.nobody : m.absences.stuck.tooFew;
  return { why: `${head} ${reasonsOf(view).join(', ')}.`, ask };
}

function reasonsOf(view: DraftView): readonly string[] {
  const { candidates, desk, draft, m, now } = view;
  const { stuck } = m.absences;
  const isOne = (id: UserId): boolean =>
    candidates.kind !== 'unreadable' && candidates.people.some((one) => one.id === id);
  const missed = candidates.kind === 'each' ? candidates.missed : [];
  const newcomers = candidates.kind === 'ofChannel' ? candidates.newcomers : [];
  const barred = barredOf(draft, desk);
  const [author = draft.author, ...others] = barred;
  const reasons = [
    ...(isOne(author) ? [stuck.author(nameIn(view, author))] : []),
    ...others.filter(isOne).map((person) => stuck.editor(nameIn(view, person))),
    ...askersInPlace(view)
      .filter(isOne)
      .map((person) => m.authorship.stuckAsker(nameIn(view, person))),
    ...missed.map(({ user, awayUntil }) =>
      awayUntil === null
        ? stuck.left(user.name)
        : stuck.away(user.name, lastDayText(m, awayUntil, { timeZone: desk.timeZone, now })),
    ),
    ...newcomers
      .filter(({ user }) => !barred.includes(user.id))
      .map(({ user, approvesFrom }) =>
        stuck.newcomer(user.name, fullWhenText(approvesFrom, desk.timeZone, m.tongue, now)),
      ),
  ].slice(0, mostReasons);
  return reasons.length === 0 ? [stuck.others] : reasons;
}

/** Lists those who asked in the author's place, where they would have to be the only ones to approve. */
function askersInPlace({ desk, draft }: DraftView): readonly UserId[] {
  const authors = barredOf(draft, desk);
  return desk.approvalsNeeded > 1 ? [] : askersOf(draft).filter((person) => !authors.includes(person));
}

/** Says that the author can mend it too, where people are left out since they worded something, or asked. */
function authorMends(view: DraftView): readonly string[] {
  const { author } = view.draft;
  const isOthers =
    barredOf(view.draft, view.desk).some((person) => person !== author) || askersInPlace(view).length > 0;
  return isOthers ? [view.m.authorship.authorMends(nameIn(view, author))] : [];
}
