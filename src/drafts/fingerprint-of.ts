import { createHash } from 'node:crypto';

import type { Account } from '#desks/account.ts';
import type { Rendering } from '#networks/rendering.ts';
import { canonicalJson } from '#storage/canonical-json.ts';

import { type Content, contentFields } from './content.ts';

/** Where an account is, so that what is approved for one server is approved for no other. */
export type Addressed = Pick<Account, 'id' | 'practice' | 'serverUrl' | 'remoteId'>;

/**
 * Computes SHA-256 in hex over everything that will be sent: accounts with their servers, texts, warnings, languages,
 * visibilities, pictures with their alt texts; and over what a content decides beside that: the time window, and what
 * becomes of public posts. Two revisions with one fingerprint do the same, and only they.
 */
export function fingerprintOf(
  renderings: readonly Rendering[],
  content: Content,
  accounts: readonly Addressed[],
): string {
  const addressed = renderings.map((rendering) => {
    const account = accounts.find(({ id }) => id === rendering.accountId);
    if (account === undefined)
      throw new Error(`a rendering for the account ${rendering.accountId}, which is not there`);
    const { practice, serverUrl, remoteId } = account;
    return { ...rendering, practice, serverUrl, remoteId };
  });
  return hashOf(addressed, content);
}

/**
 * Computes the fingerprint as 0.1 did, without the accounts' servers. What was asked for then keeps it, and nothing that
 * is asked for since has such a one; an approval names the one it was given to.
 */
export function fingerprintBefore(renderings: readonly Rendering[], content: Content): string {
  return hashOf(renderings, content);
}

function hashOf(renderings: readonly Rendering[], content: Content): string {
  const beside = Object.values(contentFields).map(({ fingerprint }) =>
    typeof fingerprint === 'function' ? fingerprint(content) : {},
  );
  const covered: unknown = Object.assign({ renderings }, ...beside);
  return createHash('sha256').update(canonicalJson(covered), 'utf8').digest('hex');
}
