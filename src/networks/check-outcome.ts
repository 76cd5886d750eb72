import type { Limits } from './network-rules.ts';

/** An account's identity, as its server reports it. */
export interface Identity {
  readonly remoteId: string;
  /** `@user@host` on Mastodon, `@user` on X, `@domain` on Bluesky. */
  readonly handle: string;
  readonly displayName: string;
  readonly profileUrl: string;
}

/** A feature that Tambour can use and a server lacks; each is named at set-up. */
export type Lack =
  /** Nobody knows what it does and does not: the server does not say what software it is. */
  | 'software'
  | 'instance_v2'
  | 'idempotency'
  | 'language'
  | 'visibility'
  | 'delete'
  /** Descriptions end at their first line end. */
  | 'alt_lines'
  /** Videos are shown in the encoding in which they were sent. */
  | 'conversion'
  | 'edits_told'
  | 'media_status'
  | 'json_errors'
  /** The server renders Markdown and cannot be asked not to. */
  | 'plain_text';

export type CheckOutcome =
  | {
      readonly kind: 'ok';
      readonly identity: Identity;
      readonly limits: Limits;
      /** A name with version, such as "Mastodon 4.6.5"; decides what is relied upon there, such as keys. */
      readonly software: string;
      readonly lacks: readonly Lack[];
    }
  | { readonly kind: 'scopeMissing'; readonly identity: Identity | null; readonly missing: readonly string[] }
  | { readonly kind: 'tokenRefused' }
  /** It is the account's own password, which may also change the account, and cannot be revoked by itself. */
  | { readonly kind: 'ownPassword' }
  /** The server was asked too often; nothing is known of the account. */
  | { readonly kind: 'askedTooOften'; readonly afterSeconds: number }
  | { readonly kind: 'unreachable'; readonly why: 'refused' | 'name_not_found' | 'timeout' | 'not_this_network' };
