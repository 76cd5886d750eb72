import type { Config } from '#config.ts';
import type { MattermostFact } from '#doctor/check-mattermost.ts';
import type { AccountSecret } from '#desks/account-secret.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Network } from '#networks/network.ts';
import { openOutbound } from '#outbound/outbound.ts';
import type { Keyring } from '#storage/keyring.ts';
import type { OnProgress } from '#storage/progress.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import type { ReachPrices } from '#reach/cost-of.ts';
import type { Store } from '#storage/store.ts';

import { askMattermost } from './ask-mattermost.ts';
import { connector, networkOf, sealSecret, switchesOf } from './networks.ts';
import { openBasics, type Refused } from './open-basics.ts';
import { rulesBy } from './rules.ts';

/** Everything that the terminal's commands work with, whether Tambour runs or not. */
export type CommandDeps = AsyncDisposable & {
  readonly kind: 'open';
  readonly store: Store;
  readonly rules: PublishingDeps['rules'];
  readonly prices: ReachPrices;
  /** Opens an account's network, except a practice account's, which another process serves. */
  readonly networkOf: PublishingDeps['networkOf'];
  readonly connect: (target: { readonly serverUrl: string; readonly secret: AccountSecret }) => Promise<Network>;
  readonly seal: (secret: AccountSecret) => ReturnType<typeof sealSecret>;
  readonly keyring: Keyring;
  readonly keyPath: string;
  /** Tells whether the settings let Tambour publish on the network. */
  readonly isSwitchedOn: (network: NetworkKind) => boolean;
  readonly mattermostUrl: string | null;
  readonly askMattermost: () => Promise<readonly MattermostFact[]>;
};

/** Joins the running Tambour's database, or starts it for as long as the command lasts. */
export async function openCommands(
  config: Config,
  options: { readonly onStep: OnProgress },
): Promise<Refused | CommandDeps> {
  await using opened = new AsyncDisposableStack();
  const basics = await openBasics(config, { role: 'command', logger: null, onStep: options.onStep }, opened);
  if (basics.kind === 'refused') return basics;
  const { store, keyring } = basics;
  const outbound = opened.use(openOutbound(config.proxy));
  const connect = connector(config, { keys: null, outbound });
  const rest = opened.move();
  return {
    kind: 'open',
    store,
    rules: rulesBy(config),
    prices: config.x.prices,
    networkOf: networkOf(store, keyring, connect, false),
    connect: ({ serverUrl, secret }) => connect({ practice: false, serverUrl, software: '', remoteId: '' }, secret),
    seal: (secret) => sealSecret(keyring, secret),
    keyring,
    keyPath: config.keyFile.path,
    isSwitchedOn: (network) => switchesOf(config)[network].publishing,
    mattermostUrl: config.mattermost?.url ?? null,
    askMattermost: () => askMattermost(config.mattermost, outbound),
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}
