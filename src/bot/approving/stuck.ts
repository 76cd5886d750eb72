import { lastDayText } from '#bot/absences/absence-text.ts';
import type { Inline } from '#chat/card.ts';
import type { UserId } from '#chat/refs.ts';
import { askersOf, barredOf } from '#drafts/authors-of.ts';

import { adviceFor, type Advice, askedOf } from './advice.ts';
import { awaitedOf } from './awaited.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { nameIn } from '#bot/drafting/names.ts';
import { fullWhenText } from '#bot/when-text.ts';

const mostReasons = 5;

/** The reason why nobody could approve the draft now, and what helps. */
interface Stuck {
  readonly why: string;
  readonly advice: Advice;
}

/** Says in one sentence, for a line, why too few people could approve; null if enough could. */
export function stuckWhy(view: DraftView): string | null {
  return view.candidates.kind === 'unreadable' ? stuckText(view) : (stuckOf(view)?.why ?? null);
}

/** Adds to the sentence of `stuckWhy` whom to ask for what, by name. */
export function stuckText(view: DraftView): string | null {
  const stuck = stuckOf(view);
  if (stuck === null) return null;
  const { m } = view;
  const names = stuck.advice.ask.map((person) => nameIn(view, person)).join(` ${m.cards.orAwaited} `);
  const asked = names === '' ? m.cards.administrator : names;
  if (view.candidates.kind === 'unreadable') return m.cards.groupUnreadable(asked);
  return [stuck.why, m.absences.stuck.askOf, asked, fixText(view, stuck)].join(' ');
}

/** Renders the sentence of `stuckText` for a card, with the stewards mentioned. */
export function stuckInlines(view: DraftView): readonly Inline[] | null {
  const [stuck, text] = [stuckOf(view), stuckText(view)];
  if (stuck === null || text === null) return null;
  const { ask } = stuck.advice;
  if (view.candidates.kind === 'unreadable' || ask.length === 0) return [{ kind: 'strong', text }];
  return [
    { kind: 'strong', text: stuck.why },
    { kind: 'text', text: ` ${view.m.absences.stuck.askOf} ` },
    ...ask.flatMap((user, index): readonly Inline[] => [
      ...(index === 0 ? [] : [{ kind: 'text' as const, text: ` ${view.m.cards.orAwaited} ` }]),
      { kind: 'mention', user },
    ]),
    { kind: 'text', text: ` ${fixText(view, stuck)}` },
  ];
}

function fixText(view: DraftView, { advice }: Stuck): string {
  const { fix, thenAskAnew } = view.m.absences.stuck;
  const isAdministrators = advice.ask.length === 0;
  const fixes = advice.fixes.map((one): string => {
    switch (one.kind) {
      case 'deputy':
        return fix.deputy(one.people.map(({ name }) => name));
      case 'add':
        return isAdministrators
          ? fix.add(one.count)
          : `${fix.add(one.count)} ${view.desk.steps === null ? fix.inSettings : view.m.steps.inSteps}`;
      case 'invite':
        return fix.invite(one.count);
      case 'intoGroup':
        return fix.intoGroup(one.count);
    }
  });
  const isLater = advice.fixes.some((one) => one.kind === 'add' && one.thenAskAnew);
  const all = `${fixes.join(`, ${view.m.cards.orAwaited} `)}.`;
  return [all, ...(isLater ? [thenAskAnew] : []), ...authorFixes(view)].join(' ');
}

/** Returns why too few people could approve the draft now, and what helps; null if enough could. */
export function stuckOf(view: DraftView): Stuck | null {
  const { standing, candidates, m } = view;
  if (standing.kind === 'approved') return null;
  if (candidates.kind === 'unreadable') return { why: '', advice: { ask: askedOf(view), fixes: [] } };
  const awaited = awaitedOf(view).length;
  const lacking = (standing.kind === 'waiting' ? standing.missing : 1) - awaited;
  if (lacking <= 0) return null;
  const head = awaited === 0 ? m.absences.stuck.nobody : m.absences.stuck.tooFew;
  return { why: `${head} ${reasonsOf(view).join(', ')}.`, advice: adviceFor(view, lacking) };
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

/** Lists the people who asked in the author's place, if one of them would have to be the only approver. */
function askersInPlace({ turn, draft }: DraftView): readonly UserId[] {
  const authors = barredOf(draft, turn);
  return turn.approvalsNeeded > 1 ? [] : askersOf(draft).filter((person) => !authors.includes(person));
}

/** Says that the author can help too, if people are left out because they worded something, or asked. */
function authorFixes(view: DraftView): readonly string[] {
  const { author } = view.draft;
  const isOthers =
    barredOf(view.draft, view.desk).some((person) => person !== author) || askersInPlace(view).length > 0;
  return isOthers ? [view.m.authorship.authorFixes(nameIn(view, author))] : [];
}
