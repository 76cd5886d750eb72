import { journal } from '#storage/journal.ts';
import type { Transaction } from '#storage/database.ts';
import type { SharedLink as LinkRow, SharedScope } from '#storage/generated/client.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { isOwnLink, macOfLink } from './link-mac.ts';
import { enqueueLinkNotice } from './link-notice.ts';
import { hashOfToken } from './token.ts';

/** Most open links of one desk: as many as somebody can keep track of. */
export const MAX_LINKS = 20;
export const MAX_LINK_LABEL = 80;
export const MAX_LINK_DAYS = 365;
/** Lower, since such a link shows planned texts. */
export const MAX_DAYS_WITH_TEXTS = 30;
export const DEFAULT_LINK_DAYS = 90;

/** A link by which people outside the chat read a desk's pages. Its token is stored nowhere. */
export interface SharedLink extends Omit<LinkRow, 'tokenHash' | 'mac' | 'scopes'> {
  /** At least one. */
  readonly scopes: readonly SharedScope[];
}

/** The terms of a new link, as a steward asks for them. */
export interface LinkTerms extends Pick<SharedLink, 'scopes' | 'showsTexts' | 'label'> {
  /** Whole days from now; fewer are allowed if it shows texts. */
  readonly days: number;
}

export type MakeLinkOutcome =
  | { readonly kind: 'made'; readonly link: SharedLink }
  /** The desk has its maximum of open links. */
  | { readonly kind: 'full' };

/** Makes a link, and announces it in the channel without its token. The caller checks permission. */
export async function makeLink(
  work: UnitOfWork,
  wish: { readonly deskId: string; readonly terms: LinkTerms; readonly by: string; readonly token: string },
): Promise<MakeLinkOutcome> {
  const { deskId, by } = wish;
  const { days, ...terms } = wish.terms;
  if (days < 1 || days > maxDaysOf(terms)) throw new Error(`a link for ${days} days, which none may live`);
  // Locked, so that links made at the same time are counted one after the other.
  await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${deskId}::uuid FOR NO KEY UPDATE`;
  const now = work.clock.now();
  const open = await work.tx.sharedLink.count({ where: { deskId, ...openAt(now) } });
  if (open >= MAX_LINKS) return { kind: 'full' };
  const expiresAt = new Date(now.getTime() + days * 86_400_000);
  const made = {
    id: work.newId(),
    deskId,
    ...terms,
    scopes: [...terms.scopes],
    createdBy: by,
    createdAt: now,
    expiresAt,
  };
  const signed = { ...made, tokenHash: hashOfToken(wish.token), revokedAt: null, revokedBy: null };
  const row = await work.tx.sharedLink.create({ data: { ...signed, mac: macOfLink(work.decisionKey, signed) } });
  const data = { linkId: made.id, ...terms, expiresAt };
  await journal(work, { kind: 'link.created', deskId, draftId: null, actor: by, data });
  await enqueueLinkNotice(work, { deskId, kind: 'link.created', data: { linkId: made.id } });
  return { kind: 'made', link: linkFromRow(row) };
}

/** Returns the most days for which a link may be valid. */
export function maxDaysOf({ showsTexts }: Pick<SharedLink, 'showsTexts'>): number {
  return showsTexts ? MAX_DAYS_WITH_TEXTS : MAX_LINK_DAYS;
}

/**
 * Revokes a desk's open links: one by its id, or all if `id` is null. The next request with such a link fails on every
 * replica.
 */
export async function revokeLinks(
  work: UnitOfWork,
  wish: { readonly deskId: string; readonly id: string | null; readonly by: string },
): Promise<readonly SharedLink[]> {
  const { deskId, id, by } = wish;
  const now = work.clock.now();
  const where = { deskId, ...openAt(now), ...(id === null ? {} : { id }) };
  const rows = await work.tx.sharedLink.findMany({ where, orderBy: { id: 'asc' } });
  for (const row of rows) {
    // A forged row opens nothing, and revoking must not make it genuine.
    const isOwn = isOwnLink(work.decisionKey, row);
    const revoked = { ...row, revokedAt: now, revokedBy: by };
    const mac = isOwn ? macOfLink(work.decisionKey, revoked) : row.mac;
    await work.tx.sharedLink.update({ where: { id: row.id }, data: { revokedAt: now, revokedBy: by, mac } });
    const data = { linkId: row.id, label: row.label };
    await journal(work, { kind: 'link.revoked', deskId, draftId: null, actor: by, data });
    await enqueueLinkNotice(work, { deskId, kind: 'link.revoked', data: { linkId: row.id } });
  }
  return rows.map(linkFromRow);
}

/** Reads a desk's open links, the oldest first. Leaves out rows that Tambour did not write, which open nothing. */
export async function linksOf(
  { db, clock, decisionKey }: Pick<Store, 'db' | 'clock' | 'decisionKey'>,
  deskId: string,
): Promise<readonly SharedLink[]> {
  const where = { deskId, ...openAt(clock.now()) };
  const rows = await db.sharedLink.findMany({ where, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }] });
  return rows.filter((row) => isOwnLink(decisionKey, row)).map(linkFromRow);
}

/** Reads one link, open or not; null if there is none. */
export async function readLink(tx: Pick<Transaction, 'sharedLink'>, id: string): Promise<SharedLink | null> {
  const row = await tx.sharedLink.findUnique({ where: { id } });
  return row === null ? null : linkFromRow(row);
}

/** Returns the parts of a row that may be shown. */
export function linkFromRow({ tokenHash: _hash, mac: _mac, ...link }: LinkRow): SharedLink {
  return link;
}

function openAt(now: Date): { readonly revokedAt: null; readonly expiresAt: { readonly gt: Date } } {
  return { revokedAt: null, expiresAt: { gt: now } };
}
