import { z } from 'zod';

import { canonicalJson } from '#storage/canonical-json.ts';

import { type Digest, digestSchema } from './digest.ts';

/** The part that every release stores alike: what each account's posts got. */
const anyRelease = z.looseObject({ asOf: digestSchema.shape.asOf, columns: digestSchema.shape.columns });

/** A digest as it was sent. */
export interface StoredDigest {
  readonly asOf: Date;
  /** Tells whether the same digest, composed again, says something else and needs an update. */
  readonly differsFrom: (digest: Digest) => boolean;
}

/**
 * Reads a digest as it was sent, also one stored by an earlier release: that compared by other methods, so only its
 * figures are compared. What a release did not say yet is no change either. Throws if it is no digest.
 */
export function storedDigest(content: unknown): StoredDigest {
  const told = anyRelease.parse(content);
  const now = digestSchema.safeParse(content);
  const kept = now.success ? now.data : told.columns;
  const same = (digest: Digest): Digest => ({
    ...digest,
    at28Days: 'at28Days' in told ? digest.at28Days : null,
    further: 'further' in told ? digest.further : [],
  });
  return {
    asOf: new Date(told.asOf),
    differsFrom: (digest) => canonicalJson(kept) !== canonicalJson(now.success ? same(digest) : digest.columns),
  };
}
