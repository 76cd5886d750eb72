import type { ChatPlatform } from '#chat/chat.ts';
import type { Store } from '#storage/store.ts';
import type { PartHealth } from '#web/listen.ts';

/** How the parts are that `/readyz` tells of. */
export async function healthOf(store: Store, chats: ReadonlyMap<string, ChatPlatform>): Promise<readonly PartHealth[]> {
  const database = await store.db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  const parts: PartHealth[] = [{ part: 'database', ready: database, detail: database ? 'answers' : 'does not answer' }];
  parts.push({ part: 'workers', ready: chats.size > 0, detail: chats.size > 0 ? 'running' : 'starting' });
  for (const [id, chat] of chats) {
    const { state } = chat.health();
    parts.push({ part: `chat ${id}`, ready: state === 'connected', detail: state });
  }
  return parts;
}
