import { asSentences } from '#bot/as-sentences.ts';
import type { Bot } from '#bot/bot.ts';
import type { BotNotice } from '#bot/outbox/bot-notice.ts';
import { threadLink } from '#bot/cards/thread-link.ts';
import { whisper } from '#bot/whisper.ts';
import type { Block, Card, Inline } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { messagesIn } from '#messages/messages.ts';

import { departureText } from './departure-text.ts';
import type { DraftView } from './draft-view.ts';
import { listOf } from './finding-blocks.ts';

type Made = Extract<BotNotice, { readonly kind: 'bot.draftCreated' }>['data'];

/**
 * Tells somebody in private that the draft they made is there, with a link to its thread, when it goes out, and whether
 * approval was asked for; if it could not be, also what is missing and what to press.
 */
export async function whisperDraftMade(bot: Bot, chat: ChatPlatform, draftView: DraftView, made: Made): Promise<void> {
  const { draft, desk } = draftView;
  const m = messagesIn((await chat.user(made.person))?.language ?? desk.language);
  const view = { ...draftView, m };
  const link = await threadLink({ bot, chat, m }, draft.id);
  await whisper(bot, chat, {
    to: made.person,
    where: { channel: desk.channel },
    sentence: madeCard(view, made, link === null ? [] : [link]),
  });
}

function madeCard(view: DraftView, { asking, problems, isLate }: Made, link: readonly Inline[]): Card {
  const { draft, m } = view;
  const { making } = m;
  const askedSaid = isLate ? making.askedLater : making.asked;
  const madeFirst = draft.current.content.corrections === undefined ? making.made : m.corrections.made;
  const madeSaid = isLate ? making.picturesCame : madeFirst;
  const sentence = asSentences(
    asking === 'asked' ? askedSaid(draft.number) : madeSaid(draft.number),
    ...(draft.current.content.window === null ? [] : [departureText(draft.current.content, view)]),
    ...problems,
  );
  const inlines: readonly Inline[] = [{ kind: 'text', text: `${sentence} ` }, ...link];
  return {
    summary: sentence,
    blocks: [{ kind: 'paragraph', inlines }, ...notAskedBlocks(view, asking)],
  };
}

function notAskedBlocks(view: DraftView, asking: Made['asking']): readonly Block[] {
  const { making, buttons } = view.m;
  switch (asking) {
    case 'none':
    case 'asked':
      return [];
    case 'noPictures':
      return [paragraph(making.picturesMissing(buttons.ask))];
    case 'picturesLater':
      return [paragraph(making.picturesLater)];
    case 'changed':
      return [paragraph(making.changedMeanwhile(buttons.ask))];
    case 'blocked': {
      const blocking = view.findings.filter(({ level }) => level === 'blocks');
      return [...listOf(view, making.blocked, blocking), paragraph(making.askOnCard(buttons.ask))];
    }
  }
}

function paragraph(text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text }] };
}
