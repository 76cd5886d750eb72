import type { Bot } from '#bot/bot.ts';
import type { Messages } from '#messages/words/messages.ts';
import { lineOf } from '#bot/cards/posted.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { type Desk, withFormerAccounts } from '#desks/desk.ts';
import { type Freeze, freezeOf } from '#desks/freeze.ts';
import { type Draft, readDrafts } from '#drafts/draft.ts';
import { deliveriesOfEach, type Delivery } from '#publishing/delivery.ts';
import { type Tick, ticksOf } from '#publishing/first-hour.ts';
import type { Prisma } from '#storage/generated/client.ts';

import { freezerName } from './freezer-name.ts';

const dayMs = 24 * 3_600_000;
/** The most lines of a list. Nobody reads more, and the rest are counted. */
const most = 20;

/** A post with the deliveries that a list is about, in the desk's order of accounts. */
export interface NamedPost {
  readonly draft: Draft;
  readonly deliveries: readonly Delivery[];
  /** A link to its draft's thread; null before its line is posted. */
  readonly thread: string | null;
}

/** The first posts of a list, and how many there are. */
interface Posts {
  readonly first: readonly NamedPost[];
  readonly count: number;
}

/** A freeze that began or ended, with all that its messages show. */
export interface FreezeView {
  readonly m: Messages;
  readonly desk: Desk;
  readonly now: Date;
  readonly freezeId: string;
  readonly isAll: boolean;
  readonly at: Date;
  readonly byName: string;
  readonly why: string | null;
  readonly exceptEmergencies: boolean;
  /** It began with a restore from a backup. */
  readonly isAfterRestore: boolean;
  /** The thaw; null while the freeze stands. */
  readonly thawed: { readonly at: Date; readonly byName: string } | null;
  /** The freeze that holds the desk now; after a thaw it may be a different one. */
  readonly standing: Freeze | null;
  /** The posts that wait because of the freeze. */
  readonly waiting: Posts;
  /** The posts that became public from 24 hours before the freeze on, the newest first. */
  readonly sent: Posts;
  /** Completed steps of the first hour, and by whom. */
  readonly ticks: readonly (Tick & { readonly byName: string })[];
  readonly firstHourUrl: string | null;
}

/** Reads a freeze with all that its messages show. Throws where the chat does not answer. */
export async function readFreezeView(
  bot: Bot,
  chat: ChatPlatform,
  { desk, freezeId, m }: { readonly desk: Desk; readonly freezeId: string; readonly m: Messages },
): Promise<FreezeView> {
  const { db, clock } = bot.store;
  const row = await db.freeze.findUniqueOrThrow({ where: { id: freezeId } });
  const since = new Date(row.frozenAt.getTime() - dayMs);
  // Lists posts in doubt as well: a look or a person's answer may still let them out.
  const isLookedFor = row.afterRestore && row.thawedAt === null;
  const nameOf = (by: string): Promise<string> => freezerName(chat, m, by);
  const [waiting, sent, standing, ticks] = await Promise.all([
    readPosts(bot, chat, desk, {
      where: {
        OR: [
          { state: 'held', why: 'frozen' },
          ...(row.thawedAt === null ? [{ state: 'ready' as const }] : []),
          ...(isLookedFor ? [{ state: 'doubt' as const }, { state: 'held' as const, doubtSince: { not: null } }] : []),
        ],
      },
      isListed: ({ state, doubtSince, ...rest }) =>
        (state === 'held' && 'why' in rest && rest.why === 'frozen') ||
        (state === 'ready' && row.thawedAt === null) ||
        (isLookedFor && (state === 'doubt' || (state === 'held' && doubtSince !== null))),
      order: 'asc',
    }),
    readPosts(bot, chat, desk, {
      where: { state: { in: ['sent', 'retracting', 'retracted'] }, sentAt: { gte: since } },
      isListed: (delivery) => 'sentAt' in delivery && delivery.sentAt >= since,
      order: 'desc',
    }),
    freezeOf(db, desk.id),
    ticksOf(db, desk.id, freezeId),
  ]);
  const accountIds = sent.first.flatMap(({ deliveries }) => deliveries.map(({ accountId }) => accountId));
  return {
    m,
    desk: await withFormerAccounts(db, desk, accountIds, clock.now()),
    now: clock.now(),
    freezeId,
    isAll: row.deskId === null,
    at: row.frozenAt,
    byName: await nameOf(row.frozenBy),
    why: row.why,
    // Another freeze may hold them all the same.
    exceptEmergencies: row.exceptEmergencies && standing?.exceptEmergencies !== false,
    isAfterRestore: row.afterRestore,
    thawed:
      row.thawedAt === null || row.thawedBy === null ? null : { at: row.thawedAt, byName: await nameOf(row.thawedBy) },
    standing,
    waiting,
    sent,
    ticks: await Promise.all(ticks.map(async (tick) => ({ ...tick, byName: await nameOf(tick.by) }))),
    firstHourUrl: bot.firstHourUrl?.[m.tongue] ?? null,
  };
}

async function readPosts(
  bot: Bot,
  chat: ChatPlatform,
  { id: deskId, accounts }: Desk,
  {
    where,
    isListed,
    order,
  }: {
    readonly where: Prisma.DeliveryWhereInput;
    readonly isListed: (delivery: Delivery) => boolean;
    readonly order: 'asc' | 'desc';
  },
): Promise<Posts> {
  const { db } = bot.store;
  const some = { deskId, deliveries: { some: where } };
  const [rows, count] = await Promise.all([
    db.draft.findMany({ where: some, orderBy: { number: order }, take: most, select: { id: true } }),
    db.draft.count({ where: some }),
  ]);
  const ids = rows.map(({ id }) => id);
  const [drafts, deliveries] = await Promise.all([readDrafts(db, ids), deliveriesOfEach(db, ids)]);
  const place = ({ accountId }: Delivery): number => accounts.findIndex(({ id }) => id === accountId);
  const first = drafts.map(async (draft): Promise<NamedPost> => {
    const listed = (deliveries.get(draft.id) ?? []).filter(isListed);
    const line = await lineOf(bot, draft.id);
    const thread = line === null ? null : await chat.permalink(line);
    return { draft, deliveries: listed.toSorted((one, other) => place(one) - place(other)), thread };
  });
  return { first: await Promise.all(first), count };
}
