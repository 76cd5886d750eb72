import type { Logger } from 'pino';

import type { Rules } from '#drafts/renderings-of.ts';
import type { GuardedFetch } from '#outbound/guarded-fetch.ts';
import type { Store } from '#storage/store.ts';

/** Dependencies of relaying. */
export interface RelayDeps {
  readonly store: Store;
  readonly rules: Rules;
  /** The one way by which addresses are read that people give. */
  readonly fetch: GuardedFetch;
  readonly logger: Pick<Logger, 'warn'> | null;
}
