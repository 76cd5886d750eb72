import type { Logger } from 'pino';

import type { Account } from '#desks/account.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { GuardedFetch } from '#outbound/guarded-fetch.ts';
import type { OpenedNetwork } from '#publishing/publishing-deps.ts';
import type { Store } from '#storage/store.ts';

/** Dependencies of relaying. */
export interface RelayDeps {
  readonly store: Store;
  readonly rules: Rules;
  /** The only way in which addresses given by people are fetched. */
  readonly fetch: GuardedFetch;
  readonly logger: Pick<Logger, 'warn'> | null;
  /** Opens an account's network for reading with it; left out: no source is read this way. */
  readonly networkOf?: (account: Account) => Promise<OpenedNetwork>;
  /** Tells whether reading is switched on for an account's network; left out: never. */
  readonly mayRead?: (account: Account) => boolean;
}
