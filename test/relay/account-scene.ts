import type { Guarded, GuardedFetch } from '#outbound/guarded-fetch.ts';
import { guardedFetch } from '#outbound/guarded-fetch.ts';

import { simulatedMastodon, type SimulatedMastodon } from '../simulators/networks/mastodon.ts';
import { memoryState } from '../support/memory-state.ts';
import { testClock } from '../support/test-clock.ts';
import { openRelayScene, type RelayScene } from './relay-scene.ts';

/** A desk that reads the account @lakes of a Mastodon server, reached by a name of its own as if it stood outside. */
export interface AccountScene extends AsyncDisposable {
  readonly scene: RelayScene;
  readonly server: SimulatedMastodon;
  readonly accountId: string;
  /** The account's page. */
  readonly url: string;
  /** Addresses that were asked for, without their host. */
  readonly asked: string[];
  /** Changes each answer before it is read; a test may set it. */
  turned: (answer: Answered, path: string) => Guarded;
  /** Lets a minute pass, posts as a person would, and returns the post's id. */
  post(text: string, inReplyToId?: string): string;
  /** Adds the account as a source, and switches it on. */
  switchedOn(): ReturnType<RelayScene['switchedOn']>;
}

type Answered = Extract<Guarded, { readonly kind: 'answered' }>;

const startAt = new Date('2026-06-01T06:00:00Z');

export async function openAccountScene(): Promise<AccountScene> {
  const clock = testClock(startAt);
  const server = simulatedMastodon({ store: memoryState(), clock });
  const { id: accountId } = server.addAccount({ handle: 'lakes', displayName: 'Ministry of Lakes' });
  const listening = await server.listen(0, '127.0.0.1');
  const { port } = new URL(listening.url);
  const throughGuard = guardedFetch(
    { https: null, http: null, noProxy: null },
    {
      lookUp: async () => ['127.0.0.1'],
      isOutside: (found) => found === '127.0.0.1',
      ports: new Set([Number(port)]),
    },
  );
  const fetch: GuardedFetch = async (request, stopping) => {
    const { pathname, search } = new URL(request.url);
    own.asked.push(`${pathname}${search}`);
    const answer = await throughGuard(request, stopping);
    return answer.kind === 'answered' ? own.turned(answer, pathname) : answer;
  };
  const scene = await openRelayScene(clock, () => ({ fetch }));
  const url = `http://social.lakes.example:${port}/@lakes`;
  const own: AccountScene = {
    scene,
    server,
    accountId,
    url,
    asked: [],
    turned: (answer) => answer,
    post(text, inReplyToId) {
      clock.advance(60_000);
      return server.postByHand(accountId, text, inReplyToId);
    },
    switchedOn: () => scene.switchedOn({ kind: 'mastodon', url, label: 'Relayed from @lakes@social.lakes.example' }),
    async [Symbol.asyncDispose]() {
      await listening.close();
      await scene[Symbol.asyncDispose]();
    },
  };
  return own;
}

/** Replaces the JSON of an answer. */
export function withJson(answer: Answered, change: (json: unknown) => unknown): Guarded {
  return { ...answer, body: Buffer.from(JSON.stringify(change(JSON.parse(answer.body.toString('utf8'))))) };
}
