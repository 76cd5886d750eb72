import type { Standing } from '#approvals/standing.ts';
import { chainLine } from '#bot/approving/chain-blocks.ts';
import { asSentences } from '#bot/as-sentences.ts';
import { buttonBlocks, cardButton } from '#bot/card-button.ts';
import type { Block, Card } from '#chat/card.ts';
import type { Desk } from '#desks/desk.ts';
import type { Messages } from '#messages/words/messages.ts';
import { isAsAsked, type Rota, type RotaPlan } from '#rota/rota.ts';
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

/** A rota with all that its card shows. */
export interface RotaView extends PlanView {
  readonly rota: Rota;
  readonly standing: Standing;
  /** The person who decided last; null if nobody has. */
  readonly lastName: string | null;
  /** The people who agreed to it. */
  readonly agreedBy: readonly string[];
  /** It is in force, as it was agreed. */
  readonly isInForce: boolean;
}

/** Builds the card on which a desk's approvers decide about a rota. */
export function rotaCard(view: RotaView): Card {
  const { m, rota, name } = view;
  const title = m.rota.card.asks(name(rota.askedBy));
  const states = statesOf(view);
  const isShown = rota.state === 'asked' || rota.state === 'agreed';
  return {
    summary: asSentences(title, ...states),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      ...(isShown ? planBlocks(view, rota, []) : []),
      ...states.map(paragraph),
      ...buttonsOf(view),
    ],
  };
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

/** Says how the rota stands, a sentence or two. */
function statesOf({ m, rota, standing, name, agreedBy, lastName, isInForce }: RotaView): readonly string[] {
  const { card } = m.rota;
  switch (rota.state) {
    case 'asked': {
      if (!isAsAsked(rota)) return [card.unproven];
      const waiting = standing.kind === 'waiting' ? standing : { by: [], missing: 1 };
      if (standing.kind === 'waiting' && standing.chain !== undefined) {
        return [chainLine(m, standing.chain, name), card.missing(waiting.missing)];
      }
      const by = waiting.by.length === 0 ? [] : [card.approvedBy(waiting.by.map(name))];
      return [...by, card.missing(waiting.missing)];
    }
    case 'agreed':
      return [isInForce ? card.agreed(agreedBy) : card.unproven];
    case 'refused':
      return [card.refused(lastName)];
    case 'cancelled':
      return [card.cancelled];
    case 'replaced':
      return [card.replaced];
  }
}

function buttonsOf({ m, rota }: RotaView): readonly Block[] {
  if (rota.state !== 'asked') return [];
  const { card } = m.rota;
  const about = { draftId: 'none', revision: 1, target: rota.id } as const;
  const decide = [
    cardButton('approveRota', card.approve, 'primary', about),
    cardButton('refuseRota', card.refuse, 'plain', about),
  ];
  return buttonBlocks(m, decide, [cardButton('cancelRota', card.cancel, 'plain', about)]);
}
