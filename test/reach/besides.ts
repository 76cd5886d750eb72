import assert from 'node:assert/strict';

import { readDesk } from '#desks/desk.ts';
import { keepEntries } from '#reach/dossier/entered.ts';
import { confirmLot } from '#reach/past/pairs/decide-pairs.ts';
import { lotHash, lotSize, pairsOfDesk } from '#reach/past/pairs/open-pairs.ts';
import { keepPast } from '#reach/past/keep-past.ts';
import type { Store } from '#storage/store.ts';

import { pastPost } from '../support/past-posts.ts';
import { present } from '../support/publishing-scene.ts';
import type { TestStore } from '../support/store.ts';
import type { Dice } from './dice.ts';

const dayMs = 86_400_000;

/** A desk, and the days of its dossier. */
export interface BesidesOf {
  readonly deskId: string;
  readonly from: Date;
  readonly to: Date;
  readonly asOf: Date;
  readonly newId: () => string;
}

/** Writes what happened to a desk beside its posts: some of everything, on either side of the days as well. */
export async function addBesides(store: TestStore, dice: Dice, of: BesidesOf): Promise<void> {
  const { deskId, from, to, asOf, newId } = of;
  const { db } = store;
  const desk = present(await readDesk(db, { id: deskId }, asOf));
  const at = (): Date => new Date(from.getTime() - 9 * dayMs + dice.upTo(to.getTime() - from.getTime() + 18 * dayMs));
  const times = (most: number): readonly number[] => Array.from({ length: dice.upTo(most) }, (_, place) => place);
  const ids = desk.accounts.map(({ id }) => id);
  for (const accountId of ids) {
    for (const place of times(4)) {
      const postedAt = at();
      const told = dice.chance(0.9) ? { notifiedAt: postedAt } : {};
      const settled = dice.chance(0.4) ? { settledAt: asOf, settledBy: dice.pick(['tambour', 'karim']) } : {};
      const post = { id: newId(), accountId, remoteId: `f${place}`, url: 'https://social.example/f', text: '' };
      await db.foreignPost.create({ data: { ...post, postedAt, seenAt: postedAt, ...told, ...settled } });
    }
    for (const _ of times(3)) {
      const change = {
        id: newId(),
        accountId,
        kind: dice.pick(['edited', 'deleted', 'profile'] as const),
        seenAt: at(),
      };
      await db.outsideChange.create({ data: { ...change, settledAt: dice.chance(0.5) ? asOf : null } });
    }
  }
  const drafts = (await db.draft.findMany({ where: { deskId }, orderBy: { number: 'asc' } })).map(({ id }) => id);
  for (const _ of times(3)) await addPeriod(store, dice, of, at());
  for (const _ of times(3)) {
    const openedAt = at();
    const ended = dice.chance(0.7) ? { endedAt: new Date(openedAt.getTime() + dice.upTo(5 * dayMs)) } : {};
    const mode = dice.pick(['real', 'exercise'] as const);
    const id = newId();
    await db.emergency.create({ data: { id, deskId, mode, what: 'Crue', openedAt, openedBy: 'karim', ...ended } });
    for (const draftId of drafts.splice(0, dice.upTo(3))) {
      const said = { deskId, mode, part: 'free', version: 1, values: {}, revision: 1, fingerprint: 'f', by: 'karim' };
      await db.emergencyUse.create({ data: { id: newId(), emergencyId: id, draftId, at: openedAt, ...said } });
    }
  }
  for (const _ of times(8)) {
    const month = at().toISOString().slice(0, 7);
    const pointers = ids.filter(() => dice.chance(0.3)).map((accountId) => ({ accountId, text: '=Site, "A"\nAlerts' }));
    const entries = { moderation: { month, minutes: dice.upTo(900) }, pointers };
    await store.write((work) => keepEntries(work, { deskId, by: 'karim', entries }));
  }
  await addPast(store, dice, { of, desk, at });
}

async function addPeriod({ db }: TestStore, dice: Dice, { deskId, newId }: BesidesOf, fromAt: Date): Promise<void> {
  const toAt = new Date(fromAt.getTime() + (1 + dice.upTo(40)) * dayMs);
  const state = dice.pick(['agreed', 'agreed', 'asked', 'cancelled'] as const);
  const agreedAt = state === 'agreed' || dice.chance(0.5) ? fromAt : null;
  const endedAt = state === 'cancelled' ? new Date(fromAt.getTime() + dice.upTo(40) * dayMs) : null;
  const said = { label: 'Municipales', basis: 'Code', level: 'inform', timeZone: 'Europe/Paris', role: null } as const;
  const asked = { fingerprint: 'f', askedBy: 'karim', askedAt: fromAt, askedPolicy: 1, mac: 'm' };
  const times = { fromAt, toAt, state, agreedAt, endedAt };
  await db.period.create({ data: { id: newId(), deskId, ...said, ...asked, ...times } });
}

/** What was imported of each account, some posts with the same link as one on another network, and pairs confirmed of these. */
async function addPast(
  store: TestStore,
  dice: Dice,
  {
    of,
    desk,
    at,
  }: { readonly of: BesidesOf; readonly desk: Parameters<typeof keepPast>[1]['desk']; readonly at: () => Date },
): Promise<void> {
  if (dice.chance(0.4)) return;
  const shared = Array.from({ length: dice.upTo(20) }, (_, place) => ({
    at: at(),
    links: [`https://lakes.example/${place}`],
  }));
  const count = (): number | null => (dice.chance(0.95) ? dice.upTo(60) : null);
  for (const { id: accountId, network } of desk.accounts) {
    if (dice.chance(0.1)) continue;
    const alone = Array.from({ length: dice.upTo(15) }, () => ({ at: at() }));
    const posts = [...shared.filter(() => dice.chance(0.9)), ...alone].map((post, place) =>
      pastPost({ ...post, id: `${accountId}${place}`, likes: count(), shares: count() }),
    );
    const past = { posts, answeredAt: Array.from({ length: dice.upTo(9) }, at), continuations: 0, reposts: 0 };
    const source = network === 'x' ? 'archive' : 'api';
    const asked = {
      desk,
      accountId,
      source,
      countedAt: new Date(of.asOf.getTime() + 60 * dayMs),
      by: 'administrator',
      past,
    } as const;
    await store.write((work) => keepPast(work, asked));
  }
  if (!dice.chance(0.2)) await confirmLots(store, of.deskId, 4);
}

/** Has somebody confirm so many lots of the pairs of before, as they are shown. */
export async function confirmLots(store: Store, deskId: string, lots: number): Promise<void> {
  const by = { id: 'karim', name: 'Karim' };
  for (let lot = 0; lot < lots; lot += 1) {
    const { open } = await pairsOfDesk(store, deskId);
    if (open.length === 0) return;
    const shown = lotHash(open.slice(0, lotSize));
    const { kind } = await store.write((work) => confirmLot(work, { deskId, by, shown }));
    assert.equal(kind, 'confirmed');
  }
}
