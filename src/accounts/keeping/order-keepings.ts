import { networkSchema } from '#desks/account.ts';
import { readDesk } from '#desks/desk.ts';
import { dayIn, workingHoursOf } from '#desks/working-hours.ts';
import type { NetworkKind, NetworkRules } from '#networks/network-rules.ts';
import { journal } from '#storage/journal.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { dropKeeping, lockKeeping } from './keeping.ts';
import { enqueueKeepingNotice } from './keeping-notice.ts';
import { calledOn, lastDay, stepDue } from './period.ts';

/** The networks' rules, as far as they concern who looks after an account. */
export type LogInRules = Readonly<Record<NetworkKind, Pick<NetworkRules, 'logInEveryDays'>>>;

/**
 * Enqueues the reminders to log in whose time has come: of several for one account the last alone. What the desk has no
 * more nobody looks after there. Returns how many were enqueued.
 */
export async function orderKeepings(store: Store, rules: LogInRules): Promise<number> {
  const kept = await store.db.keeping.findMany({ select: { accountId: true }, orderBy: { accountId: 'asc' } });
  let ordered = 0;
  for (const { accountId } of kept) {
    if (await store.write((work) => orderKeeping(work, rules, accountId))) ordered += 1;
  }
  return ordered;
}

async function orderKeeping(work: UnitOfWork, rules: LogInRules, accountId: string): Promise<boolean> {
  const now = work.clock.now();
  const keeping = await lockKeeping(work.tx, accountId);
  if (keeping === null) return false;
  const desk = await readDesk(work.tx, { id: keeping.deskId }, now);
  const account = desk?.accounts.find(({ id }) => id === accountId);
  if (desk === null || account === undefined) {
    await dropKeeping(work, keeping, { id: 'tambour', name: null });
    return false;
  }
  const { logInEveryDays } = rules[networkSchema.parse(account.network)];
  if (logInEveryDays === null) return false;
  const hours = await workingHoursOf(desk, keeping.periodFrom);
  const step = stepDue(keeping, { hours, logInEveryDays, now });
  if (step === null) {
    const isOver = dayIn(desk.timeZone, now) > lastDay(keeping.periodFrom, desk.timeZone, logInEveryDays);
    // What was missed is asked for again, as often as before.
    if (isOver) await work.tx.keeping.update({ where: { accountId }, data: { periodFrom: now, toldDay: 0 } });
    return false;
  }
  await work.tx.keeping.update({ where: { accountId }, data: { toldDay: step.day } });
  const called = [...calledOn(step, keeping, desk)];
  const periodFrom = keeping.periodFrom.toISOString();
  const { keeper, deputy } = keeping;
  const lastLoggedInAt = keeping.lastLoggedInAt?.toISOString() ?? null;
  const asking = { keeper, deputy, periodFrom, lastLoggedInAt, step: step.kind, day: step.day, called };
  const about = { accountId, at: now.toISOString(), ...asking };
  await enqueueKeepingNotice(work, { kind: 'keeping.due', deskId: desk.id, data: about });
  if (step.kind === 'missed') {
    const data = { accountId, periodFrom };
    await journal(work, { kind: 'keeping.missed', deskId: desk.id, draftId: null, actor: 'tambour', data });
  }
  return true;
}
