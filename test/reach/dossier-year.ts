import assert from 'node:assert/strict';

import { rules } from '#app/rules.ts';
import { readDesk } from '#desks/desk.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import type { Counts } from '#networks/read-outcome.ts';
import { composeDossier } from '#reach/dossier/compose-dossier.ts';
import type { Dossier } from '#reach/dossier/dossier.ts';
import type { TakenReading } from '#reach/taken-readings.ts';
import type { Store } from '#storage/store.ts';

import { testPrices } from '../support/prices.ts';
import { seeded } from '../support/seeded.ts';
import {
  addAccount,
  addDelivery,
  addDesk,
  addDraft,
  addFollowers,
  addPublished,
  addRevision,
  addSleep,
  type DigestRows,
  noRows,
} from './digest-rows.ts';
import { diceOf } from './dice.ts';
import { randomAnswers } from './random-readings.ts';
import { seededIds } from './seeded-ids.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** The days of the year, in Paris. */
export const year = { first: '2025-12-01', last: '2026-11-30' } as const;
const beginsAt = new Date('2025-11-30T23:00:00Z');
const days = 365;
/** Some weeks after the year, so that most posts have all their readings. */
export const afterYear = new Date('2026-12-20T08:00:00Z');

/** A desk of a made-up year, in rows that are not written yet. */
export interface Year {
  readonly rows: DigestRows;
  readonly deskId: string;
  readonly accounts: readonly { readonly id: string; readonly network: NetworkKind }[];
}

/**
 * Makes up a year of a desk: posts on working days, on both networks or on one, with what a real year has: posts that
 * nobody could read, that vanished, were corrected in their place, taken back, relayed, or left late; an account that slept.
 */
export function makeUpYear({
  posts = 160,
  seed = 11,
  networks = ['mastodon', 'x'],
}: {
  readonly posts?: number;
  readonly seed?: number;
  readonly networks?: readonly NetworkKind[];
} = {}): Year {
  const random = seeded(seed);
  const dice = diceOf(random);
  const rows = noRows(seededIds(random));
  const accounts = networks.map((network, at) => ({
    network,
    id: addAccount(rows, network, {
      handle: network === 'mastodon' ? `@bruyere${at || ''}@social.example` : `@bruyere${at > 1 ? at : ''}`,
    }),
  }));
  const deskId = addDesk(
    rows,
    'Europe/Paris',
    accounts.map(({ id }) => id),
  );
  const slept = accounts.find(({ network }) => network === 'x');
  if (slept !== undefined) {
    const startsAt = new Date('2026-05-03T22:00:00Z');
    const endsAt = new Date('2026-05-10T22:00:00Z');
    addSleep(rows, slept.id, { startsAt, endsAt, endedAt: endsAt, cancelledAt: null });
  }
  for (const [at, { id, network }] of accounts.entries()) {
    for (let day = 0; day < days; day += 1) {
      // Nobody read them in April.
      if (day >= 121 && day < 151) continue;
      const readAt = new Date(beginsAt.getTime() + day * dayMs + 3 * hourMs);
      addFollowers(rows, id, readAt, (network === 'x' ? 11_600 : 1700 + 40 * at) + (network === 'x' ? -1 : 2) * day);
    }
  }
  for (let number = 1; number <= posts; number += 1) {
    const publishedAt = new Date(
      beginsAt.getTime() + Math.floor((days * dayMs * number) / (posts + 1)) + dice.upTo(hourMs),
    );
    const draftId = addDraft(rows, deskId, number);
    const planned = dice.chance(0.2) ? new Date(publishedAt.getTime() - dice.upTo(9) * 60_000) : null;
    const text = dice.chance(0.3) ? 'Le pont est ouvert : https://bruyere.example/pont' : 'Le pont est ouvert.';
    const of = addRevision(
      rows,
      { deskId, draftId },
      { text, publishAt: planned, alts: dice.chance(0.2) ? ['Un pont'] : [] },
    );
    if (dice.chance(0.1)) rows.relayed.push({ deskId, draftId, original: null });
    const topic = Math.exp(2.6 + 1.1 * (random() + random() - 1));
    const where = dice.chance(0.12) ? [dice.pick(accounts)] : accounts;
    for (const account of where) {
      const sentAt = new Date(publishedAt.getTime() + dice.upTo(20_000) + (dice.chance(0.04) ? 20 * 60_000 : 0));
      if (dice.chance(0.03)) {
        addDelivery(rows, of, { accountId: account.id, state: 'failed', dueAt: sentAt, why: 'invalid' });
        continue;
      }
      const level = Math.round(topic * (account.network === 'x' ? 0.8 : 1) * (0.5 + random()));
      const id = addPublished(rows, of, {
        accountId: account.id,
        network: account.network,
        publishedAt: sentAt,
        readings: readingsOf(dice, account.network, { sentAt, level }),
        takenBack: dice.chance(0.02) ? 'retracted' : null,
      });
      if (dice.chance(0.05))
        correctInPlace(rows, {
          deskId,
          accountId: account.id,
          id,
          at: new Date(sentAt.getTime() + dice.upTo(96) * hourMs),
        });
      if (dice.chance(0.03)) Object.assign(rows.deliveries.at(-1) ?? {}, { doubtSince: sentAt });
    }
  }
  return { rows, deskId, accounts };
}

function readingsOf(
  dice: ReturnType<typeof diceOf>,
  network: NetworkKind,
  { sentAt, level }: { readonly sentAt: Date; readonly level: number },
): readonly TakenReading[] {
  const at = (hours: number): Date => new Date(sentAt.getTime() + hours * hourMs + dice.upTo(40) * 60_000);
  if (dice.chance(0.03)) return [{ age: 'h72', readAt: at(72), outcome: 'missed', counts: null }];
  if (dice.chance(0.02)) return [{ age: 'h72', readAt: at(72), outcome: 'missing', counts: null }];
  const counts = (share: number): Counts => {
    const replies = dice.upTo(Math.max(1, Math.round((level * share) / 4)));
    const ownReplies = dice.chance(0.5) ? dice.upTo(replies) : 0;
    return {
      likes: Math.round(level * share),
      shares: Math.round((level * share) / 3),
      quotes: dice.chance(0.1) ? null : dice.upTo(2),
      replies,
      ownReplies,
      unanswered: network === 'x' ? null : dice.upTo(replies - ownReplies),
      views: network === 'x' ? level * 90 : null,
    };
  };
  const counted = (age: 'h72' | 'd28', readAt: Date, share: number): TakenReading => {
    return { age, readAt, outcome: 'counts', counts: counts(share), ...randomAnswers(readAt, 'counts') };
  };
  const readings: TakenReading[] = [counted('h72', at(72), 1)];
  if (dice.chance(0.95)) readings.push(counted('d28', at(672), 1.1));
  return readings;
}

function correctInPlace(
  rows: DigestRows,
  {
    deskId,
    accountId,
    id,
    at,
  }: { readonly deskId: string; readonly accountId: string; readonly id: string; readonly at: Date },
): void {
  const of = addRevision(rows, { deskId, draftId: addDraft(rows, deskId, 100_000 + rows.drafts.length) });
  addDelivery(rows, of, { accountId, state: 'sent', dueAt: at, sentAt: at, way: 'edit', correctsId: id });
}

/** The dossier of the desk's year. */
export async function dossierOf(
  store: Store,
  deskId: string,
  {
    days: span = year,
    asOf = afterYear,
  }: { readonly days?: { readonly first: string; readonly last: string }; readonly asOf?: Date } = {},
): Promise<Dossier> {
  const desk = (await readDesk(store.db, { id: deskId }, asOf)) ?? assert.fail('no desk');
  return composeDossier(store, { desk, days: span, asOf, rules, prices: testPrices });
}
