import { createHash } from 'node:crypto';

import type { Account } from '#desks/account.ts';
import type { Rendering } from '#networks/rendering.ts';
import { canonicalJson } from '#storage/canonical-json.ts';

import { type Content, contentFields } from './content.ts';

/** An account's address, so that an approval for one server is none for another. */
export type Addressed = Pick<Account, 'id' | 'practice' | 'serverUrl' | 'remoteId'>;

/**
 * Computes SHA-256 in hex over everything that will be sent (accounts with their servers, texts, warnings, languages,
 * visibilities, pictures with their alt texts) and everything else that a content decides (the time window, link card
 * and corrections of public posts). Two revisions have the same fingerprint if and only if they do the same.
 */
export function fingerprintOf(
  renderings: readonly Rendering[],
  content: Content,
  accounts: readonly Addressed[],
): string {
  const addressed = renderings.map((rendering) => {
    const account = accounts.find(({ id }) => id === rendering.accountId);
    if (account === undefined) throw new Error(`a rendering for account ${rendering.accountId}, which does not exist`);
    const { practice, serverUrl, remoteId } = account;
    return { ...rendering, practice, serverUrl, remoteId };
  });
  const beside = Object.values(contentFields).map(({ fingerprint }) =>
    typeof fingerprint === 'function' ? fingerprint(content) : {},
  );
  const covered: unknown = Object.assign({ renderings: addressed }, ...beside);
  return createHash('sha256').update(canonicalJson(covered), 'utf8').digest('hex');
}
