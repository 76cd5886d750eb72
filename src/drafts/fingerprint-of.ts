import { createHash } from 'node:crypto';

import type { Rendering } from '#networks/rendering.ts';
import { canonicalJson } from '#storage/canonical-json.ts';

import { type Content, contentFields } from './content.ts';

/**
 * Computes SHA-256 in hex over everything that will be sent: accounts, texts, warnings, languages, visibilities,
 * pictures with their alt texts; and over what a content decides beside that: the time window, and what becomes of
 * public posts. Two revisions with one fingerprint do the same, and only they.
 */
export function fingerprintOf(renderings: readonly Rendering[], content: Content): string {
  const beside = Object.values(contentFields).map(({ fingerprint }) =>
    typeof fingerprint === 'function' ? fingerprint(content) : {},
  );
  const covered: unknown = Object.assign({ renderings }, ...beside);
  return createHash('sha256').update(canonicalJson(covered), 'utf8').digest('hex');
}
