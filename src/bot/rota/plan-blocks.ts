import type { Block } from '#chat/card.ts';
import type { Desk } from '#desks/desk.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { RotaPlan } from '#rota/rota.ts';
import { endOf, peopleOf, spansBetween, type Takeover } from '#rota/shifts.ts';

import { momentText } from './moment-text.ts';

/** The most lines of one kind on a card; the form has all. */
const mostLines = 30;

interface PlanView {
  readonly m: Messages;
  readonly desk: Pick<Desk, 'timeZone'>;
  readonly now: Date;
  readonly name: (person: string) => string;
}

/** Shows who is on call when, from now on, and warnings: its gaps, and if only one person is on the rota. */
export function planBlocks(
  view: PlanView,
  { shifts, terminalUsers }: RotaPlan,
  takeovers: readonly Takeover[],
): readonly Block[] {
  const { m, now, name } = view;
  const { card } = m.rota;
  if (shifts.length === 0 || endOf(shifts) <= now) return [paragraph(m.rota.onCall.nobody)];
  const end = endOf(shifts);
  const underWay = shifts.filter(({ fromAt, toAt }) => fromAt <= now && now < toAt);
  const fromAt = new Date(Math.min(now.getTime(), ...underWay.map((shift) => shift.fromAt.getTime())));
  const spans = spansBetween({ shifts, takeovers }, { fromAt, toAt: end }).filter(({ toAt }) => toAt > now);
  const moment = (at: Date): string => momentText(at, { timeZone: view.desk.timeZone, language: m.tongue, now });
  const held = spans.filter((span) => span.people.length > 0);
  const gaps = spans.filter((span) => span.people.length === 0);
  const people = peopleOf(shifts);
  return [
    list(
      m,
      held.map((span) => m.rota.shift(span.people.map(name), moment(span.fromAt), moment(span.toAt))),
    ),
    ...(gaps.length === 0
      ? []
      : [
          paragraph(card.gaps),
          list(
            m,
            gaps.map((gap) =>
              gap.fromAt <= now ? card.gapFromNow(moment(gap.toAt)) : card.gap(moment(gap.fromAt), moment(gap.toAt)),
            ),
          ),
        ]),
    paragraph(card.ends(moment(end))),
    ...(people.length > 1 ? [] : people.map((person) => paragraph(card.onePerson(name(person))))),
    ...terminalUsers.map(({ user, person }) => paragraph(card.terminal(user, name(person)))),
  ];
}

function list(m: Messages, lines: readonly string[]): Block {
  const more = lines.length - mostLines;
  const shown = more > 0 ? [...lines.slice(0, mostLines), m.rota.more(more)] : lines;
  return { kind: 'list', items: shown.map((text) => [{ kind: 'text', text }]) };
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text }] };
}
