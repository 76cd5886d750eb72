import { rules } from '#app/rules.ts';
import type { Clock } from '#clock.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Network } from '#networks/network.ts';
import type { RateLimiter } from '#networks/rate-limiter.ts';
import { mastodon, type MastodonOptions } from '#networks/mastodon/mastodon.ts';
import { x } from '#networks/x/x.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import { rateLimiterOf } from '#rates/rate-limiter-of.ts';
import { type SimulatedMastodon, simulatedMastodon } from '../simulators/networks/mastodon.ts';
import { type SimulatedX, simulatedX } from '../simulators/networks/x.ts';

import { memoryState } from './memory-state.ts';
import type { openScene, Scene } from './publishing-scene.ts';

/** The real adapters, over real connections, to the practice networks. */
export interface PracticeWire<S extends Scene> extends AsyncDisposable {
  readonly scene: S;
  readonly servers: { readonly mastodon: SimulatedMastodon; readonly x: SimulatedX };
  readonly ids: { readonly mastodon: string; readonly x: string };
  /** The keys with which anybody can post on Mastodon. */
  readonly mastodonKeys: { readonly url: string; readonly token: string };
}

/** Opens a scene on practice networks, with one clock for all. */
export async function openPracticeWire<S extends Scene>(
  open: (options: Parameters<typeof openScene>[0]) => Promise<S>,
  /** Mastodon's server software, the timeouts of requests to it, and whether X takes series. */
  {
    software = 'Mastodon 4.6.5',
    timeouts,
    takesSeries = false,
  }: Partial<Pick<MastodonOptions, 'software' | 'timeouts'>> & { readonly takesSeries?: boolean } = {},
): Promise<PracticeWire<S>> {
  let clock: Clock | null = null;
  const shared: Clock = { now: () => clock?.now() ?? new Date(0), monotonicMs: () => clock?.monotonicMs() ?? 0 };
  const servers = {
    mastodon: simulatedMastodon({ store: memoryState(), clock: shared }),
    x: simulatedX({ store: memoryState(), clock: shared }),
  };
  const onMastodon = await servers.mastodon.listen(0, '127.0.0.1');
  const onX = await servers.x.listen(0, '127.0.0.1');
  const ours = { handle: 'bruyere', displayName: 'Bruyère' };
  const { id: mastodonId, token } = servers.mastodon.addAccount(ours);
  const { id: xId, keys } = servers.x.addAccount(ours);
  const networkFor = (network: NetworkKind, limiter: RateLimiter): Network =>
    network === 'mastodon'
      ? mastodon({
          serverUrl: onMastodon.url,
          accessToken: token,
          software,
          loopbackOnly: true,
          clock: shared,
          limiter,
          ...(timeouts === undefined ? {} : { timeouts }),
        })
      : x({ ...keys, userId: null, reading: true, baseUrl: onX.url, clock: shared, limiter });
  const wrap = (deps: PublishingDeps): PublishingDeps => ({
    ...deps,
    networkOf: async ({ id, network }) => {
      return { kind: 'open', network: networkFor(network, rateLimiterOf(deps.store, id, rules[network])) };
    },
  });
  const scene = await open({ wrap, rules: { ...rules, x: { ...rules.x, sendsSeries: takesSeries } } });
  ({ clock } = scene);
  return {
    scene,
    servers,
    ids: { mastodon: mastodonId, x: xId },
    mastodonKeys: { url: onMastodon.url, token },
    async [Symbol.asyncDispose]() {
      await scene[Symbol.asyncDispose]();
      await onMastodon.close();
      await onX.close();
    },
  };
}
