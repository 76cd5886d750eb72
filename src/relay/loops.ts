import { quietLabel } from '#drafts/relayed/quiet-label.ts';
import type { Transaction } from '#storage/database.ts';
import { lockNumbers } from '#storage/lock-numbers.ts';

import { hostsOf, isOf, pageAt, pagesOf, postAt } from './account-addresses.ts';
import { canonicalLink } from '#text/canonical-link.ts';
import { carriesLabel } from './our-label.ts';
import type { FeedEntry } from './read-feed.ts';
import type { SourceTerms } from './source.ts';

/**
 * Reason why an entry is never relayed: Tambour published it, it carries our label, or it leads to a post of one of our
 * accounts.
 */
export type Ours = 'ours' | 'our_label' | 'our_account';

/** Shorter labels occur in texts by chance, so they count only on a line of their own. */
const tellingLabel = 12;

/**
 * Tells whether relaying an entry would go in a circle because it is ours in some way; null: it is not. Checked before
 * anything else. A post on one of our accounts that Tambour did not make is not ours in this sense: people wrote it
 * there.
 */
export async function isOurs(tx: Transaction, entry: FeedEntry): Promise<Ours | null> {
  if (await isPublished(tx, entry)) return 'ours';
  const words = [entry.title, entry.summary, entry.warning ?? ''].join('\n');
  if (carriesLabel(words) || (await carriesOwnLabel(tx, words))) return 'our_label';
  return (await leadsToOwnPost(tx, entry)) ? 'our_account' : null;
}

/** Tells whether Tambour published a post, by its address or its id. */
async function isPublished(tx: Transaction, entry: FeedEntry): Promise<boolean> {
  const { post } = entry;
  // A place on a page is no other page.
  const [link, key] = [entry.link.replace(/#.*$/su, ''), entry.key.replace(/#.*$/su, '')];
  // An edited post on X has another id than the one in its key.
  const ids = [post?.original.remoteId, postAt(link)?.id, postAt(`https://${key}`)?.id].flatMap((id) => id ?? []);
  const found = await tx.delivery.findMany({
    where: { OR: [{ remoteUrl: link }, { remoteId: { in: ids } }] },
    select: { remoteUrl: true, remoteId: true, account: { select: { network: true } } },
  });
  return found.some(({ remoteUrl, remoteId, account }) => {
    // An id with other characters than digits is unique everywhere.
    if (remoteId !== null && !/^\d+$/.test(remoteId) && ids.includes(remoteId)) return true;
    // On a network with hosts of its own an id is unique; two servers may use the same one.
    const hosts = hostsOf(account.network);
    const isThere = hosts.length > 0 && (post?.original.kind === account.network || isAt(hosts, link));
    return isThere || (remoteUrl !== null && canonicalLink(remoteUrl, remoteUrl)?.key === key);
  });
}

function isAt(hosts: readonly string[], link: string): boolean {
  return hosts.includes(URL.parse(link)?.hostname ?? '');
}

async function carriesOwnLabel(tx: Transaction, words: string): Promise<boolean> {
  const labels = await tx.source.findMany({ distinct: ['label'], select: { label: true } });
  const lines = words.split('\n').map((line) => line.trim());
  return labels
    .flatMap(({ label }) => [label, quietLabel(label)])
    .some((label) => (label.length < tellingLabel ? lines.includes(label) : words.includes(label)));
}

/** Tells whether words lead to a post on one of our accounts, as those do that another Tambour relayed from there. */
async function leadsToOwnPost(tx: Transaction, { link, post }: FeedEntry): Promise<boolean> {
  const standsAt = postAt(link)?.page ?? null;
  const pages = (post?.links ?? []).flatMap((one) => postAt(one)?.page ?? []).filter((page) => page !== standsAt);
  if (pages.length === 0) return false;
  const accounts = await tx.account.findMany({ select: { network: true, handle: true, serverUrl: true } });
  const ours = new Set(accounts.flatMap(pagesOf));
  return pages.some((page) => ours.has(page));
}

/**
 * Tells whether a delivery to the account at a source is under way or in doubt. Its post is not known yet, so what is
 * read there meanwhile may be ours.
 */
export async function isUnsettled(tx: Transaction, { url }: Pick<SourceTerms, 'url'>): Promise<boolean> {
  const accounts = await tx.account.findMany({ select: { id: true, network: true, handle: true, serverUrl: true } });
  const ids = accounts.filter((account) => isOf(account, { url })).map(({ id }) => id);
  if (ids.length === 0) return false;
  const found = await tx.delivery.findFirst({
    where: { accountId: { in: ids }, state: { in: ['sending', 'doubt'] } },
    select: { id: true },
  });
  return found !== null;
}

export type Circle =
  | { readonly kind: 'itself' }
  | { readonly kind: 'circle'; readonly back: Pick<SourceTerms, 'kind' | 'url' | 'label'> };

/**
 * Tells whether a source would relay in a circle, through any number of sources of all desks of this installation;
 * null: it would not. Locks out other additions until this transaction ends.
 */
export async function wouldLoop(
  tx: Transaction,
  source: Pick<SourceTerms, 'kind' | 'url' | 'accountIds'> & { readonly id: string | null },
): Promise<Circle | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockNumbers.relay})`;
  const accounts = await tx.account.findMany({ select: { id: true, network: true, handle: true, serverUrl: true } });
  const idsAt = Map.groupBy(
    accounts.flatMap((account) => pagesOf(account).map((page) => ({ page, id: account.id }))),
    ({ page }) => page,
  );
  const readFrom = ({ url }: Pick<SourceTerms, 'url'>): readonly string[] =>
    (idsAt.get(pageAt(url)) ?? []).map(({ id }) => id);
  const from = new Set(readFrom(source));
  if (source.accountIds.some((id) => from.has(id))) return { kind: 'itself' };
  const others = await tx.source.findMany({
    where: { state: { not: 'ended' }, ...(source.id === null ? {} : { id: { not: source.id } }) },
    select: { kind: true, url: true, label: true, accountIds: true },
  });
  // Follows the sources, starting from the accounts that it would post to.
  const reached = new Set(source.accountIds);
  for (const at of reached) {
    for (const back of others) {
      if (!readFrom(back).includes(at)) continue;
      if (back.accountIds.some((id) => from.has(id))) return { kind: 'circle', back };
      for (const id of back.accountIds) reached.add(id);
    }
  }
  return null;
}
