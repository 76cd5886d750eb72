import type { OwnPost } from '#networks/read-outcome.ts';
import { startWatch } from '#reach/watch/start-watch.ts';
import type { Watcher, WatchDeps } from '#reach/watch/watch-deps.ts';

import { openScene, present, type Scene } from './publishing-scene.ts';
import { urlOf } from './scripted-network.ts';
import type { SceneNetwork } from './scripted-rules.ts';

/** A desk whose accounts have been watched since now for posts that Tambour did not make. */
export interface WatchScene extends Scene {
  readonly reader: Watcher;
  /** True if X may be read. */
  readsX: boolean;
  /** Posts with an account in another way, now or when it says. */
  postedByOthers(network: SceneNetwork, id: string, post?: Partial<OwnPost>): void;
  /** Edits a post of Tambour's on the network itself. */
  editedByOthers(network: SceneNetwork, id: string, text: string): void;
  /** Deletes a post on the network itself. */
  removedByOthers(network: SceneNetwork, id: string): void;
  /** Lets minutes pass, with a sweep and all due jobs in each. Throws a job's error. */
  minutes(count: number): Promise<void>;
  /** The kinds of notices to the channel about posts, in order of time; those of one instant by their names. */
  told(): Promise<readonly string[]>;
  /** Lists the stored posts that Tambour did not make: their ids, with "waits" if nobody was notified yet. */
  kept(): Promise<readonly string[]>;
}

export async function openWatchScene(options: Parameters<typeof openScene>[0] = {}): Promise<WatchScene> {
  const scene = await openScene(options);
  const { store, clock } = scene;
  const deps: WatchDeps = {
    store: scene.deps.store,
    networkOf: scene.deps.networkOf,
    mayRead: ({ network }) => network !== 'x' || watch.readsX,
    rules: scene.deps.rules,
    logger: null,
  };
  const runDue = async (): Promise<void> => {
    const { failures } = await store.runDueJobs();
    if (failures[0] !== undefined) throw failures[0];
  };
  const watch: WatchScene = {
    ...scene,
    reader: { ...deps, onEnd: () => undefined },
    readsX: true,
    postedByOthers(network, id, post = {}) {
      const text = 'Bitcoin ETFs are approved';
      scene[network].otherPosts.push({ id, earlierIds: [], url: urlOf(id), at: clock.now(), text, ...post });
    },
    editedByOthers(network, id, text) {
      const { posts } = scene[network];
      const place = posts.findIndex((post) => post.id === id);
      const post = present(posts[place]);
      posts[place] = { ...post, rendering: { ...post.rendering, text }, editedAt: clock.now() };
    },
    removedByOthers(network, id) {
      const { posts } = scene[network];
      posts.splice(0, Infinity, ...posts.filter((post) => post.id !== id));
    },
    async minutes(count) {
      for (let minute = 0; minute < count; minute += 1) {
        await scene.pass(60);
        await store.runEveryMinute();
        await runDue();
      }
    },
    async told() {
      const rows = await store.db.notice.findMany({
        where: { OR: [{ kind: { startsWith: 'foreign.' } }, { kind: { startsWith: 'outside.' } }] },
        orderBy: [{ createdAt: 'asc' }, { kind: 'asc' }],
      });
      return rows.map(({ kind }) => kind);
    },
    async kept() {
      const rows = await store.db.foreignPost.findMany({ orderBy: [{ seenAt: 'asc' }, { remoteId: 'asc' }] });
      return rows.map(({ remoteId, notifiedAt }) => (notifiedAt === null ? `${remoteId} waits` : remoteId));
    },
  };
  await startWatch(deps);
  await runDue();
  return watch;
}
