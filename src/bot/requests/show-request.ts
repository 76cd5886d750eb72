import type { DecisionReader } from '#approvals/decision.ts';
import { readStanding } from '#approvals/requests/decide-request.ts';
import { isSound } from '#approvals/requests/in-force.ts';
import { type Request, requestFromRow } from '#approvals/requests/request.ts';
import { asSentences } from '#bot/as-sentences.ts';
import type { Bot } from '#bot/bot.ts';
import { buttonBlocks, cardButton } from '#bot/card-button.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import { namer } from '#bot/drafting/names.ts';
import type { Block, Card } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { MessageRef } from '#chat/refs.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Request as RequestRow } from '#storage/generated/client.ts';

import { requestKey } from '#bot/cards/card-keys.ts';
import { type ReactOnRequest, reactsOnRequest } from './react-on-request.ts';
import type { RequestInChat, RequestLines, RequestView } from './request-in-chat.ts';

/** What the chat does with the requests of a kind. */
export interface RequestHandling {
  /** Shows the one card of a request as it stands now. */
  readonly show: (bot: Bot, chat: ChatPlatform, row: RequestRow) => Promise<void>;
  /** Tells whether the row of one that lasts is as it was asked for, agreed and signed. */
  readonly isSound: (reader: DecisionReader, row: RequestRow) => Promise<boolean>;
  readonly react: ReactOnRequest;
}

/** Returns what the chat does with the requests of a kind. */
export function handlesRequest<Terms>(inChat: RequestInChat<Terms>): RequestHandling {
  return {
    async show(bot, chat, row) {
      const request = requestFromRow(inChat.request, row);
      if (request === null) throw new Error(`request ${row.id} is not a ${inChat.request.kind}`);
      await showRequest(bot, chat, inChat, request);
    },
    react: reactsOnRequest(inChat),
    isSound: (reader, row) => isSound(reader, inChat.request, row),
  };
}

/** Shows the one card of a request as it stands now, and what stands below it. */
export async function showRequest<Terms>(
  bot: Bot,
  chat: ChatPlatform,
  inChat: RequestInChat<Terms>,
  request: Request<Terms>,
): Promise<{ readonly card: MessageRef; readonly view: RequestView<Terms> }> {
  const { db, clock, decisionKey } = bot.store;
  const now = clock.now();
  const standing = await readStanding({ tx: db, decisionKey }, inChat.request, request, now);
  const { desk, decisions } = standing;
  const last = decisions.findLast(({ withdrawnAt, isGenuine }) => withdrawnAt === null && isGenuine);
  const name = await namer(chat, [
    request.askedBy,
    ...(request.cancelAskedBy === null ? [] : [request.cancelAskedBy]),
    ...(standing.standing.kind === 'waiting' ? standing.standing.by : []),
    ...(last === undefined ? [] : [last.person]),
  ]);
  const lastName = last === undefined ? null : name(last.person);
  const view = { ...standing, bot, chat, m: messagesIn(desk.language), now, request, name, lastName };
  const lines = await inChat.lines(view);
  const { number, fingerprint } = standing.subject;
  const shown = { key: requestKey(request.id), card: cardOf(view, inChat, lines), state: { number, fingerprint } };
  const card = await showNotice(bot, chat, { channel: desk.channel }, shown);
  await lines.below?.(card);
  return { card, view };
}

function cardOf<Terms>(
  { m, request }: RequestView<Terms>,
  { request: kind, buttons }: RequestInChat<Terms>,
  { title, terms, states, labels, further = [] }: RequestLines,
): Card {
  const about = { draftId: 'none', revision: request.number, target: request.id } as const;
  const isWish = request.cancelAskedBy !== null;
  const isAgreed = request.state === 'agreed';
  const decide =
    request.state === 'asked' || (isAgreed && isWish)
      ? [
          cardButton(buttons.approve, labels.approve, 'primary', about),
          cardButton(buttons.refuse, labels.refuse, 'plain', about),
        ]
      : [];
  const mayCancel = request.state === 'asked' || (isAgreed && !isWish && kind.cancelled !== undefined);
  const cancel =
    !mayCancel || buttons.cancel === undefined || labels.cancel === undefined
      ? []
      : [cardButton(buttons.cancel, labels.cancel, 'plain', about)];
  return {
    summary: asSentences(title, ...states),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      ...terms,
      ...states.map((text): Block => ({ kind: 'paragraph', inlines: [{ kind: 'text', text }] })),
      ...(decide.length > 0 ? buttonBlocks(m, decide, [...cancel, ...further]) : buttonBlocks(m, further, cancel)),
    ],
  };
}
