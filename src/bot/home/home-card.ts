import { asSentences } from '#bot/as-sentences.ts';
import { weekText } from '#bot/calendar/week-of-desk.ts';
import { cardButton, draftButton } from '#bot/card-button.ts';
import type { DeskContext } from '#bot/context.ts';
import type { DraftState } from '#bot/drafting/draft-view.ts';
import { stateText } from '#bot/drafting/state-text.ts';
import { firstWords } from '#bot/first-words.ts';
import { freezeText } from '#bot/freezing/frozen-blocks.ts';
import { periodLines } from '#bot/periods/period-lines.ts';
import { sleepLines } from '#bot/sleeping/sleep-lines.ts';
import { threadLink } from '#bot/cards/thread-link.ts';
import type { Block, Button, Card, Inline } from '#chat/card.ts';
import { onDesk } from '#desks/may.ts';

import { overviewOf } from './overview.ts';
import { waitsFor } from './waits-for.ts';

const mostShown = 5;

/** Builds a card of what matters to the person who asks, with buttons. */
export async function homeCard(ctx: DeskContext): Promise<Card> {
  const { desk, m, members, user } = ctx;
  const { blocks, counts, waiting } = await homeBlocks(ctx);
  const buttons: readonly Button[] = [
    ...(user.kind === 'member' && onDesk(desk, user.id, members)
      ? [cardButton('startDraft', m.home.write, 'primary', { draftId: desk.id, revision: 0, target: null })]
      : []),
    ...waiting.slice(0, mostShown).map((view) => draftButton(view, 'show', m.buttons.show(view.draft.number))),
  ];
  return {
    summary: asSentences(...counts),
    blocks: [
      ...blocks,
      ...(buttons.length === 0 ? [] : [{ kind: 'buttons' as const, buttons }]),
      { kind: 'note', inlines: [{ kind: 'text', text: m.home.more }] },
    ],
  };
}

/**
 * Builds blocks with what matters to the person on one desk: what waits for them, what somebody has to settle, and what
 * goes out next, each with a link to its thread. `counts` sums it up in a line.
 */
export async function homeBlocks(ctx: DeskContext): Promise<{
  readonly blocks: readonly Block[];
  readonly counts: readonly string[];
  readonly waiting: readonly DraftState[];
}> {
  const { desk, m } = ctx;
  const { groups, freeze, week: readWeek } = await overviewOf(ctx);
  const week = await readWeek();
  const { held, open, scheduled } = groups;
  const isEmpty = week.entries.every(({ state }) => state === 'cancelled' || state === 'retracted');
  const thisWeek = isEmpty ? [] : [m.words.labelled(m.calendar.week.now, weekText(m, week))];
  const waiting = open.states.filter((view) => waitsFor(ctx, view));
  const sections = [
    { title: m.home.waits, views: waiting, total: waiting.length },
    { title: m.home.needs, views: held.states, total: held.total },
    { title: m.home.leaves, views: scheduled.states.toSorted(byDeparture), total: scheduled.total },
  ].filter(({ total }) => total > 0);
  const frozen = [...(freeze === null ? [] : [freezeText(m, freeze)]), ...(await sleepLines(ctx)), ...periodLines(ctx)];
  const counts = sections.map(({ title, total }) => m.words.labelled(title, String(total)));
  return {
    waiting,
    counts: [...frozen, ...(counts.length === 0 ? [m.home.nothing] : [counts.join(' · ')])],
    blocks: [
      { kind: 'heading', text: m.home.title(desk.name) },
      ...frozen.map((text) => ({ kind: 'paragraph' as const, inlines: [{ kind: 'strong' as const, text }] })),
      ...thisWeek.map((text) => ({ kind: 'paragraph' as const, inlines: [{ kind: 'text' as const, text }] })),
      ...(sections.length === 0
        ? [{ kind: 'paragraph' as const, inlines: [{ kind: 'text' as const, text: m.home.nothing }] }]
        : (await Promise.all(sections.map((section) => sectionBlocks(ctx, section)))).flat()),
    ],
  };
}

function byDeparture(one: DraftState, other: DraftState): number {
  return leavesAt(one) - leavesAt(other) || one.draft.number - other.draft.number;
}

function leavesAt({ deliveries }: DraftState): number {
  return Math.min(...deliveries.filter(({ state }) => state === 'ready').map(({ dueAt }) => dueAt.getTime()));
}

interface Section {
  readonly title: string;
  readonly views: readonly DraftState[];
  readonly total: number;
}

async function sectionBlocks(ctx: DeskContext, { title, views, total }: Section): Promise<readonly Block[]> {
  const shown = views.slice(0, mostShown);
  const others = total - shown.length;
  const items = await Promise.all(shown.map((view) => item(ctx, { ...view, m: ctx.m })));
  return [
    { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
    {
      kind: 'list',
      items: others === 0 ? items : [...items, [{ kind: 'text', text: ctx.m.home.others(others) }]],
    },
  ];
}

async function item(ctx: DeskContext, view: DraftState): Promise<readonly Inline[]> {
  const { m } = ctx;
  const words = firstWords(view.draft.current.content.text);
  const link = await threadLink(ctx, view.draft.id);
  return [
    { kind: 'strong', text: m.words.draft(view.draft.number) },
    { kind: 'text', text: ` ${words === '' ? m.cards.noText : m.words.quoted(words)} · ${stateText(view)}` },
    ...(link === null ? [] : [{ kind: 'text' as const, text: ' · ' }, link]),
  ];
}
