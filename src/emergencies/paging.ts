import { type Desk, readDesk } from '#desks/desk.ts';
import { mayApprove, type Members } from '#desks/may.ts';
import { barredOf } from '#drafts/authors-of.ts';
import { readDeskOf } from '#drafts/desk-of-draft.ts';
import { type Draft, lockDraft } from '#drafts/draft.ts';
import { isUseOf, readUse } from '#drafts/emergency/use.ts';
import { pagingOrder } from '#rota/on-call.ts';
import { journal } from '#storage/journal.ts';
import { notify } from '#storage/notify.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { pagingQueue } from './paging-queue.ts';

/** How long a called person has before the next one is called. */
const turnMs = 2 * 60_000;

/** People who could be called, as the chat knows them. */
export interface Reachable {
  /** Null if the chat did not answer in time; then the desk alone says who may approve. */
  readonly members: Members | null;
  /** People who have left the chat, or are guests by now. */
  readonly gone: readonly string[];
}

export interface Paged {
  readonly draftId: string;
  readonly deskId: string;
  /** Everybody who could be called at all. */
  readonly people: readonly string[];
}

/** Reads whom a due paging could call, so that the chat can be asked about them first; null if none is due. */
export async function readDuePaging(store: Store, draftId: string): Promise<Paged | null> {
  const { db, clock, decisionKey } = store;
  const row = await db.emergencyPaging.findUnique({
    where: { draftId },
    select: { nextAt: true, draft: { select: { deskId: true } } },
  });
  if (row === null || row.nextAt === null || row.nextAt > clock.now()) return null;
  const { deskId } = row.draft;
  const desk = await readDesk(db, { id: deskId }, clock.now());
  if (desk === null) return null;
  const order = await pagingOrder({ tx: db, decisionKey }, deskId, clock.now());
  return { draftId, deskId, people: [...new Set([...order, ...desk.stewards])] };
}

/**
 * Calls the next person who could decide, if it is time: people on call first, then those who come next, stewards last.
 * Two minutes later the next one is called. If nobody is left, enqueues a notice that says so; nothing is published.
 * Ends once somebody has decided, or the words were changed.
 */
export async function pageNext(work: UnitOfWork, draftId: string, reachable: Reachable): Promise<void> {
  const draft = await lockDraft(work.tx, draftId);
  const row = await work.tx.emergencyPaging.findUnique({ where: { draftId } });
  const now = work.clock.now();
  if (draft === null || row === null || row.nextAt === null || row.nextAt > now) return;
  const use = await readUse(work, draftId);
  if (draft.state !== 'asked' || !isUseOf(use, draft)) {
    await work.tx.emergencyPaging.update({ where: { draftId }, data: { nextAt: null } });
    return;
  }
  const desk = await readDeskOf(work.tx, draft, now);
  const order = await candidates(work, { draft, desk, reachable });
  const next = order.find((person) => !row.paged.includes(person));
  const { deskId } = draft;
  if (next === undefined) {
    await work.tx.emergencyPaging.update({ where: { draftId }, data: { nextAt: null, unansweredAt: now } });
    const data = { draftId, paged: row.paged };
    await journal(work, { kind: 'emergency.unanswered', deskId, draftId, actor: 'tambour', data });
    await enqueue(work, deskId, { kind: 'emergency.unanswered', key: draftId, data: { draftId } });
    return;
  }
  const nextAt = new Date(now.getTime() + turnMs);
  await work.tx.emergencyPaging.update({ where: { draftId }, data: { paged: [...row.paged, next], nextAt } });
  await journal(work, { kind: 'emergency.paged', deskId, draftId, actor: 'tambour', data: { person: next } });
  await enqueue(work, deskId, { kind: 'emergency.paged', key: `${draftId}:${next}`, data: { draftId, person: next } });
  const key = `page:${draftId}:${row.paged.length + 1}`;
  await work.jobs.enqueue(work.tx, pagingQueue, { key, data: { draftId }, startAfter: nextAt });
}

/**
 * Lists who can be called, in order: people of the rota who may decide, then stewards, who can at least find somebody.
 */
async function candidates(
  work: UnitOfWork,
  { draft, desk, reachable }: { readonly draft: Draft; readonly desk: Desk; readonly reachable: Reachable },
): Promise<readonly string[]> {
  const { members, gone } = reachable;
  const barred = barredOf(draft, desk);
  const order = await pagingOrder(work, desk.id, work.clock.now());
  // Without the chat's answer, only if the desk itself names its approvers are others known not to approve.
  const may = (person: string): boolean =>
    members === null
      ? desk.approversFrom !== 'people' || desk.steps !== null || desk.approvers.includes(person)
      : mayApprove(desk, person, members);
  const all = [...order.filter(may), ...desk.stewards];
  return [...new Set(all)].filter((person) => !barred.includes(person) && !gone.includes(person));
}

async function enqueue(
  work: UnitOfWork,
  deskId: string,
  { kind, key, data }: { readonly kind: string; readonly key: string; readonly data: object },
): Promise<void> {
  await notify(work, { key: `${kind}:${key}`, deskId, draftId: null, kind, data });
}

/** Re-enqueues due pagings whose job may have been lost. */
export async function sweepPaging(store: Store): Promise<void> {
  const due = await store.db.emergencyPaging.findMany({
    where: { nextAt: { lte: store.clock.now() } },
    select: { draftId: true, paged: true },
    orderBy: { draftId: 'asc' },
  });
  for (const { draftId, paged } of due) {
    const key = paged.length === 0 ? `page:${draftId}` : `page:${draftId}:${paged.length}`;
    await store.write((work) => work.jobs.enqueueIfAbsent(work.tx, pagingQueue, { key, data: { draftId } }));
  }
}
