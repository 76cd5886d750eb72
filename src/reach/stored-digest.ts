import { z } from 'zod';

import { canonicalJson } from '#storage/canonical-json.ts';

import { type Digest, digestSchema } from './digest.ts';

/** What every release kept alike: what each account's posts got. */
const anyRelease = z.looseObject({ asOf: digestSchema.shape.asOf, columns: digestSchema.shape.columns });

/** A digest as it was told. */
export interface StoredDigest {
  readonly asOf: Date;
  /** Tells whether the same digest, composed again, says something else, so that an update has to be told. */
  readonly differsFrom: (digest: Digest) => boolean;
}

/**
 * Reads a digest as it was told, also where a release before kept it: that one compared by other methods, so that it is
 * held against the figures alone. Throws if it is none.
 */
export function storedDigest(content: unknown): StoredDigest {
  const told = anyRelease.parse(content);
  const now = digestSchema.safeParse(content);
  const kept = now.success ? now.data : told.columns;
  return {
    asOf: new Date(told.asOf),
    differsFrom: (digest) => canonicalJson(kept) !== canonicalJson(now.success ? digest : digest.columns),
  };
}
