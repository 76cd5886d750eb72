import { createHash } from 'node:crypto';

import type { Rendering } from '#networks/rendering.ts';
import { canonicalJson } from '#storage/canonical-json.ts';

import type { Correction } from './correction.ts';
import type { PublishWindow } from './draft.ts';

/**
 * SHA-256 in hex over everything that will be sent: accounts, texts, warnings, languages, visibilities, pictures with
 * their alt texts, and the time window; and what becomes of public posts. Two revisions with one fingerprint do the same,
 * and only they.
 */
export function fingerprintOf(
  renderings: readonly Rendering[],
  window: PublishWindow | null,
  corrections: readonly Correction[] = [],
): string {
  const covered = {
    renderings,
    window:
      window === null
        ? null
        : { publishAt: window.publishAt.toISOString(), notAfterAt: window.notAfterAt.toISOString() },
    ...(corrections.length === 0 ? {} : { corrections }),
  };
  return createHash('sha256').update(canonicalJson(covered), 'utf8').digest('hex');
}
