import type { Config } from '#config.ts';
import type { Lost } from '#storage/lost.ts';
import type { ListenOutcome } from '#web/listen.ts';

import type { Refused } from './open-basics.ts';

export type StartOutcome =
  | Refused
  | (AsyncDisposable & {
      readonly kind: 'started';
      readonly url: string;
      /** Resolves when Tambour cannot go on with its database. Rejects if part of its own code could not be loaded. */
      readonly lost: Promise<Lost>;
    });

/** Builds the refusal for an address that cannot be listened on. `setting` names what to change. */
export function portRefused(
  address: { readonly host: string; readonly port: number },
  setting: 'TAMBOUR_PORT' | 'TAMBOUR_METRICS',
  why: Extract<ListenOutcome, { readonly kind: 'refused' }>['why'],
): Refused {
  return { kind: 'refused', refusal: { kind: 'listen', ...address, setting, why } };
}

/** Builds the refusal for a practice chat that the settings name but nobody serves. */
export function practiceAway({ practice }: Config): Refused {
  return { kind: 'refused', refusal: { kind: 'practiceAway', url: practice.kind === 'elsewhere' ? practice.url : '' } };
}
