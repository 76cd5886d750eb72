import { readWaking } from '#accounts/waking.ts';
import type { Bot } from '#bot/bot.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { showTold } from '#bot/posting/show-told.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { messagesIn } from '#messages/messages.ts';
import { standingOfWaking } from '#publishing/decide-waking.ts';

import { wakingCard } from './waking-card.ts';

/** Shows the one card of a waking as it stands now, in the channel of the desk that decides about it. */
export async function deliverWaking(bot: Bot, chat: ChatPlatform, wakingId: string): Promise<void> {
  const { db, clock, decisionKey } = bot.store;
  const now = clock.now();
  const waking = await readWaking(db, wakingId, now);
  if (waking === null) throw new Error(`waking ${wakingId} is told, and is not there`);
  const { desk, standing, decisions } = await standingOfWaking({ tx: db, decisionKey }, waking, now);
  const m = messagesIn(desk.language);
  const last = decisions.findLast(({ withdrawnAt, isGenuine }) => withdrawnAt === null && isGenuine);
  const waitingCount = await db.delivery.count({
    where: { accountId: waking.account.id, state: 'held', why: 'account_asleep', draft: { deskId: desk.id } },
  });
  const card = wakingCard({
    m,
    desk,
    now,
    waking,
    standing,
    waitingCount,
    askerName: await freezerName(chat, m, waking.askedBy),
    lastName: last === undefined ? null : await freezerName(chat, m, last.person),
    approverNames: new Map(
      await Promise.all(
        (standing.kind === 'waiting' ? standing.by : []).map(
          async (person) => [person, await freezerName(chat, m, person)] as const,
        ),
      ),
    ),
  });
  await showTold(bot, chat, { channel: desk.channel }, { key: `waking:${waking.id}`, card });
}
