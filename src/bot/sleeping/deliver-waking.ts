import { readWaking, type Waking } from '#accounts/waking.ts';
import type { Standing } from '#approvals/standing.ts';
import { freeOf } from '#bot/approving/awaited.ts';
import { candidatesOf } from '#bot/approving/candidates.ts';
import type { Bot } from '#bot/bot.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { showNotice } from '#bot/cards/show-notice.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { messagesIn } from '#messages/messages.ts';
import { standingOfWaking } from '#publishing/holding/decide-waking.ts';

import { wakingCard } from './waking-card.ts';

/** Tells whether too few people could agree: the person who asked cannot, and people whose posts wait cannot alone. */
async function isStuck(
  { store }: Bot,
  chat: ChatPlatform,
  {
    waking,
    standing,
    turn,
    askers,
  }: Pick<Awaited<ReturnType<typeof standingOfWaking>>, 'turn' | 'askers'> & {
    readonly waking: Waking;
    readonly standing: Extract<Standing, { readonly kind: 'waiting' }>;
  },
): Promise<boolean> {
  if (waking.state !== 'asked') return false;
  const barred = [waking.askedBy, ...standing.by, ...(turn.approvalsNeeded > 1 ? [] : askers)];
  const candidates = await candidatesOf({ store, chat }, turn, barred.length);
  // Nobody knows who is in a group that cannot be read.
  return candidates.kind !== 'unreadable' && freeOf(candidates, barred).length === 0;
}

/** Shows the one card of a waking as it stands now, in the channel of the desk that decides about it. */
export async function deliverWaking(bot: Bot, chat: ChatPlatform, wakingId: string): Promise<void> {
  const { db, clock, decisionKey } = bot.store;
  const now = clock.now();
  const waking = await readWaking(db, wakingId, now);
  if (waking === null) throw new Error(`a notice refers to waking ${wakingId}, which does not exist`);
  const { desk, standing, decisions, turn, askers } = await standingOfWaking({ tx: db, decisionKey }, waking, now);
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
    isStuck: standing.kind === 'waiting' && (await isStuck(bot, chat, { waking, standing, turn, askers })),
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
  await showNotice(bot, chat, { channel: desk.channel }, { key: `waking:${waking.id}`, card });
}
