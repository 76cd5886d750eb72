import type { NetworkKind } from '#networks/network-rules.ts';
import type { MasterKeyRefusal } from '#storage/master-key.ts';
import type { StorageRefusal } from '#storage/refusal.ts';

/** Why Tambour did not start. What was opened until then is closed again. */
export type AppRefusal =
  | { readonly kind: 'storage'; readonly refusal: StorageRefusal }
  | { readonly kind: 'key'; readonly refusal: MasterKeyRefusal }
  | {
      readonly kind: 'listen';
      readonly host: string;
      readonly port: number;
      readonly setting: 'TAMBOUR_PORT' | 'TAMBOUR_METRICS';
      readonly why: 'port_in_use' | 'not_allowed' | 'no_such_address';
    }
  /** The practice chat that TAMBOUR_PRACTICE_URL names does not answer. */
  | { readonly kind: 'practiceAway'; readonly url: string }
  /** A practice network was asked too often, as by very many starts. */
  | { readonly kind: 'practiceAskedTooOften'; readonly network: NetworkKind; readonly afterSeconds: number }
  /** The practice chat is off, and there is no other chat. */
  | { readonly kind: 'noChat' };
