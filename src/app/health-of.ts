import type { ChatPlatform } from '#chat/chat.ts';
import type { Lost } from '#storage/lost.ts';
import type { WatchedStore, WriteRefusal } from '#storage/watch-writes.ts';
import type { PartHealth } from '#web/listen.ts';

/** A chat that is not connected yet, and why. */
export interface AwaitedChat {
  readonly name: string;
  readonly why: string;
}

const refusalWords: Readonly<Record<WriteRefusal, string>> = {
  disk_full: 'keeps nothing: its disk is full',
  read_only: 'keeps nothing: it only reads',
};

/** Reports the health of each part that `/readyz` shows. `lost`: why Tambour is about to stop; null while it runs. */
export async function healthOf(
  { store, refusal }: WatchedStore,
  chats: ReadonlyMap<string, ChatPlatform>,
  awaited: readonly AwaitedChat[],
  lost: Lost | null,
): Promise<readonly PartHealth[]> {
  const answers = await store.db.$queryRaw`SELECT 1`.then(
    () => true,
    () => false,
  );
  const refused = answers ? await refusal() : null;
  const isWorking = chats.size + awaited.length > 0;
  return [
    lost?.kind === 'newer'
      ? { part: 'database', ready: false, detail: 'changed by a newer version: this one steps back' }
      : {
          part: 'database',
          ready: answers && refused === null,
          detail: refused === null ? (answers ? 'answers' : 'does not answer') : refusalWords[refused],
        },
    { part: 'workers', ready: isWorking, detail: isWorking ? 'running' : 'starting' },
    ...[...chats].map(([id, chat]) => {
      const { state } = chat.health();
      return { part: `chat ${id}`, ready: state === 'connected', detail: state };
    }),
    ...awaited.map(({ name, why }) => ({ part: `chat ${name}`, ready: false, detail: why })),
  ];
}
