import { createHash } from 'node:crypto';

import { canonicalJson } from './canonical-json.ts';

/** The part of an entry that its hash covers: all of it. */
export interface HashedEntry {
  readonly seq: bigint;
  readonly at: Date;
  readonly kind: string;
  readonly deskId: string | null;
  readonly draftId: string | null;
  readonly actor: string;
  readonly data: unknown;
  readonly previousHash: string;
}

/** The hash before the first entry. */
export const noHash: string = '0'.repeat(64);

/** Returns SHA-256 in hex over the entry and the hash of the one before it. */
export function journalHash({ seq, at, kind, deskId, draftId, actor, data, previousHash }: HashedEntry): string {
  const covered = canonicalJson({ seq: seq.toString(), at, kind, deskId, draftId, actor, data, previousHash });
  return createHash('sha256').update(covered, 'utf8').digest('hex');
}
