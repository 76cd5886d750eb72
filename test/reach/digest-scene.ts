import assert from 'node:assert/strict';

import { rules } from '#app/rules.ts';
import { readDesk } from '#desks/desk.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Counts } from '#networks/read-outcome.ts';
import { composeDigest } from '#reach/compose-digest.ts';
import type { Digest, DigestColumn } from '#reach/digest.ts';
import type { TakenReading } from '#reach/taken-readings.ts';
import type { ReachPrices } from '#reach/cost-of.ts';
import type { Store } from '#storage/store.ts';

import { seeded } from '../support/seeded.ts';
import {
  addAccount,
  addDesk,
  addDraft,
  addPublished,
  addRevision,
  type DigestRows,
  keepRows,
  noRows,
  type RevisionRef,
} from './digest-rows.ts';
import { seededIds } from './seeded-ids.ts';

// A digest of Monday 23 November 2026 at nine in Paris: posts from Friday to Friday, eight o'clock.
export const from = new Date('2026-11-13T07:00:00Z');
export const to = new Date('2026-11-20T07:00:00Z');
export const asOf = new Date('2026-11-23T08:00:00Z');
export const monday = new Date('2026-11-16T10:00:00Z');
const hourMs = 3_600_000;

const prices: ReachPrices = {
  asOf: '2026-08-22',
  post: 0.015,
  postWithLink: 0.2,
  altText: 0.005,
  ownedRead: 0.001,
  postRead: 0.005,
  userRead: 0.01,
};

/** Makes the ids of rows written by hand: the same ones in every run. */
export const newId = seededIds(seeded(7));

/** A desk's two accounts. */
export interface Accounts {
  readonly mastodon: string;
  readonly x: string;
}

/** Counts of one post: no more than its likes, but for the changes. */
export function counts(likes: number | null, changes: Partial<Counts> = {}): Counts {
  const none = { shares: 0, quotes: 0, replies: 0, ownReplies: 0, unanswered: null, views: null };
  return { likes, ...none, ...changes };
}

/** A draft with one revision. */
export function text(rows: DigestRows, deskId: string, number: number, said?: string): RevisionRef {
  const draftId = addDraft(rows, deskId, number);
  return addRevision(rows, { deskId, draftId }, said === undefined ? {} : { text: said });
}

/** A post that was read 72 hours later; null: was not read. */
export function post(
  rows: DigestRows,
  of: RevisionRef,
  account: { readonly network: NetworkKind; readonly id: string; readonly at?: Date },
  read: Counts | 'missing' | 'unreadable' | 'missed' | null,
): string {
  const { network, id: accountId, at: publishedAt = monday } = account;
  const readAt = new Date(publishedAt.getTime() + 72 * hourMs);
  const taken = (): TakenReading =>
    typeof read === 'string'
      ? { age: 'h72', readAt, outcome: read, counts: null }
      : { age: 'h72', readAt, outcome: 'counts', counts: read };
  return addPublished(rows, of, { accountId, network, publishedAt, readings: read === null ? [] : [taken()] });
}

/** Opens a desk of Paris with an account on each network, in an empty set of rows. */
export function openRows(): { readonly rows: DigestRows; readonly deskId: string } & Accounts {
  const rows = noRows(newId);
  const mastodon = addAccount(rows, 'mastodon', { handle: '@bruyere@social.example' });
  const x = addAccount(rows, 'x', { handle: '@bruyere' });
  return { rows, mastodon, x, deskId: addDesk(rows, 'Europe/Paris', [mastodon, x]) };
}

/** The desk's digest. */
export async function compose(store: Store, deskId: string): Promise<Digest> {
  const desk = (await readDesk(store.db, { id: deskId }, asOf)) ?? assert.fail('no desk');
  return composeDigest(store.db, { desk, period: { from, to }, asOf, rules, prices, decisionKey: store.decisionKey });
}

/** The desk's digest, once these rows are written. */
export async function composed(store: Store, rows: DigestRows, deskId: string): Promise<Digest> {
  await keepRows(store, rows);
  return compose(store, deskId);
}

/** A column of which nothing is known. */
export const unread: Omit<DigestColumn, 'accountId' | 'network' | 'handle'> = {
  posts: 0,
  read: 0,
  late: 0,
  interactions: null,
  likes: null,
  shares: null,
  quotes: null,
  replies: null,
  perThousandFollowers: null,
  unanswered: null,
  views: null,
  followers: { now: null, before: null },
  best: null,
};

// Fridays at eight in Paris, until 25 October in summer time.
const ends = ['09-04T06', '09-11T06', '09-18T06', '09-25T06', '10-02T06', '10-09T06', '10-16T06', '10-23T06'].concat([
  '10-30T07',
  '11-06T07',
  '11-13T07',
  '11-20T07',
]);

function emptyTrend(): Digest['trend'] {
  const medians = [null, null];
  const weeks = ends.map((end) => ({ endsAt: `2026-${end}:00:00.000Z`, medians }));
  return { networks: ['mastodon', 'x'], medians, weeks };
}

/** The digest of a desk that published nothing. */
export function nothing({ mastodon, x }: Accounts): Digest {
  const tooFew: Digest['comparison']['period'] = { kind: 'tooFew', pairs: 0, ahead: [0, 0] };
  return {
    from: '2026-11-13T07:00:00.000Z',
    to: '2026-11-20T07:00:00.000Z',
    asOf: '2026-11-23T08:00:00.000Z',
    columns: [
      { accountId: mastodon, network: 'mastodon', handle: '@bruyere@social.example', ...unread },
      { accountId: x, network: 'x', handle: '@bruyere', ...unread },
    ],
    further: [],
    compared: ['mastodon', 'x'],
    posts: 0,
    published: [],
    waiting: 0,
    pairs: [],
    medians: [null, null],
    before: { posts: 0, interactions: null, pairs: 0, medians: [null, null] },
    toAnswer: [],
    relayed: { drafts: [], unanswered: null, pairs: [] },
    unpaired: [],
    emergencies: [],
    reserve: { periods: [], overrides: [] },
    sleeps: [],
    comparison: { period: tooFew, twelveWeeks: tooFew },
    twelveWeeks: {
      shares: tooFew,
      replies: tooFew,
      perThousandFollowers: tooFew,
    },
    at28Days: null,
    series: [],
    trend: emptyTrend(),
    absences: [],
    hoursToApproval: null,
    cost: { posts: 0, reading: 0, pricesAsOf: '2026-08-22' },
  };
}
