import { rules } from '#app/rules.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import { recordReadings } from '#reach/record-readings.ts';
import type { TakenReading, TakenReadings } from '#reach/taken-readings.ts';
import type { DeliveryState, Prisma } from '#storage/generated/client.ts';
import type { Database } from '#storage/database.ts';
import type { Store } from '#storage/store.ts';

const longAgo = new Date('2025-01-01T00:00:00Z');

/** Rows of any number of desks, to be written at once. */
export interface DigestRows {
  readonly newId: () => string;
  readonly accounts: Prisma.AccountCreateManyInput[];
  readonly desks: Prisma.DeskCreateManyInput[];
  readonly deskAccounts: Prisma.DeskAccountCreateManyInput[];
  readonly drafts: Prisma.DraftCreateManyInput[];
  readonly revisions: Prisma.RevisionCreateManyInput[];
  readonly decisions: Prisma.DecisionCreateManyInput[];
  readonly deliveries: Prisma.DeliveryCreateManyInput[];
  readonly figures: Prisma.DeliveryFiguresCreateManyInput[];
  readonly followers: Map<string, Prisma.FollowerReadingCreateManyInput>;
  readonly sleeps: Prisma.SleepCreateManyInput[];
  readonly billed: Prisma.BilledReadsCreateManyInput[];
  readonly taken: Map<string, TakenReadings[]>;
  /** Drafts that came from a source of their desk, with the post from which each was relayed, if that is read. */
  readonly relayed: {
    readonly deskId: string;
    readonly draftId: string;
    readonly original: Omit<Prisma.OriginalFiguresCreateManyInput, 'draftId'> | null;
  }[];
  /** Taken back once they were read. */
  readonly takenBack: { readonly id: string; readonly state: 'retracting' | 'retracted' }[];
}

export interface RevisionRef {
  readonly deskId: string;
  readonly draftId: string;
  readonly revision: number;
}

export function noRows(newId: () => string): DigestRows {
  return {
    newId,
    accounts: [],
    desks: [],
    deskAccounts: [],
    drafts: [],
    revisions: [],
    decisions: [],
    deliveries: [],
    figures: [],
    followers: new Map(),
    sleeps: [],
    billed: [],
    taken: new Map(),
    relayed: [],
    takenBack: [],
  };
}

export function addAccount(
  rows: DigestRows,
  network: NetworkKind,
  changes: Partial<Prisma.AccountCreateManyInput> = {},
): string {
  const id = rows.newId();
  const limits = rules[network].defaultLimits;
  rows.accounts.push({
    id,
    network,
    practice: true,
    serverUrl: '',
    remoteId: id,
    handle: `@${network}-${rows.accounts.length}`,
    displayName: 'Bruyère',
    software: 'practice',
    limits: { ...limits, mimeTypes: [...limits.mimeTypes] },
    limitsReadAt: longAgo,
    sealedToken: new Uint8Array(),
    createdAt: longAgo,
    ...changes,
  });
  return id;
}

export function addDesk(rows: DigestRows, timeZone: string, accountIds: readonly string[]): string {
  const id = rows.newId();
  rows.desks.push({
    id,
    platform: 'sandbox:practice',
    channel: id,
    name: 'Bruyère',
    language: 'fr',
    timeZone,
    createdAt: longAgo,
  });
  rows.deskAccounts.push(...accountIds.map((accountId, position) => ({ deskId: id, accountId, position })));
  return id;
}

export function addDraft(rows: DigestRows, deskId: string, number: number): string {
  const id = rows.newId();
  rows.drafts.push({
    id,
    deskId,
    number,
    author: 'amina',
    state: 'approved',
    currentRevision: 1,
    createdAt: longAgo,
    changedAt: longAgo,
  });
  return id;
}

export function addRevision(
  rows: DigestRows,
  draft: { readonly deskId: string; readonly draftId: string },
  changes: Partial<Prisma.RevisionCreateManyInput> & { readonly alts?: readonly string[] } = {},
): RevisionRef {
  const { alts = [], ...rest } = changes;
  const row: Prisma.RevisionCreateManyInput = {
    draftId: draft.draftId,
    number: 1,
    text: 'Le pont est ouvert.',
    language: 'fr',
    timeZone: 'Europe/Paris',
    editedBy: 'amina',
    fingerprint: 'f',
    createdAt: longAgo,
    media: alts.map((alt) => ({
      sha256: 'a'.repeat(64),
      mimeType: 'image/png',
      width: 1,
      height: 1,
      byteLength: 1,
      alt,
    })),
    ...rest,
  };
  rows.revisions.push(row);
  return { ...draft, revision: row.number };
}

export function addDecision(
  rows: DigestRows,
  { deskId, draftId, revision }: RevisionRef,
  changes: Partial<Prisma.DecisionCreateManyInput> & { readonly decidedAt: Date },
): void {
  rows.decisions.push({
    id: rows.newId(),
    deskId,
    subjectKind: 'draft',
    subjectId: draftId,
    revision,
    fingerprint: 'f',
    person: 'karim',
    personName: 'Karim',
    kind: 'approve',
    via: 'button',
    ...changes,
  });
}

export function addDelivery(
  rows: DigestRows,
  { draftId, revision }: RevisionRef,
  changes: Partial<Prisma.DeliveryCreateManyInput> & {
    readonly accountId: string;
    readonly state: DeliveryState;
    readonly dueAt: Date;
  },
): string {
  const id = rows.newId();
  const base = { id, draftId, revision, fingerprint: 'f', key: id, notAfterAt: longAgo, createdAt: longAgo };
  rows.deliveries.push({ ...base, ...changes });
  return id;
}

/** A public post, with what was read of it, youngest first. */
export function addPublished(
  rows: DigestRows,
  of: RevisionRef,
  post: {
    readonly accountId: string;
    readonly network: NetworkKind;
    readonly publishedAt: Date;
    readonly readings?: readonly TakenReading[];
    readonly boosted?: TakenReadings['boosted'];
    readonly takenBack?: 'retracting' | 'retracted' | null;
  },
): string {
  const { accountId, network, publishedAt, readings = [], boosted = null, takenBack = null } = post;
  const id = addDelivery(rows, of, { accountId, state: 'sent', dueAt: publishedAt, sentAt: publishedAt });
  const delivery = rows.deliveries.at(-1);
  if (delivery !== undefined) Object.assign(delivery, { remoteId: id, remoteUrl: `https://social.example/${id}` });
  const [first, ...others] = readings;
  rows.figures.push({
    deliveryId: id,
    deskId: of.deskId,
    accountId,
    network,
    draftId: of.draftId,
    revision: of.revision,
    publishedAt,
  });
  if (first !== undefined) {
    const ofAccount = rows.taken.get(accountId) ?? [];
    rows.taken.set(accountId, [...ofAccount, { deliveryId: id, publishedAt, readings: [first, ...others], boosted }]);
  }
  if (takenBack !== null) rows.takenBack.push({ id, state: takenBack });
  return id;
}

/** One a day and account: a second one of the same day is left out. */
export function addFollowers(rows: DigestRows, accountId: string, readAt: Date, followers: number | null): void {
  const day = new Date(readAt.toISOString().slice(0, 10));
  const key = `${accountId} ${day.toISOString()}`;
  if (!rows.followers.has(key)) rows.followers.set(key, { accountId, day, followers, readAt });
}

export function addSleep(
  rows: DigestRows,
  accountId: string,
  times: Required<Pick<Prisma.SleepCreateManyInput, 'startsAt' | 'endsAt' | 'endedAt' | 'cancelledAt'>>,
): void {
  const { startsAt, cancelledAt } = times;
  const begunAt = cancelledAt === null ? startsAt : null;
  rows.sleeps.push({ id: rows.newId(), accountId, label: 'A day without X', createdAt: startsAt, begunAt, ...times });
}

/** Writes them all: what was read by way of `recordReadings`, which copies it to where a digest finds it. */
export async function keepRows(store: Store, rows: DigestRows): Promise<void> {
  const { db } = store;
  await db.account.createMany({ data: rows.accounts });
  await db.desk.createMany({ data: rows.desks });
  await db.deskAccount.createMany({ data: rows.deskAccounts });
  await insert(db, 'Draft', rows.drafts);
  await insert(db, 'Revision', rows.revisions);
  await insert(db, 'Decision', rows.decisions);
  await insert(db, 'Delivery', rows.deliveries);
  await insert(db, 'DeliveryFigures', rows.figures);
  await insert(db, 'FollowerReading', [...rows.followers.values()]);
  await db.sleep.createMany({ data: rows.sleeps });
  await insert(db, 'BilledReads', rows.billed);
  await keepRelayed(store, rows);
  for (const [accountId, taken] of rows.taken)
    await store.write((work) => recordReadings(work, accountId, { taken, vain: [] }));
  for (const state of ['retracting', 'retracted'] as const) {
    const ids = rows.takenBack.filter((one) => one.state === state).map(({ id }) => id);
    await db.delivery.updateMany({ where: { id: { in: ids } }, data: { state } });
  }
}

/** A source for each desk that relayed. */
async function keepRelayed({ db }: Store, { newId, relayed }: DigestRows): Promise<void> {
  for (const [deskId, drafts] of Map.groupBy(relayed, (one) => one.deskId)) {
    const id = newId();
    const times = { createdAt: longAgo, changedAt: longAgo, nextAt: longAgo };
    const said = { url: 'https://lakes.example/feed', label: 'Site', template: '{title} {link}', savedBy: 'amina' };
    await db.source.create({ data: { id, deskId, ...said, ...times, wordedBy: ['amina'], state: 'on' } });
    const item = { sourceId: id, hash: 'h', seenAt: longAgo, shown: { title: 'a', summary: '', link: 'b' } };
    await db.sourceItem.createMany({ data: drafts.map(({ draftId }) => ({ ...item, key: draftId, draftId })) });
    await db.originalFigures.createMany({
      data: drafts.flatMap(({ draftId, original }) => (original === null ? [] : [{ ...original, draftId }])),
    });
  }
}

/** As `createMany`, which takes three times as long with thousands of rows. */
async function insert(db: Database, table: string, rows: readonly object[]): Promise<void> {
  for (const [columns, some] of Map.groupBy(rows, (row) =>
    Object.keys(row)
      .map((name) => `"${name}"`)
      .join(', '),
  )) {
    await db.$executeRawUnsafe(
      `INSERT INTO "${table}" (${columns})
       SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1::jsonb)`,
      JSON.stringify(some),
    );
  }
}
