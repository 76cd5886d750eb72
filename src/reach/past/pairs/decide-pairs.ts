import { journal } from '#storage/journal.ts';
import { lockNumbers } from '#storage/lock-numbers.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { lotHash, lotSize, pairsOfDesk, type PairOfPosts } from './open-pairs.ts';
import { macOfPair } from './pair-mac.ts';

interface Said {
  readonly deskId: string;
  readonly by: { readonly id: string; readonly name: string };
}

export type ConfirmOutcome =
  | { readonly kind: 'confirmed'; readonly count: number; readonly at: Date }
  /** The pairs differ from those that were shown. */
  | { readonly kind: 'changed' };

/** Confirms exactly the pairs that a person was shown; `shown` is their hash. */
export async function confirmLot(work: UnitOfWork, asked: Said & { readonly shown: string }): Promise<ConfirmOutcome> {
  const lot = (await openPairs(work, asked.deskId)).slice(0, lotSize);
  if (lot.length === 0 || lotHash(lot) !== asked.shown) return { kind: 'changed' };
  const at = await decide(work, asked, lot, 'confirmed');
  return { kind: 'confirmed', count: lot.length, at };
}

/** Refuses one pair: its two posts say different things. */
export async function refusePair(
  work: UnitOfWork,
  asked: Said & { readonly pairId: string },
): Promise<{ readonly kind: 'refused'; readonly at: Date } | { readonly kind: 'changed' }> {
  const pair = (await openPairs(work, asked.deskId)).find(({ id }) => id === asked.pairId);
  if (pair === undefined) return { kind: 'changed' };
  return { kind: 'refused', at: await decide(work, asked, [pair], 'refused') };
}

/** Withdraws what somebody decided at one moment: these pairs are open again. */
export async function takeBackPairs(
  work: UnitOfWork,
  { deskId, by, at }: Said & { readonly at: Date },
): Promise<{ readonly kind: 'takenBack'; readonly count: number } | { readonly kind: 'changed' }> {
  await work.tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockNumbers.past})`;
  const where = { deskId, by: by.id, at, state: { not: 'suggested' } } as const;
  const pairs = await work.tx.pastPair.findMany({ where, select: { id: true }, orderBy: { id: 'asc' } });
  if (pairs.length === 0) return { kind: 'changed' };
  await work.tx.pastPair.updateMany({ where, data: { state: 'suggested', by: null, name: null, at: null, mac: null } });
  const data = { pairs: pairs.map(({ id }) => id), state: 'suggested' };
  await journal(work, { kind: 'past.paired', deskId, draftId: null, actor: by.id, data });
  return { kind: 'takenBack', count: pairs.length };
}

async function openPairs(work: UnitOfWork, deskId: string): Promise<readonly PairOfPosts[]> {
  // Guards against imports, which renew the pairs, and against two people at once.
  await work.tx.$executeRaw`SELECT pg_advisory_xact_lock(${lockNumbers.past})`;
  return (await pairsOfDesk({ db: work.tx, decisionKey: work.decisionKey }, deskId)).open;
}

async function decide(
  work: UnitOfWork,
  { deskId, by }: Said,
  pairs: readonly PairOfPosts[],
  state: 'confirmed' | 'refused',
): Promise<Date> {
  const at = work.clock.now();
  const said = { state, by: by.id, name: by.name, at } as const;
  for (const pair of pairs) {
    const mac = macOfPair(work.decisionKey, { ...pair, ...said });
    await work.tx.pastPair.update({ where: { id: pair.id }, data: { ...said, mac } });
  }
  const data = { pairs: pairs.map(({ id }) => id), state, name: by.name };
  await journal(work, { kind: 'past.paired', deskId, draftId: null, actor: by.id, data });
  return at;
}
