import type { Action } from '#bot/action.ts';
import { asSentences } from '#bot/as-sentences.ts';
import { cardButton } from '#bot/card-button.ts';
import { namer } from '#bot/drafting/names.ts';
import type { DeskContext } from '#bot/context.ts';
import type { Block, Card } from '#chat/card.ts';
import { folded } from '#drafts/folded-words.ts';
import { typedWords } from '#messages/typed-words.ts';
import { type AgreedRota, rotaInForce } from '#rota/agreed-rota.ts';
import { nextTurnOf } from '#rota/on-call.ts';
import { endOf, peopleOf, type Span, spansBetween } from '#rota/shifts.ts';

import { openHandOver } from './hand-over.ts';
import { momentText } from './moment-text.ts';

const handOvers = typedWords((typed) => typed.rota.handOver);

/** Says who is on call now, and who is next. The person on call, or a steward, can hand over. */
export const onCall: Action<'onCall'> = {
  command: {
    about: 'desk',
    may: 'readers',
    help: ({ rota: { help } }) => [{ typed: help.onCall, does: help.onCallDoes, group: 'emergency' }],
    read: (rest) => (rest === '' ? said : handOvers.has(folded(rest)) ? openHandOver : null),
  },
};

async function said(ctx: DeskContext): Promise<Card> {
  const { bot, desk, m } = ctx;
  const { db, decisionKey } = bot.store;
  const inForce = await rotaInForce({ tx: db, decisionKey }, desk.id);
  switch (inForce.kind) {
    case 'none':
      return cardOf([m.rota.shown.none], []);
    case 'unproven':
      return cardOf([m.rota.shown.unproven], []);
    case 'agreed':
      return cardOf(await sentences(ctx, inForce.rota), buttonsFor(ctx, inForce.rota));
  }
}

function cardOf(lines: readonly string[], more: readonly Block[]): Card {
  return {
    summary: asSentences(...lines),
    blocks: [...lines.map((text): Block => ({ kind: 'paragraph', inlines: [{ kind: 'text', text }] })), ...more],
  };
}

async function sentences({ bot, chat, desk, m }: DeskContext, rota: AgreedRota): Promise<readonly string[]> {
  const { onCall: words } = m.rota;
  const now = bot.store.clock.now();
  const [first, ...later] = spansFrom(rota, now);
  if (first === undefined) return [words.nobody, words.nobodyNext];
  const next = later.find(({ people }) => people.length > 0);
  const name = await namer(chat, [...first.people, ...(next?.people ?? [])]);
  const moment = (at: Date): string => momentText(at, { timeZone: desk.timeZone, language: m.tongue, now });
  return [
    first.people.length === 0 ? words.nobody : words.now(first.people.map(name), moment(first.toAt)),
    next === undefined ? words.nobodyNext : words.next(next.people.map(name), moment(next.fromAt)),
  ];
}

function spansFrom({ shifts, takeovers }: AgreedRota, now: Date): readonly Span[] {
  const end = endOf(shifts);
  return end <= now ? [] : spansBetween({ shifts, takeovers }, { fromAt: now, toAt: end });
}

function buttonsFor({ bot, desk, m, user }: DeskContext, rota: AgreedRota): readonly Block[] {
  const now = bot.store.clock.now();
  const isOnRota = nextTurnOf(rota, user.id, now) !== null;
  const isSteward = desk.stewards.includes(user.id) && endOf(rota.shifts) > now;
  if (peopleOf(rota.shifts).length < 2 || (!isOnRota && !isSteward)) return [];
  const about = { draftId: 'none', revision: 0, target: null } as const;
  return [{ kind: 'buttons', buttons: [cardButton('handOver', m.rota.onCall.handOver, 'plain', about)] }];
}
