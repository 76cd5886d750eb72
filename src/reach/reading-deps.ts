import type { Logger } from 'pino';

import type { Account } from '#desks/account.ts';
import type { OpenedNetwork } from '#publishing/publishing-deps.ts';
import type { Store } from '#storage/store.ts';

import type { AccountWait } from './wait-with-account.ts';

/** Dependencies of reading. */
export interface ReadingDeps {
  readonly store: Store;
  readonly networkOf: (account: Account) => Promise<OpenedNetwork>;
  /** Returns false unless the administrator has switched on reading on this account's network. */
  readonly mayRead: (account: Account) => boolean;
  readonly logger: Pick<Logger, 'warn'> | null;
}

/** Dependencies of reading one account. */
export interface Reader extends ReadingDeps {
  /** Called with the end of each reading of an account; a locked account is logged once. */
  readonly onEnd: (accountId: string, end: AccountWait) => void;
}
