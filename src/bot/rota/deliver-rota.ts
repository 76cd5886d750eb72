import type { Bot } from '#bot/bot.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { messagesIn } from '#messages/messages.ts';
import { approvalsOfRota, rotaInForce } from '#rota/agreed-rota.ts';
import { standingOfRota } from '#rota/decide-rota.ts';
import { readRota } from '#rota/rota.ts';

import { namer } from './moment-text.ts';
import { rotaCard } from './rota-card.ts';

/** Shows the one card of a rota as it stands now, in the channel of its desk. */
export async function deliverRota(bot: Bot, chat: ChatPlatform, rotaId: string): Promise<void> {
  const { db, clock, decisionKey } = bot.store;
  const now = clock.now();
  const reader = { tx: db, decisionKey };
  const rota = await readRota(db, rotaId);
  if (rota === null) throw new Error(`a notice refers to rota ${rotaId}, which does not exist`);
  const { desk, standing, decisions } = await standingOfRota(reader, rota, now);
  const inForce = await rotaInForce(reader, desk.id);
  const approvers = (await approvalsOfRota(reader, rota)).map(({ person }) => person);
  const last = decisions.findLast(({ withdrawnAt, isGenuine }) => withdrawnAt === null && isGenuine);
  const name = await namer(chat, [
    rota.askedBy,
    ...rota.shifts.map(({ person }) => person),
    ...rota.terminalUsers.map(({ person }) => person),
    ...(standing.kind === 'waiting' ? standing.by : []),
    ...approvers,
    ...(last === undefined ? [] : [last.person]),
  ]);
  const card = rotaCard({
    m: messagesIn(desk.language),
    desk,
    now,
    rota,
    standing,
    name,
    lastName: last === undefined ? null : name(last.person),
    agreedBy: approvers.map(name),
    isInForce: inForce.kind === 'agreed' && inForce.rota.id === rota.id,
  });
  await showNotice(bot, chat, { channel: desk.channel }, { key: `rota:${rota.id}`, card });
}
