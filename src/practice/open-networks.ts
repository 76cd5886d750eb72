import type { Clock } from '#clock.ts';

import { practiceMastodon } from './networks/mastodon/practice-mastodon.ts';
import { practiceX } from './networks/x/practice-x.ts';
import type { PageNetwork } from './page/page-network.ts';
import { type NetworkKeys, practiceDomain, readNetworkKeys } from './practice-keys.ts';
import { openPracticeState, type PracticeState } from './practice-state.ts';

/** The two practice networks, each on a port of its own. */
export interface OpenNetworks extends AsyncDisposable {
  readonly networks: readonly PageNetwork[];
  readonly keys: NetworkKeys;
}

const host = '127.0.0.1';

/**
 * Opens the practice networks on their saved state, with one account on each. They answer at the same addresses as last
 * time, if free. `changed` is called whenever somebody published there, or read.
 */
export async function openNetworks(options: {
  /** Folder where they keep their state. */
  readonly folder: string;
  readonly clock: Clock;
  /** Names of the accounts, without @ and server. */
  readonly handles: { readonly mastodon: string; readonly x: string };
  readonly displayName: string;
  readonly changed: () => void;
}): Promise<OpenNetworks> {
  const { folder, clock, handles, displayName, changed } = options;
  const before = readNetworkKeys(folder);
  const storeOf = (name: string): PracticeState => telling(changed, openPracticeState(folder, name));
  const mastodon = practiceMastodon({ store: storeOf('mastodon'), clock, domain: practiceDomain });
  const x = practiceX({ store: storeOf('x'), clock });

  await using opened = new AsyncDisposableStack();
  const mastodonAt = await listenAgain(mastodon, before?.mastodon.url ?? null);
  opened.defer(() => mastodonAt.close());
  const xAt = await listenAgain(x, before?.x.url ?? null);
  opened.defer(() => xAt.close());
  const onMastodon = mastodon.addAccount({ handle: handles.mastodon, displayName });
  const onX = x.addAccount({ handle: handles.x, displayName });
  const rest = opened.move();
  return {
    networks: [mastodon, x],
    keys: {
      mastodon: { url: mastodonAt.url, secret: { network: 'mastodon', accessToken: onMastodon.token } },
      x: { url: xAt.url, secret: { network: 'x', ...onX.keys } },
    },
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}

interface Listener {
  listen(port: number, host: string): Promise<{ readonly url: string; close(): Promise<void> }>;
}

/** Listens on the same port as before if it is free, so that links to practice posts in threads go on working. */
async function listenAgain(server: Listener, urlBefore: string | null): ReturnType<Listener['listen']> {
  if (urlBefore !== null) {
    try {
      return await server.listen(Number(new URL(urlBefore).port), host);
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken) throw error;
    }
  }
  return server.listen(0, host);
}

/** Wraps a network's state so that its changes show on open pages at once. */
function telling(changed: () => void, state: PracticeState): PracticeState {
  return {
    ...state,
    save: (saved) => {
      state.save(saved);
      changed();
    },
  };
}
