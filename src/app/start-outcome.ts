import type { Config } from '#config.ts';
import type { ListenOutcome } from '#web/listen.ts';

import type { Refused } from './open-basics.ts';

export type StartOutcome =
  | Refused
  | (AsyncDisposable & {
      readonly kind: 'started';
      readonly url: string;
      /** Resolves when Tambour cannot go on: its own database went away. */
      readonly lost: Promise<void>;
    });

/** In words of a refusal: the address could not be listened on. */
export function portRefused(config: Config, why: Extract<ListenOutcome, { readonly kind: 'refused' }>['why']): Refused {
  return { kind: 'refused', refusal: { kind: 'listen', ...config.listen, why } };
}
