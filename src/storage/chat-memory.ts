import { isOwnEvent, macOfEvent } from './signing/event-mac.ts';
import type { ChatInbox } from './generated/client.ts';
import { isOwnPost, macOfPost } from './signing/post-mac.ts';
import type { Store } from './store.ts';

interface MessageRef {
  readonly channel: string;
  readonly message: string;
  readonly thread: string | null;
}

const mostLeft = 100;

/**
 * Opens the rows that one platform's adapter keeps over a restart: posts begun, events not yet handled, and the instant
 * up to which every event was received. `forgetOldChat` deletes old posts.
 */
export function chatMemory(
  { db, clock, decisionKey }: Pick<Store, 'db' | 'clock' | 'decisionKey'>,
  platform: string,
): ChatMemoryRows {
  return {
    beginPost: async (key) => {
      const { count } = await db.chatPost.createMany({
        data: [{ platform, key, begunAt: clock.now() }],
        skipDuplicates: true,
      });
      if (count === 1) return { kind: 'first' };
      const row = await db.chatPost.findUniqueOrThrow({ where: { platform_key: { platform, key } } });
      if (row.channel === null || row.message === null) return { kind: 'again', ref: null };
      // A forged row could pass off any message as this one: the platform is asked instead.
      if (!isOwnPost(decisionKey, row)) return { kind: 'again', ref: null };
      return { kind: 'again', ref: { channel: row.channel, message: row.message, thread: row.thread } };
    },
    endPost: async (key, { channel, message, thread }) => {
      const mac = macOfPost(decisionKey, { platform, key, channel, message, thread });
      await db.chatPost.update({ where: { platform_key: { platform, key } }, data: { channel, message, thread, mac } });
    },
    keepEvent: async (key, body) => {
      const row = { platform, key, body, keptAt: clock.now() };
      const mac = macOfEvent(decisionKey, row);
      await db.chatInbox.createMany({ data: [{ ...row, mac }], skipDuplicates: true });
    },
    eventDone: async (key) => {
      await db.chatInbox.deleteMany({ where: { platform, key } });
    },
    eventsLeft: async (olderThanSeconds) => {
      const until = new Date(clock.now().getTime() - olderThanSeconds * 1000);
      const rows = await db.$queryRaw<ChatInbox[]>`
        SELECT "platform", "key", "body", "keptAt", "mac" FROM "ChatInbox"
        WHERE "platform" = ${platform} AND "keptAt" <= ${until}
        ORDER BY "keptAt", "key" LIMIT ${mostLeft}`;
      return rows.map((row) => ({ key: row.key, body: row.body, isOwn: isOwnEvent(decisionKey, row) }));
    },
    cursor: async () => (await db.chatCursor.findUnique({ where: { platform } }))?.heardUntil ?? null,
    moveCursor: async (until) => {
      await db.chatCursor.createMany({ data: [{ platform, heardUntil: until }], skipDuplicates: true });
      await db.chatCursor.updateMany({ where: { platform, heardUntil: { lt: until } }, data: { heardUntil: until } });
    },
  };
}

/** The memory that chat/chat-memory.ts requires. */
interface ChatMemoryRows {
  beginPost(
    key: string,
  ): Promise<{ readonly kind: 'first' } | { readonly kind: 'again'; readonly ref: MessageRef | null }>;
  endPost(key: string, ref: MessageRef): Promise<void>;
  keepEvent(key: string, body: string): Promise<void>;
  eventDone(key: string): Promise<void>;
  eventsLeft(
    olderThanSeconds: number,
  ): Promise<readonly { readonly key: string; readonly body: string; readonly isOwn: boolean }[]>;
  cursor(): Promise<Date | null>;
  moveCursor(until: Date): Promise<void>;
}
