import type { Clock } from '#clock.ts';

import type { PracticeBluesky } from './networks/bluesky/practice-bluesky.ts';
import { practiceMastodon } from './networks/mastodon/practice-mastodon.ts';
import { practiceX } from './networks/x/practice-x.ts';
import type { PageNetwork } from './page/page-network.ts';
import { type NetworkKeys, practiceDomain, readNetworkKeys } from './practice-keys.ts';
import { openPracticeState, type PracticeState } from './practice-state.ts';

/** The practice networks, each on a port of its own. */
export interface OpenNetworks extends AsyncDisposable {
  readonly networks: readonly PageNetwork[];
  readonly keys: NetworkKeys;
}

const host = '127.0.0.1';

/**
 * Opens the practice networks on their saved state, with one account on each: Mastodon, X, and Bluesky if it is asked
 * for or was there before. They answer at the same addresses as last time, if free. Calls `changed` whenever somebody
 * published or read there.
 */
export async function openNetworks(options: {
  /** Folder for their state. */
  readonly folder: string;
  readonly clock: Clock;
  /** Names of the accounts, without @ and server. */
  readonly handles: { readonly mastodon: string; readonly x: string; readonly bluesky: string };
  readonly hasBluesky: boolean;
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
  // A desk may have an account on it since then.
  const third = options.hasBluesky || before?.bluesky !== undefined ? await openBluesky(options, storeOf) : null;
  const thirdAt = third === null ? null : await listenAgain(third, before?.bluesky?.url ?? null);
  opened.defer(() => thirdAt?.close());
  const rest = opened.move();
  return {
    networks: [mastodon, x, ...(third === null ? [] : [third])],
    keys: {
      mastodon: { url: mastodonAt.url, secret: { network: 'mastodon', accessToken: onMastodon.token } },
      x: { url: xAt.url, secret: { network: 'x', ...onX.keys } },
      ...(third === null || thirdAt === null
        ? {}
        : { bluesky: { url: thirdAt.url, secret: secretOn(third, options) } }),
    },
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}

type Options = Parameters<typeof openNetworks>[0];

/** Loads Bluesky only on demand: its computation of identifiers takes time and memory. */
async function openBluesky({ clock }: Options, storeOf: (name: string) => PracticeState): Promise<PracticeBluesky> {
  const { practiceBluesky } = await import('./networks/bluesky/practice-bluesky.ts');
  return practiceBluesky({ store: storeOf('bluesky'), clock });
}

function secretOn(
  bluesky: PracticeBluesky,
  { handles, displayName }: Options,
): NonNullable<NetworkKeys['bluesky']>['secret'] {
  const { did: identifier, appPassword } = bluesky.addAccount({ handle: handles.bluesky, displayName });
  return { network: 'bluesky', identifier, appPassword };
}

interface Listener {
  listen(port: number, host: string): Promise<{ readonly url: string; close(): Promise<void> }>;
}

/** Listens on the same port as before if it is free, so that links to practice posts keep working. */
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

/** Wraps a network's state so that changes show on open pages at once. */
function telling(changed: () => void, state: PracticeState): PracticeState {
  return {
    ...state,
    save: (saved) => {
      state.save(saved);
      changed();
    },
  };
}
