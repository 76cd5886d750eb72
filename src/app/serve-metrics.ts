import { readFileSync } from 'node:fs';

import { z } from 'zod';

import type { ChatPlatform } from '#chat/chat.ts';
import type { Config } from '#config.ts';
import { confinement } from '#drafts/decoder/confined.ts';
import type { Metrics } from '#metrics/open-metrics.ts';
import { allNetworks } from '#networks/network-kinds.ts';
import type { Store } from '#storage/store.ts';
import type { Route } from '#web/handler.ts';
import { listen } from '#web/listen.ts';
import { onlyThisMachine } from '#web/only-this-machine.ts';

import { switchesOf } from './networks.ts';
import type { Refused } from './open-basics.ts';
import { portRefused } from './start-outcome.ts';

export interface ServedMetrics {
  readonly kind: 'served';
  readonly billed: Metrics['billed'];
  readonly refused: Metrics['refused'];
  /** The routes to add to the main listener; empty if metrics have their own. */
  readonly routes: readonly Route[];
  /** Loads the metrics, unless a request has already. */
  readonly load: () => Promise<unknown>;
}

const path = '/metrics';

/**
 * Serves the metrics of this process: to this machine alone, or to anyone who reaches the address of TAMBOUR_METRICS.
 */
export async function serveMetrics(
  config: Config,
  with_: { readonly store: Store; readonly chats: ReadonlyMap<string, ChatPlatform> },
  opened: AsyncDisposableStack,
): Promise<ServedMetrics | Refused> {
  const { asOf: _, ...prices } = config.x.prices;
  const switches = switchesOf(config);
  const networks = allNetworks.filter((network) => switches[network].reading);
  const reads = { networks, practice: config.practice.kind !== 'off' };
  const since = with_.store.clock.now();
  let opening: Promise<Metrics> | null = null;
  const open = async (): Promise<Metrics> => {
    const { openMetrics } = await import('#metrics/open-metrics.ts');
    return openMetrics({ ...with_, version: version(), prices, reads, since, confinement });
  };
  const metrics = (): Promise<Metrics> => (opening ??= open());
  const handler = async (): Promise<Response> => (await metrics()).handler();
  const billed: Metrics['billed'] = (what, times) => void metrics().then((opened) => opened.billed(what, times));
  const refused: Metrics['refused'] = (refusal) => void metrics().then((opened) => opened.refused(refusal));
  const served = { kind: 'served', billed, refused, load: metrics } as const;
  if (config.metrics === null) return { ...served, routes: [{ path, handler: onlyThisMachine(handler) }] };
  const listening = await listen({
    ...config.metrics,
    fetch: () => new Response('Not found', { status: 404 }),
    routes: [{ path, handler }],
    health: null,
  });
  if (listening.kind === 'refused') {
    return portRefused(config.metrics, 'TAMBOUR_METRICS', listening.why);
  }
  opened.defer(() => listening.close());
  return { ...served, routes: [] };
}

const packageSchema = z.object({ version: z.string() });

/** Returns the version of this Tambour from package.json. */
function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return packageSchema.parse(JSON.parse(text)).version;
}
