import { z } from 'zod';

import { canonicalJson } from '#storage/canonical-json.ts';

import { type Digest, digestSchema } from './digest.ts';

/** The part that all releases store alike: the figures of each account's posts. */
const anyRelease = z.looseObject({ asOf: digestSchema.shape.asOf, columns: digestSchema.shape.columns });

/** A digest as it was sent. */
export interface StoredDigest {
  readonly asOf: Date;
  /** Tells whether the digest, composed again, differs and needs an update. */
  readonly differsFrom: (digest: Digest) => boolean;
}

/**
 * Reads a digest as it was sent. If an earlier release stored it in another form, only its figures are compared, since
 * its methods differed. Fields that a release did not have yet count as unchanged. Throws if it is no digest.
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
