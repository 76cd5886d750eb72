import type { Bot } from '#bot/bot.ts';
import type { Messages } from '#messages/words/messages.ts';
import { lineOf } from '#bot/posting/posted.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import type { Desk } from '#desks/desk.ts';
import { type Freeze, freezeOf } from '#desks/freeze.ts';
import { readDraft } from '#drafts/draft.ts';
import { deliveryFromRow, type Delivery } from '#publishing/delivery.ts';

import { freezerName } from './freezer-name.ts';

const dayMs = 24 * 3_600_000;
/** The most lines of a list. Nobody reads more, and the rest are counted. */
const most = 20;

/** A delivery with its draft's number and text. */
export interface NamedDelivery {
  readonly delivery: Delivery;
  readonly draftNumber: number;
  readonly text: string;
  /** A link to its draft's thread; null before its line is posted. */
  readonly thread: string | null;
}

/** A freeze that began or ended, with all that its message shows. */
export interface FreezeView {
  readonly m: Messages;
  readonly desk: Desk;
  readonly now: Date;
  readonly isAll: boolean;
  readonly at: Date;
  readonly byName: string;
  readonly why: string | null;
  /** The thaw; null while the freeze stands. */
  readonly thawed: { readonly at: Date; readonly byName: string } | null;
  /** The freeze that holds the desk now. After a thaw another one may. */
  readonly standing: Freeze | null;
  /** The first deliveries that wait because of the freeze, and how many there are. */
  readonly waiting: readonly NamedDelivery[];
  readonly waitingCount: number;
  /** Deliveries that became public from 24 hours before the freeze on, the newest first, and how many there are. */
  readonly sent: readonly NamedDelivery[];
  readonly sentCount: number;
  readonly firstHourUrl: string | null;
}

/** Reads a freeze with all that its message shows. Throws where the chat does not answer. */
export async function readFreezeView(
  bot: Bot,
  chat: ChatPlatform,
  { desk, freezeId, m }: { readonly desk: Desk; readonly freezeId: string; readonly m: Messages },
): Promise<FreezeView> {
  const { db, clock } = bot.store;
  const row = await db.freeze.findUniqueOrThrow({ where: { id: freezeId } });
  const ofDesk = { draft: { deskId: desk.id } };
  const since = new Date(row.frozenAt.getTime() - dayMs);
  const waiting = { ...ofDesk, OR: [{ state: 'ready' as const }, { state: 'held' as const, why: 'frozen' }] };
  const sent = { ...ofDesk, state: { in: ['sent' as const, 'retracting' as const] }, sentAt: { gte: since } };
  const [waitingRows, waitingCount, sentRows, sentCount, standing] = await Promise.all([
    db.delivery.findMany({ where: waiting, orderBy: [{ dueAt: 'asc' }, { createdAt: 'asc' }], take: most }),
    db.delivery.count({ where: waiting }),
    db.delivery.findMany({ where: sent, orderBy: [{ sentAt: 'desc' }], take: most }),
    db.delivery.count({ where: sent }),
    freezeOf(db, desk.id),
  ]);
  const named = (delivery: Delivery): Promise<NamedDelivery> => nameDelivery(bot, chat, delivery);
  return {
    m,
    desk,
    now: clock.now(),
    isAll: row.deskId === null,
    at: row.frozenAt,
    byName: await freezerName(chat, m, row.frozenBy),
    why: row.why,
    thawed:
      row.thawedAt === null || row.thawedBy === null
        ? null
        : { at: row.thawedAt, byName: await freezerName(chat, m, row.thawedBy) },
    standing,
    waiting: inOrder(desk, await Promise.all(waitingRows.map((one) => named(deliveryFromRow(one))))),
    waitingCount,
    sent: await Promise.all(sentRows.map((one) => named(deliveryFromRow(one)))),
    sentCount,
    firstHourUrl: bot.firstHourUrl?.[m.tongue] ?? null,
  };
}

/** Sorts deliveries by draft, and within a draft by the desk's order of accounts. */
function inOrder({ accounts }: Desk, named: readonly NamedDelivery[]): readonly NamedDelivery[] {
  const place = ({ delivery }: NamedDelivery): number => accounts.findIndex(({ id }) => id === delivery.accountId);
  return named.toSorted((one, other) => one.draftNumber - other.draftNumber || place(one) - place(other));
}

async function nameDelivery(bot: Bot, chat: ChatPlatform, delivery: Delivery): Promise<NamedDelivery> {
  const [draft, line] = await Promise.all([readDraft(bot.store.db, delivery.draftId), lineOf(bot, delivery.draftId)]);
  if (draft === null) throw new Error(`delivery ${delivery.id} has no draft`);
  return {
    delivery,
    draftNumber: draft.number,
    text: draft.current.content.text,
    thread: line === null ? null : await chat.permalink(line),
  };
}
