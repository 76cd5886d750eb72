import { z } from 'zod';

import type { Profile } from '#networks/read-outcome.ts';
import { journal } from '#storage/journal.ts';
import type { OutsideChange } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueForDesksOf } from './foreign-notice.ts';

/** A change that others made on the network itself: to a post of Tambour's, or to the account's profile. */
export type Change =
  /** `mark`: the state of the post, which changes with each edit. */
  | { readonly kind: 'edited'; readonly deliveryId: string; readonly mark: string; readonly text: string }
  | { readonly kind: 'deleted'; readonly deliveryId: string }
  | { readonly kind: 'profile'; readonly before: Profile; readonly now: Profile };

const profileSchema = z.object({ name: z.string(), bio: z.string(), rest: z.string() });
const editSchema = z.object({ text: z.string() });

/** Returns the change that a row holds. Throws if the row lacks what its kind needs: somebody changed it by hand. */
export function changeFromRow({ id, kind, deliveryId, mark, before, now }: OutsideChange): Change {
  const has = <T>(value: T | null): T => {
    if (value === null) throw new Error(`the change ${id} lacks what ${kind} needs`);
    return value;
  };
  switch (kind) {
    case 'edited':
      return { kind, deliveryId: has(deliveryId), mark: has(mark), text: editSchema.parse(now).text };
    case 'deleted':
      return { kind, deliveryId: has(deliveryId) };
    case 'profile':
      return { kind, before: profileSchema.parse(before), now: profileSchema.parse(now) };
  }
}

/** Reads a stored profile; null: none. */
export function profileFrom(kept: unknown): Profile | null {
  return kept === null ? null : profileSchema.parse(kept);
}

/**
 * Notifies an account's desks about a change, once. Until somebody settles it, further changes of the same kind to the
 * same post or profile update that message, so that an intruder who keeps editing causes no flood.
 */
export async function enqueueChange(work: UnitOfWork, accountId: string, change: Change): Promise<void> {
  const { kind } = change;
  const deliveryId = change.kind === 'profile' ? null : change.deliveryId;
  const open = await work.tx.outsideChange.findFirst({ where: { accountId, kind, deliveryId, settledAt: null } });
  const state = {
    mark: change.kind === 'edited' ? change.mark : null,
    ...(change.kind === 'deleted' ? {} : { now: change.kind === 'edited' ? { text: change.text } : { ...change.now } }),
  };
  const changeId = open?.id ?? work.newId();
  if (open === null) {
    const before = change.kind === 'profile' ? { before: { ...change.before } } : {};
    const row = { id: changeId, accountId, kind, deliveryId, seenAt: work.clock.now() };
    await work.tx.outsideChange.create({ data: { ...row, ...state, ...before } });
  } else {
    await work.tx.outsideChange.update({ where: { id: changeId }, data: state });
  }
  const data = { changeId, accountId, change: kind, ...(deliveryId === null ? {} : { deliveryId }) };
  await journal(work, { kind: 'outside.seen', deskId: null, draftId: null, actor: 'tambour', data });
  const told = open === null ? 'outside.seen' : 'outside.changed';
  await enqueueForDesksOf(work, accountId, { kind: told, data: { changeId } });
}

/** Settles reported edits of a post after Tambour changed the post itself. */
export async function endEdits(work: UnitOfWork, deliveryId: string): Promise<void> {
  const where = { deliveryId, kind: 'edited', settledAt: null } as const;
  for (const { id } of await work.tx.outsideChange.findMany({ where })) {
    await endChange(work, id, { id: 'tambour', name: null });
  }
}

export type SettleChangeOutcome =
  | { readonly kind: 'settled' }
  /** Somebody was faster. */
  | { readonly kind: 'already' }
  /** No such change on an account of the desk. */
  | { readonly kind: 'notHere' };

/** Settles a change ("It was us") for all desks of its account. The caller checks who may do this. */
export async function settleChange(
  work: UnitOfWork,
  request: { readonly changeId: string; readonly deskId: string; readonly by: { id: string; name: string } },
): Promise<SettleChangeOutcome> {
  const { changeId, deskId, by } = request;
  const where = { id: changeId, account: { desks: { some: { deskId } } } };
  if ((await work.tx.outsideChange.count({ where })) === 0) return { kind: 'notHere' };
  return (await endChange(work, changeId, by)) ? { kind: 'settled' } : { kind: 'already' };
}

async function endChange(
  work: UnitOfWork,
  changeId: string,
  by: { readonly id: string; readonly name: string | null },
): Promise<boolean> {
  const { count } = await work.tx.outsideChange.updateMany({
    where: { id: changeId, settledAt: null },
    data: { settledAt: work.clock.now(), settledBy: by.id, settledName: by.name },
  });
  if (count === 0) return false;
  const { accountId, kind, deliveryId } = await work.tx.outsideChange.findUniqueOrThrow({ where: { id: changeId } });
  const data = { changeId, accountId, change: kind, deliveryId, name: by.name };
  await journal(work, { kind: 'outside.settled', deskId: null, draftId: null, actor: by.id, data });
  await enqueueForDesksOf(work, accountId, { kind: 'outside.settled', data: { changeId } });
  return true;
}
