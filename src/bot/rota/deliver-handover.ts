import { asSentences } from '#bot/as-sentences.ts';
import type { Bot } from '#bot/bot.ts';
import { cardButton } from '#bot/card-button.ts';
import { namer } from '#bot/drafting/names.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { Block, Card } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { Handover } from '#rota/handover.ts';
import type { RotaNotice } from '#rota/rota-notice.ts';

import { momentText } from './moment-text.ts';

interface HandoverView {
  readonly m: Messages;
  readonly desk: Pick<Desk, 'timeZone'>;
  readonly now: Date;
  readonly handover: Handover;
  readonly name: (person: string) => string;
}

type HandoverNotice = Extract<RotaNotice, { readonly kind: 'rota.handoverAsked' | 'rota.handoverChanged' }>;

/**
 * Shows the message that asks somebody to take over as it stands now. Also notifies the taker directly, and the channel
 * of the answer.
 */
export async function deliverHandover(bot: Bot, chat: ChatPlatform, { kind, data }: HandoverNotice): Promise<void> {
  const { db, clock } = bot.store;
  const now = clock.now();
  const { rota, ...handover } = await db.rotaHandover.findUniqueOrThrow({
    where: { id: data.handoverId },
    include: { rota: { select: { deskId: true } } },
  });
  const desk = await readDesk(db, { id: rota.deskId }, now);
  if (desk === null) throw new Error(`desk ${rota.deskId} has a handover and is gone`);
  const name = await namer(chat, [handover.fromPerson, handover.toPerson, handover.askedBy]);
  const view = { m: messagesIn(desk.language), desk, now, handover, name };
  const where = { channel: desk.channel };
  const key = `handover:${handover.id}`;
  const asking = await showNotice(bot, chat, where, { key, card: askingCard(view) });
  if (kind === 'rota.handoverAsked' && handover.state === 'asked') {
    // If the chat forbids direct messages, the mention in the channel has to do.
    await chat.sendDirectMessage(handover.toPerson, directCard(view, await chat.permalink(asking)));
  }
  const said = answerText(view);
  if (said === null) return;
  const answered = mentioning(handover.fromPerson, said, name(handover.fromPerson), []);
  await showNotice(bot, chat, where, { key: `${key}:answered`, card: answered });
}

function directCard(view: HandoverView, url: string): Card {
  const said = asksText(view);
  return {
    summary: said,
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'text', text: said }] },
      { kind: 'paragraph', inlines: [{ kind: 'link', url, text: view.m.rota.handover.answerThere }] },
    ],
  };
}

function asksText(view: HandoverView): string {
  const { handover, m, name } = view;
  const { fromPerson, askedBy } = handover;
  const words = m.rota.handover;
  return askedBy === fromPerson
    ? words.asks(name(fromPerson), ...span(view))
    : words.asksFor(name(askedBy), name(fromPerson), ...span(view));
}

function askingCard(view: HandoverView): Card {
  const { m, handover, name } = view;
  const { handover: words } = m.rota;
  const { toPerson, state } = handover;
  const about = { draftId: 'none', revision: 0, target: handover.id } as const;
  const buttons = [
    cardButton('acceptHandover', words.accept, 'primary', about),
    cardButton('declineHandover', words.decline, 'plain', about),
  ];
  return mentioning(toPerson, asksText(view), name(toPerson), [
    { kind: 'paragraph', inlines: [{ kind: 'text', text: stateText(view) }] },
    ...(state === 'asked' ? [{ kind: 'buttons' as const, buttons }] : []),
  ]);
}

function stateText({ m, handover, name }: HandoverView): string {
  const { handover: words } = m.rota;
  const [giver, taker] = [name(handover.fromPerson), name(handover.toPerson)];
  switch (handover.state) {
    case 'asked':
      return words.waits(taker, giver);
    case 'accepted':
      return words.accepted(taker);
    case 'declined':
      return words.declined(taker, giver);
    case 'lapsed':
      return words.over;
  }
}

function answerText(view: HandoverView): string | null {
  const { m, handover, name } = view;
  const { handover: words } = m.rota;
  const [giver, taker] = [name(handover.fromPerson), name(handover.toPerson)];
  switch (handover.state) {
    case 'accepted':
      return words.told(taker, giver, ...span(view));
    case 'declined':
      return words.toldDeclined(taker, giver);
    case 'asked':
    case 'lapsed':
      return null;
  }
}

function span({ m, desk, now, handover }: HandoverView): readonly [string, string] {
  const reading = { timeZone: desk.timeZone, language: m.tongue, now };
  return [momentText(handover.fromAt, reading), momentText(handover.toAt, reading)];
}

function mentioning(user: string, said: string, name: string, more: readonly Block[]): Card {
  return {
    summary: asSentences(`${name}: ${said}`),
    blocks: [
      {
        kind: 'paragraph',
        inlines: [
          { kind: 'mention', user },
          { kind: 'text', text: ` ${said}` },
        ],
      },
      ...more,
    ],
  };
}
