import type { ShownPostsOutcome } from '#networks/read-outcome.ts';
import { guardedFetch } from '#outbound/guarded-fetch.ts';
import { x } from '#networks/x/x.ts';

import { simulatedX, type SimulatedX } from '../simulators/networks/x.ts';
import { memoryState } from '../support/memory-state.ts';
import { testClock } from '../support/test-clock.ts';
import { openRelayScene, type RelayScene } from './relay-scene.ts';

/** A desk whose account on X may read there, and reads the account @lakes of somebody else. */
export interface XScene extends AsyncDisposable {
  readonly scene: RelayScene;
  readonly server: SimulatedX;
  /** The id of @lakes. */
  readonly accountId: string;
  /** The id of the desk's own account, @bruyere. */
  readonly ownId: string;
  /** Addresses that were asked for beside X's API, without their host. */
  readonly asked: string[];
  /** Whether reading on X is switched on. */
  isOn: boolean;
  /** Changes what was read; a test may set it. */
  turned: (outcome: ShownPostsOutcome) => ShownPostsOutcome;
  /** Lets a minute pass, posts as a person would, and returns the post's id. */
  post(text: string, accountId?: string): string;
  switchedOn(): ReturnType<RelayScene['switchedOn']>;
  /** What was billed of the desk's account, by kind. */
  billed(): Promise<Readonly<Record<string, number>>>;
}

export const terms = { kind: 'x', url: 'https://x.com/lakes', label: 'Relayed from @lakes@x.com' } as const;

export async function openXScene(): Promise<XScene> {
  const clock = testClock(new Date('2026-06-01T06:00:00Z'));
  const server = simulatedX({ store: memoryState(), clock });
  const { id: accountId } = server.addAccount({ handle: 'Lakes', displayName: 'Ministry of Lakes' });
  const { id: ownId, keys } = server.addAccount({ handle: 'bruyere', displayName: 'Bruyère' });
  const listening = await server.listen(0, '127.0.0.1');
  const network = x({ ...keys, userId: ownId, reading: true, baseUrl: listening.url, clock });
  const { port } = new URL(listening.url);
  const throughGuard = guardedFetch(
    { https: null, http: null, noProxy: null },
    {
      lookUp: async () => ['127.0.0.1'],
      isOutside: (found) => found === '127.0.0.1',
      ports: new Set([Number(port)]),
    },
  );
  const scene = await openRelayScene(clock, ({ site }) => ({
    fetch: async (request, stopping) => {
      if (!request.url.startsWith(listening.url)) return site.fetch(request, stopping);
      own.asked.push(new URL(request.url).pathname);
      return throughGuard(request, stopping);
    },
    networkOf: async () => ({
      kind: 'open',
      network: { ...network, postsOf: async (...given) => own.turned(await network.postsOf(...given)) },
    }),
    mayRead: () => own.isOn,
  }));
  await scene.store.db.account.updateMany({ where: { network: 'x' }, data: { remoteId: ownId } });
  const own: XScene = {
    scene,
    server,
    accountId,
    ownId,
    asked: [],
    isOn: true,
    turned: (outcome) => outcome,
    post(text, by = accountId) {
      clock.advance(60_000);
      const id = server.postByHand(by, text);
      if (id === null) throw new Error('X refused a post');
      return id;
    },
    switchedOn: () => scene.switchedOn(terms),
    async billed() {
      const rows = await scene.store.db.billedReads.findMany();
      return Object.fromEntries(rows.map(({ what, times }) => [what, times]));
    },
    async [Symbol.asyncDispose]() {
      await listening.close();
      await scene[Symbol.asyncDispose]();
    },
  };
  return own;
}
