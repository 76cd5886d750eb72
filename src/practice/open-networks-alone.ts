import type { Clock } from '#clock.ts';
import type { Language } from '#languages.ts';
import { messagesIn } from '#messages/messages.ts';

import { openNetworks } from './open-networks.ts';
import type { PageRefusal } from './page/guard.ts';
import { networksRoutes } from './page/networks-routes.ts';
import { type NetworkKeys, readNetworkKeys, writePracticeKeys } from './practice-keys.ts';

/** The practice networks without the practice chat, and the page that shows them. */
export interface NetworksAlone {
  /** Serves the page; to be mounted at "/" of a loopback listener. */
  readonly fetch: (request: Request) => Response | Promise<Response>;
  readonly maxBodyBytes: number;
  readonly keys: NetworkKeys;
  close(): Promise<void>;
}

/**
 * Opens the practice networks for desks of a real chat. The accounts' names are ones that no real account has by
 * chance, since cards show only an account's name.
 */
export async function openNetworksAlone(options: {
  readonly folder: string;
  readonly clock: Clock;
  readonly language: Language;
  readonly refused: (kind: PageRefusal) => void;
  readonly hasBluesky?: boolean;
  /** Names besides loopback under which the page answers. */
  readonly names: readonly string[];
}): Promise<NetworksAlone> {
  const { folder, clock, language, refused, names, hasBluesky = false } = options;
  const before = readNetworkKeys(folder);
  const { handle, displayName } = messagesIn(language).practice.rehearsal;
  const listeners = new Set<() => void>();
  const opened = await openNetworks({
    folder,
    clock,
    handles: { mastodon: handle, x: handle, bluesky: `${handle}.test` },
    hasBluesky,
    displayName,
    changed: () => listeners.forEach((listener) => listener()),
  });
  const { networks, keys } = opened;
  // Keeps the practice chat's keys, for when it is started again.
  writePracticeKeys(folder, { ...before, ...keys });
  const watch = (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const page = networksRoutes({ networks, clock, language, timeZone, watch }, { refused, names });
  return {
    fetch: (request) => page.fetch(request),
    maxBodyBytes: 64 * 1024,
    keys,
    close: async () => opened[Symbol.asyncDispose](),
  };
}
