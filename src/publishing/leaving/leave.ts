import { Temporal } from 'temporal-polyfill';

import { nameKeeper } from '#accounts/keeping/keeping.ts';
import { isAsAgreed, leaving as leavingRequest, lockLeaving } from '#accounts/leaving/leaving.ts';
import { enqueueLeavingNotice, enqueueForOtherDesks } from '#accounts/leaving/leaving-notice.ts';
import type { Leaving } from '#accounts/leaving/plan.ts';
import { changeStep, readSteps } from '#accounts/leaving/steps.ts';
import { endRequest } from '#approvals/requests/end.ts';
import { readDesk } from '#desks/desk.ts';
import { dayIn, isWorkingTime, workingHoursOf } from '#desks/working-hours.ts';
import { journal } from '#storage/journal.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { putToSleep } from '#publishing/holding/sleep.ts';

const remindEveryDays = 7;

// What the row of a plan says of notices already sent: of its review, and of overdue steps, with the day.
const reviewed = 'review';
const overdueOn = 'overdue:';

const tambour = { id: 'tambour', name: 'Tambour' } as const;

/**
 * Leaves each account whose last day is over: it sleeps until a waking is agreed to. Even before this has run nothing
 * leaves by it, since the gate checks the account's last day. A plan that is not as it was agreed puts nothing to
 * sleep, and the desks are notified. Returns how many accounts were looked at.
 */
export async function leaveDue(store: Store): Promise<number> {
  const now = store.clock.now();
  const due = await store.db.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Account" WHERE "leavesAt" <= ${now} ORDER BY "id"`;
  for (const { id } of due) await store.write((work) => leave(work, id));
  return due.length;
}

async function leave(work: UnitOfWork, accountId: string): Promise<void> {
  await work.tx.$executeRaw`SELECT FROM "Account" WHERE "id" = ${accountId}::uuid FOR NO KEY UPDATE`;
  const now = work.clock.now();
  const account = await work.tx.account.findUniqueOrThrow({ where: { id: accountId } });
  if (account.leavesAt === null || account.leavesAt > now) return;
  await work.tx.account.update({ where: { id: accountId }, data: { leavesAt: null } });
  const about = { kind: leavingRequest.kind, aboutId: accountId };
  const row = await work.tx.request.findFirst({ where: { ...about, state: 'agreed' }, select: { id: true } });
  const leaving = row === null ? null : await lockLeaving(work.tx, row.id, now);
  if (leaving === null) return;
  const { id, deskId, way, reference, keeper, deputy } = leaving;
  // A plan that nobody agreed to as it is puts nothing to sleep.
  if (!(await isAsAgreed(work, leaving, now))) {
    await endRequest(work, leaving, 'lapsed', 'changed');
    const data = { requestId: id, aboutId: accountId };
    await journal(work, { kind: 'leaving.void', deskId, draftId: null, actor: tambour.id, data });
    await enqueueForOtherDesks(work, { leavingId: id, deskId, accountId });
    return;
  }
  const exceptEmergencies = way === 'emergenciesOnly';
  await putToSleep(work, { accountId, by: tambour, until: null, why: reference, exceptEmergencies, leavingId: id });
  // Other plans that still wait came too late: after this, a new plan begins with a waking.
  const waiting = await work.tx.request.findMany({ where: { ...about, state: 'asked' }, orderBy: { id: 'asc' } });
  for (const one of waiting) await endRequest(work, one, 'replaced');
  // From now on nobody opens the account in their daily work.
  await nameKeeper(work, { accountId, deskId, keeper, deputy, by: { id: tambour.id, name: null } });
  const data = { requestId: id, aboutId: accountId };
  await journal(work, { kind: 'leaving.left', deskId, draftId: null, actor: tambour.id, data });
  await endRequest(work, leaving, 'done');
}

/**
 * Follows up all plans under way: ticks the last post once it is public, reminds owners of overdue steps once and then
 * each week, in their desk's working hours, and notifies when a review is due. Uses one transaction per plan.
 */
export async function followPlans(store: Store): Promise<void> {
  const rows = await store.db.request.findMany({
    where: { kind: leavingRequest.kind, state: { in: ['agreed', 'done'] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of rows) await store.write((work) => followPlan(work, id));
}

async function followPlan(work: UnitOfWork, id: string): Promise<void> {
  const leaving = await lockLeaving(work.tx, id, work.clock.now());
  if (leaving === null) return;
  await tickLastPost(work, leaving);
  await remind(work, leaving);
  if (leaving.notified.includes(reviewed) || leaving.reviewAt > work.clock.now()) return;
  await work.tx.request.update({ where: { id }, data: { notified: { push: reviewed } } });
  await enqueueLeavingNotice(work, { kind: 'leaving.review', deskId: leaving.deskId, leavingId: id });
}

async function tickLastPost(work: UnitOfWork, leaving: Leaving): Promise<void> {
  const step = (await readSteps(work.tx, leaving.id)).find(({ kind }) => kind === 'lastPost');
  if (step?.state !== 'open' || step.note === null) return;
  const { account, agreedAt } = leaving;
  const since = agreedAt === null ? {} : { sentAt: { gte: agreedAt } };
  const where = { draftId: step.note, accountId: account.id, state: 'sent', position: 1, ...since } as const;
  if ((await work.tx.delivery.count({ where })) === 0) return;
  await changeStep(work, leaving, { kind: 'lastPost', by: tambour, change: { state: 'done', note: null } });
}

async function remind(work: UnitOfWork, leaving: Leaving): Promise<void> {
  const now = work.clock.now();
  const desk = await readDesk(work.tx, { id: leaving.deskId }, now);
  if (desk === null) return;
  const day = dayIn(desk.timeZone, now);
  const overdue = await overdueSteps(work, leaving.id, day);
  const remindedOn = leaving.notified.findLast((word) => word.startsWith(overdueOn))?.slice(overdueOn.length) ?? null;
  if (overdue.length === 0 || !isToRemind(remindedOn, overdue, day)) return;
  if (!isWorkingTime(await workingHoursOf(desk, now), now)) return;
  await work.tx.request.update({ where: { id: leaving.id }, data: { notified: { push: `${overdueOn}${day}` } } });
  await enqueueLeavingNotice(work, { kind: 'leaving.overdue', deskId: desk.id, leavingId: leaving.id, day });
}

/** Tells whether a reminder is due: at once for newly overdue steps, and a week after the last one for all. */
function isToRemind(remindedOn: string | null, overdue: Awaited<ReturnType<typeof readSteps>>, day: string): boolean {
  if (remindedOn === null || overdue.some(({ dueOn }) => dueOn >= remindedOn)) return remindedOn !== day;
  return Temporal.PlainDate.from(remindedOn).add({ days: remindEveryDays }).toString() <= day;
}

/** Lists the steps of a plan that should have been done before a day. */
export async function overdueSteps(
  { tx }: Pick<UnitOfWork, 'tx'>,
  leavingId: string,
  day: string,
): ReturnType<typeof readSteps> {
  return (await readSteps(tx, leavingId)).filter(({ state, dueOn }) => state === 'open' && dueOn < day);
}
