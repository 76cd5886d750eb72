import type { ReservePeriod } from '#desks/period.ts';
import { asSteps } from '#desks/stricter-steps.ts';
import { readDeskOf } from '#drafts/desk-of-draft.ts';
import { standingOfDraft } from '#drafts/decisions-on.ts';
import { enqueueDraftNotice } from '#drafts/draft-notice.ts';
import { lockDraft } from '#drafts/draft.ts';
import { withPeriodSteps } from '#drafts/period-steps.ts';
import { isGenuine } from '#periods/period-mac.ts';
import { enqueuePeriodNotice } from '#periods/period-notice.ts';
import { lockPeriod, writePeriodState } from '#periods/period.ts';
import type { Transaction } from '#storage/database.ts';
import { journal } from '#storage/journal.ts';
import { notify } from '#storage/notify.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { mostAskedApart, mostNamed } from '#publishing/deciding/ask-together.ts';
import { deliveriesOf } from '#publishing/delivery.ts';
import { isOfEmergency } from './is-of-emergency.ts';
import { move } from '#publishing/move.ts';
import { whyNotApproved } from '#publishing/stops/approval.ts';
import { reservePeriod } from '#publishing/stops/reserve-period.ts';
import type { HeldWhy } from '#publishing/why.ts';

/**
 * Holds what is due inside newly agreed periods, and asks about it: in each post's thread or, if there are many, in one
 * message in the channel. Posts planned later are asked about when they are planned. Uses one transaction per draft;
 * the next pass finds what a crash left. Returns how many deliveries were held.
 */
export async function holdForPeriods(store: Store): Promise<number> {
  // Raw SQL, which Prisma need not compile: this also runs at each start.
  const due = await store.db.$queryRaw<unknown[]>`
    SELECT 1 FROM "Period" WHERE "state" = 'agreed' AND "heldAt" IS NULL LIMIT 1`;
  if (due.length === 0) return 0;
  const periods = await store.db.period.findMany({
    where: { state: 'agreed', heldAt: null },
    orderBy: [{ agreedAt: 'asc' }, { id: 'asc' }],
  });
  let held = 0;
  for (const period of periods) held += await holdForPeriod(store, period);
  return held;
}

/**
 * Holds what is due inside newly agreed periods, and redraws the cards of what the desk's periods hold. Runs in a job.
 */
export async function followPeriod(store: Store, periodId: string): Promise<void> {
  await holdForPeriods(store);
  const { deskId } = await store.db.period.findUniqueOrThrow({ where: { id: periodId }, select: { deskId: true } });
  await showHeldByPeriods(store, deskId);
}

async function holdForPeriod(store: Store, period: ReservePeriod): Promise<number> {
  const draftIds = period.level === 'inform' ? [] : await draftsInside(store, period);
  await askTogether(store, period, draftIds);
  let held = 0;
  for (const draftId of draftIds) held += await store.write((work) => holdDraft(work, period, draftId));
  await store.db.period.updateMany({ where: { id: period.id }, data: { heldAt: store.clock.now() } });
  return held;
}

/** Lists the drafts with a delivery due inside a period, the soonest first. */
async function draftsInside(
  store: Store,
  { deskId, accountIds, fromAt, toAt }: ReservePeriod,
): Promise<readonly string[]> {
  const rows = await store.db.delivery.findMany({
    where: {
      state: 'ready',
      accountId: { in: accountIds },
      dueAt: { gte: fromAt, lt: toAt },
      correctsId: null,
      draft: { deskId },
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    select: { draftId: true },
  });
  return [...new Set(rows.map(({ draftId }) => draftId))];
}

/** Asks about all posts in one message, if there are too many to ask in each thread; once per period. */
async function askTogether(store: Store, period: ReservePeriod, draftIds: readonly string[]): Promise<void> {
  if (draftIds.length <= mostAskedApart) return;
  const { id: periodId, deskId } = period;
  const data = { periodId, count: draftIds.length, draftIds: draftIds.slice(0, mostNamed) };
  await store.write((work) =>
    notify(work, { key: togetherKey(periodId), deskId, draftId: null, kind: 'period.held', data }),
  );
}

function togetherKey(periodId: string): string {
  return `period.held:${periodId}`;
}

/** Holds a draft's deliveries that a period holds, and reopens the draft if only one more approval is missing. */
async function holdDraft(work: UnitOfWork, period: ReservePeriod, draftId: string): Promise<number> {
  const draft = await lockDraft(work.tx, draftId);
  if (draft?.state !== 'approved') return 0;
  const now = work.clock.now();
  const ordinaryDesk = await readDeskOf(work.tx, draft, now);
  const whyHeld = await reservePeriod.read({ work, draft, desk: ordinaryDesk, now });
  const isEmergency = await isOfEmergency(work.tx, draftId);
  const ownSteps = asSteps(ordinaryDesk).length;
  const isTold = (await work.tx.notice.count({ where: { key: togetherKey(period.id) } })) > 0;
  const ready = (await deliveriesOf(work.tx, draftId)).filter(({ state }) => state === 'ready');
  let held = 0;
  let isOpened = false;
  // One message for all accounts that are held for the same reason.
  const told = new Set<HeldWhy>();
  for (const delivery of ready) {
    const at = delivery.dueAt > now ? delivery.dueAt : now;
    const desk = isEmergency ? ordinaryDesk : withPeriodSteps(ordinaryDesk, draft.current.content, at);
    const standing = await standingOfDraft(work, draft, desk, now);
    const lacks = standing.kind === 'approved' ? null : whyNotApproved({ standing, ownSteps });
    const why: HeldWhy | null =
      (isEmergency || delivery.correction !== null ? null : whyHeld(delivery, at)) ??
      (lacks === 'period_approval' ? lacks : null);
    if (why === null) continue;
    await move(work, { draft, delivery }, 'hold', { why, isTold: isTold || told.has(why) });
    told.add(why);
    isOpened ||= why === 'period_approval';
    held += 1;
  }
  // So that the same revision can be approved once more.
  if (isOpened) await work.tx.draft.update({ where: { id: draftId }, data: { state: 'asked', changedAt: now } });
  return held;
}

/**
 * Redraws, once per period that has begun, its card and those of its desk's drafts that wait for approval: they may
 * need more approvals from now on.
 */
export async function showBegunPeriods(store: Store): Promise<void> {
  const now = store.clock.now();
  const running = await store.db.period.findMany({
    where: { state: 'agreed', fromAt: { lte: now }, toAt: { gt: now } },
    orderBy: [{ fromAt: 'asc' }, { id: 'asc' }],
    select: { id: true, deskId: true },
  });
  for (const { id: periodId, deskId } of running) {
    const key = `period.begun:${periodId}`;
    if ((await store.db.notice.count({ where: { key } })) > 0) continue;
    const drafts = await store.db.draft.findMany({
      where: { deskId, state: 'asked' },
      select: { id: true, deskId: true },
      orderBy: { createdAt: 'asc' },
    });
    for (const draft of drafts)
      await store.write((work) => enqueueDraftNotice(work, draft, { kind: 'draft.changed', data: {} }));
    await store.write((work) =>
      notify(work, { key, deskId, draftId: null, kind: 'period.changed', data: { periodId } }),
    );
  }
}

/**
 * Ends each period whose time is over, and enqueues one message about it. This releases no post: what the period held
 * waits until somebody lets it go. Returns how many ended.
 */
export async function endPeriods(store: Store): Promise<number> {
  const over = await store.db.period.findMany({
    where: { state: 'agreed', toAt: { lte: store.clock.now() } },
    orderBy: [{ toAt: 'asc' }, { id: 'asc' }],
    select: { id: true, deskId: true },
  });
  for (const { id, deskId } of over) {
    await store.write((work) => end(work, id));
    await showHeldByPeriods(store, deskId);
  }
  return over.length;
}

async function end(work: UnitOfWork, id: string): Promise<void> {
  const period = await lockPeriod(work.tx, id);
  if (period?.state !== 'agreed' || period.toAt > work.clock.now()) return;
  // A row changed by hand does not end the period: the desk's approvers have to cancel it.
  if (!isGenuine(work.decisionKey, period)) return;
  const { deskId } = period;
  await writePeriodState(work, period, 'ended');
  await journal(work, { kind: 'period.ended', deskId, draftId: null, actor: 'tambour', data: { periodId: id } });
  await enqueuePeriodNotice(work, { kind: 'period.ended', deskId, periodId: id });
}

/** Notifies a desk, once, of a period whose row Tambour did not write: until it is cancelled nothing routine leaves. */
export async function enqueueUnproven(store: Store): Promise<void> {
  const periods = await store.db.period.findMany({ orderBy: { id: 'asc' } });
  for (const period of periods) {
    if (isGenuine(store.decisionKey, period)) continue;
    const { id: periodId, deskId } = period;
    const key = `period.unproven:${periodId}:${period.number}`;
    if ((await store.db.notice.count({ where: { key } })) > 0) continue;
    await store.write(async (work) => {
      await journal(work, { kind: 'period.unproven', deskId, draftId: null, actor: 'tambour', data: { periodId } });
      await notify(work, { key, deskId, draftId: null, kind: 'period.unproven', data: { periodId } });
    });
  }
}

/** Enqueues a redraw of the cards of drafts that a period holds or held: their buttons depend on the period. */
async function showHeldByPeriods(store: Store, deskId: string): Promise<void> {
  const drafts = await store.db.draft.findMany({
    where: { deskId, deliveries: { some: { state: 'held', why: { in: [...periodWhys] } } } },
    select: { id: true, deskId: true },
    orderBy: { createdAt: 'asc' },
  });
  for (const draft of drafts)
    await store.write((work) => enqueueDraftNotice(work, draft, { kind: 'draft.changed', data: {} }));
}

/** The reasons for which a period holds something. */
const periodWhys = ['period_closed', 'period_approval', 'period_unproven'] as const;

/** Lists a desk's drafts with a delivery that a reserve period holds or held, the soonest first. */
export async function heldByPeriods(tx: Transaction, deskId: string): Promise<readonly string[]> {
  const rows = await tx.delivery.findMany({
    where: { state: 'held', why: { in: [...periodWhys] }, doubtSince: null, draft: { deskId } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    select: { draftId: true },
  });
  return [...new Set(rows.map(({ draftId }) => draftId))];
}
