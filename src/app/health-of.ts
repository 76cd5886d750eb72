import type { ChatPlatform } from '#chat/chat.ts';
import type { Lost } from '#storage/lost.ts';
import type { Store } from '#storage/store.ts';
import type { PartHealth } from '#web/listen.ts';

/** A chat that is not connected yet, and why. */
export interface AwaitedChat {
  readonly name: string;
  readonly why: string;
}

/** How the parts are that `/readyz` tells of. `lost`: why Tambour is about to stop; null while it goes on. */
export async function healthOf(
  store: Store,
  chats: ReadonlyMap<string, ChatPlatform>,
  awaited: readonly AwaitedChat[],
  lost: Lost | null,
): Promise<readonly PartHealth[]> {
  const database = await store.db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  const isWorking = chats.size + awaited.length > 0;
  return [
    lost?.kind === 'newer'
      ? { part: 'database', ready: false, detail: 'changed by a newer version: this one steps back' }
      : { part: 'database', ready: database, detail: database ? 'answers' : 'does not answer' },
    { part: 'workers', ready: isWorking, detail: isWorking ? 'running' : 'starting' },
    ...[...chats].map(([id, chat]) => {
      const { state } = chat.health();
      return { part: `chat ${id}`, ready: state === 'connected', detail: state };
    }),
    ...awaited.map(({ name, why }) => ({ part: `chat ${name}`, ready: false, detail: why })),
  ];
}
