import { createHash } from 'node:crypto';

import { canonicalJson } from '#storage/canonical-json.ts';
import type { Transaction } from '#storage/database.ts';
import { allKeys, type MasterKeys } from '#storage/master-key.ts';
import { type Home, isBound, seal, unseal } from '#storage/seal.ts';
import type { UnitOfWork } from '#storage/store.ts';
import { macOfCard } from './card-mac.ts';
import { macOfEvent } from './event-mac.ts';
import { findJournal, signOldJournal } from './existing-journal.ts';

/** Rows of one kind from before rows were signed. */
export interface Existing {
  /** One line of facts for each row that somebody has to judge. */
  readonly lines: readonly string[];
  /** How many other rows there are, which no longer decide anything. */
  readonly others: number;
  /** Covers all rows, so that only what was shown can be signed. */
  readonly digest: string;
}

/** A kind of rows that an administrator may vouch for. */
export interface SignedKind {
  readonly name: 'accounts' | 'cards' | 'events' | 'journal';
  readonly find: (tx: Transaction, keys: MasterKeys) => Promise<Existing>;
  /** Signs what `find` found; returns the data for the journal. */
  readonly sign: (work: UnitOfWork, keys: MasterKeys, by: string) => Promise<object>;
}

/** All kinds of rows that are signed, in the order in which they are shown. */
export const signedKinds: readonly SignedKind[] = [
  { name: 'accounts', find: findAccounts, sign: signAccounts },
  { name: 'cards', find: findCards, sign: signCards },
  { name: 'events', find: findEvents, sign: signEvents },
  { name: 'journal', find: findJournal, sign: (work, _, by) => signOldJournal(work, by) },
];

async function findAccounts(tx: Transaction): Promise<Existing> {
  const rows = await unboundAccounts(tx);
  const lines = rows.map(
    ({ handle, network, practice, serverUrl, remoteId }) =>
      `${handle} · ${network} · ${practice ? 'practice' : serverUrl} · id ${remoteId}`,
  );
  const all = rows.map(({ id, sealedToken, ...row }) => ({ id, sealed: sha256(sealedToken), home: homeOf(row) }));
  return { lines, others: 0, digest: sha256(canonicalJson(all)) };
}

/** Seals each token again, with the server and account that its row names. */
async function signAccounts({ tx }: UnitOfWork, keys: MasterKeys): Promise<object> {
  const signed: object[] = [];
  const unreadable: string[] = [];
  for (const row of await unboundAccounts(tx)) {
    const sealedFor = { accountId: row.id, purpose: 'token' };
    const opened = unseal(allKeys(keys), sealedFor, row.sealedToken);
    if (opened.kind === 'unreadable') {
      unreadable.push(row.id);
      continue;
    }
    const home = homeOf(row);
    const sealedToken = seal(keys.current, sealedFor, home, opened.secret);
    await tx.account.update({ where: { id: row.id }, data: { sealedToken } });
    await tx.account.updateMany({
      where: { id: row.id, pausedWhy: 'not_signed' },
      data: { state: 'active', pausedWhy: null },
    });
    signed.push({ accountId: row.id, ...home });
  }
  return { signed, unreadable };
}

async function unboundAccounts(
  tx: Transaction,
): Promise<readonly (Home & { readonly id: string; readonly handle: string; readonly sealedToken: Uint8Array })[]> {
  const rows = await tx.account.findMany({
    select: {
      id: true,
      handle: true,
      network: true,
      practice: true,
      serverUrl: true,
      remoteId: true,
      sealedToken: true,
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.filter(({ sealedToken }) => !isBound(sealedToken));
}

function homeOf({ network, practice, serverUrl, remoteId }: Home): Home {
  return { network, practice, serverUrl, remoteId };
}

async function findCards(tx: Transaction): Promise<Existing> {
  const rows = await tx.postedMessage.findMany({
    where: { mac: null },
    omit: { shownHash: true },
    orderBy: { key: 'asc' },
  });
  const open = await tx.$queryRaw<
    { key: string; desk: string; number: number; revision: number; text: string; channel: string; message: string }[]
  >`
    SELECT card."key", desk."name" AS "desk", draft."number", revision."number" AS "revision",
      left(revision."text", 60) AS "text", card."channel", card."message"
    FROM "PostedMessage" card
    JOIN "Draft" draft ON draft."id" = card."draftId" AND draft."state" IN ('asked', 'approved')
    JOIN "Desk" desk ON desk."id" = draft."deskId"
    JOIN "Revision" revision ON revision."draftId" = draft."id" AND revision."number" = card."revision"
      AND revision."number" = draft."currentRevision"
    WHERE card."mac" IS NULL AND card."role" = 'asked'
    ORDER BY desk."name", draft."number"`;
  const lines = open.map(
    ({ desk, number, revision, text, channel, message }) =>
      `${desk} · draft ${number}, version ${revision} · message ${message} in ${channel} · “${text}”`,
  );
  return { lines, others: rows.length - open.length, digest: sha256(canonicalJson(rows)) };
}

async function signCards({ tx, decisionKey }: UnitOfWork): Promise<object> {
  const rows = await tx.postedMessage.findMany({ where: { mac: null } });
  const keys = rows.map(({ key }) => key);
  const macs = rows.map((row) => macOfCard(decisionKey, row));
  await tx.$executeRaw`
    UPDATE "PostedMessage" SET "mac" = signed."mac"
    FROM unnest(${keys}::text[], ${macs}::text[]) AS signed("key", "mac")
    WHERE "PostedMessage"."key" = signed."key"`;
  return { signed: rows.length };
}

async function findEvents(tx: Transaction): Promise<Existing> {
  const rows = await unsignedEvents(tx);
  const lines = rows.map(
    ({ platform, keptAt, body }) => `${platform} · ${keptAt.toISOString()} · ${body.slice(0, 300)}`,
  );
  return { lines, others: 0, digest: sha256(canonicalJson(rows)) };
}

async function signEvents({ tx, decisionKey }: UnitOfWork): Promise<object> {
  const rows = await unsignedEvents(tx);
  for (const { platform, key, ...event } of rows) {
    const mac = macOfEvent(decisionKey, { platform, key, ...event });
    await tx.chatInbox.update({ where: { platform_key: { platform, key } }, data: { mac } });
  }
  return { signed: rows.map(({ platform, key }) => ({ platform, key })) };
}

async function unsignedEvents(
  tx: Transaction,
): Promise<
  readonly { readonly platform: string; readonly key: string; readonly body: string; readonly keptAt: Date }[]
> {
  return tx.chatInbox.findMany({
    where: { mac: null },
    omit: { mac: true },
    orderBy: [{ keptAt: 'asc' }, { key: 'asc' }],
  });
}

function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
