import type { DecisionReader } from '#approvals/decision.ts';
import { readStanding } from '#approvals/requests/decide-request.ts';
import { isSound } from '#approvals/requests/in-force.ts';
import { requestFromRow } from '#approvals/requests/request.ts';
import { asSentences } from '#bot/as-sentences.ts';
import type { Bot } from '#bot/bot.ts';
import { buttonBlocks, cardButton } from '#bot/card-button.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import { namesOf } from '#bot/drafting/names.ts';
import type { Block, Card } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { messagesIn } from '#messages/messages.ts';
import type { Request as RequestRow } from '#storage/generated/client.ts';

import { requestKey } from '#bot/cards/card-keys.ts';
import { type ReactOnRequest, reactsOnRequest } from './react-on-request.ts';
import type { RequestInChat, RequestLines, RequestView } from './request-in-chat.ts';

/** Shows the one card of a request as it stands now. */
type ShowRequest = (bot: Bot, chat: ChatPlatform, row: RequestRow) => Promise<void>;

/** What the chat does with the requests of a kind. */
export interface RequestHandling {
  readonly show: ShowRequest;
  /** Tells whether the row of one that lasts is as it was asked for, agreed and signed. */
  readonly isSound: (reader: DecisionReader, row: RequestRow) => Promise<boolean>;
  readonly react: ReactOnRequest;
}

/** Returns what the chat does with the requests of a kind. */
export function handlesRequest<Terms>(inChat: RequestInChat<Terms>): RequestHandling {
  return {
    show: showsRequest(inChat),
    react: reactsOnRequest(inChat),
    isSound: (reader, row) => isSound(reader, inChat.request, row),
  };
}

function showsRequest<Terms>(inChat: RequestInChat<Terms>): ShowRequest {
  return async (bot, chat, row) => {
    const { db, clock, decisionKey } = bot.store;
    const request = requestFromRow(inChat.request, row);
    if (request === null) throw new Error(`request ${row.id} is not a ${inChat.request.kind}`);
    const now = clock.now();
    const standing = await readStanding({ tx: db, decisionKey }, inChat.request, request, now);
    const { desk, decisions } = standing;
    const last = decisions.findLast(({ withdrawnAt, isGenuine }) => withdrawnAt === null && isGenuine);
    const names = await namesOf(chat, [
      request.askedBy,
      ...(standing.standing.kind === 'waiting' ? standing.standing.by : []),
      ...(last === undefined ? [] : [last.person]),
    ]);
    const name = (person: string): string => names.get(person) ?? person;
    const lastName = last === undefined ? null : name(last.person);
    const m = messagesIn(desk.language);
    const view = { ...standing, bot, chat, m, now, request, name, lastName };
    const card = cardOf(view, inChat, await inChat.lines(view));
    const { number, fingerprint } = standing.subject;
    const shown = { key: requestKey(request.id), card, state: { number, fingerprint } };
    await showNotice(bot, chat, { channel: desk.channel }, shown);
  };
}

function cardOf<Terms>(
  { m, request }: RequestView<Terms>,
  { buttons }: RequestInChat<Terms>,
  { title, terms, states, labels }: RequestLines,
): Card {
  const about = { draftId: 'none', revision: request.number, target: request.id } as const;
  const decide = [
    cardButton(buttons.approve, labels.approve, 'primary', about),
    cardButton(buttons.refuse, labels.refuse, 'plain', about),
  ];
  const cancel =
    buttons.cancel === undefined || labels.cancel === undefined
      ? []
      : [cardButton(buttons.cancel, labels.cancel, 'plain', about)];
  return {
    summary: asSentences(title, ...states),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      ...terms,
      ...states.map((text): Block => ({ kind: 'paragraph', inlines: [{ kind: 'text', text }] })),
      ...(request.state === 'asked' ? buttonBlocks(m, decide, cancel) : []),
    ],
  };
}
