import type { Bot } from '#bot/bot.ts';
import { hereBy } from '#bot/context.ts';
import { membersOf } from '#bot/members-of.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import { isGroupUnreadable, type Members } from '#desks/may.ts';
import { describeError } from '#storage/describe-error.ts';
import type { Prisma } from '#storage/generated/client.ts';

const everyMs = 10 * 60_000;

interface WatchedApprovals<Agreed> {
  /** Selects the desks that have any such approvals. */
  readonly desks: Prisma.DeskWhereInput;
  /** Reads what is agreed on a desk, each with the desk's policy that counts for it. */
  readonly agreedOn: (desk: Desk) => Promise<readonly { readonly agreed: Agreed; readonly asked: Desk }[]>;
  /** Checks one of them, in the room that owns it. */
  readonly look: (agreed: Agreed, desk: Desk, members: Members) => Promise<unknown>;
  /** The log message if a chat does not answer. */
  readonly notFoundOut: string;
}

/** Returns a task that checks every ten minutes whether the people who agreed to something are still there. */
export function watchApprovers<Agreed>(bot: Bot, watched: WatchedApprovals<Agreed>): () => Promise<void> {
  const { store, chats, logger } = bot;
  let lookedAt: Date | null = null;
  return async () => {
    const now = store.clock.now();
    if (lookedAt !== null && now.getTime() - lookedAt.getTime() < everyMs) return;
    lookedAt = now;
    const having = await store.db.desk.findMany({
      where: { platform: { in: [...chats.keys()] }, ...watched.desks },
      select: { id: true },
      orderBy: { id: 'asc' },
    });
    for (const { id } of having) {
      const desk = await readDesk(store.db, { id }, now);
      if (desk === null) continue;
      try {
        await lookAtDesk(bot, desk, watched);
      } catch (error) {
        // No answer from the chat does not mean that anybody has left.
        logger.warn({ error: describeError(error), desk: id }, watched.notFoundOut);
      }
    }
  };
}

async function lookAtDesk<Agreed>(
  { store, chats }: Bot,
  desk: Desk,
  { agreedOn, look }: WatchedApprovals<Agreed>,
): Promise<void> {
  const chat = chats.get(desk.platform);
  if (chat === undefined) return;
  const here = await membersOf(store, chat, desk);
  // Nobody can tell who is in a channel that the bot was not invited to.
  if (here === null) return;
  for (const { agreed, asked } of await agreedOn(desk)) {
    const { members } = await hereBy({ store }, chat, { desk, members: here }, asked);
    if (!isGroupUnreadable(asked, members)) await look(agreed, desk, members);
  }
}
