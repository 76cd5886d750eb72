import { type Desk, readDesk } from '#desks/desk.ts';
import { dayIn, workingHoursOf } from '#desks/working-hours.ts';
import type { NetworkKind, NetworkRules } from '#networks/network-rules.ts';
import type { Transaction } from '#storage/database.ts';
import { journal } from '#storage/journal.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { dropKeeping, type Keeping, lockKeeping } from './keeping.ts';
import { enqueueKeepingNotice } from './keeping-notice.ts';
import { calledOn, lastDay, type Step, stepDue } from './period.ts';

/** The part of the networks' rules that concerns the keeping of accounts. */
export type LogInRules = Readonly<Record<NetworkKind, Pick<NetworkRules, 'logInEveryDays'>>>;

/**
 * Enqueues the log-in reminders that are due; for one account only the latest. Ends the keeping of an account that the
 * desk no longer has. Returns how many were enqueued.
 */
export async function enqueueKeepings(store: Store, rules: LogInRules): Promise<number> {
  const { db, clock } = store;
  let ordered = 0;
  for (const keeping of await db.keeping.findMany({ orderBy: { accountId: 'asc' } })) {
    // Runs each minute: an account with nothing due is not locked.
    if ((await nextOf(db, keeping, { rules, now: clock.now() })).kind === 'nothing') continue;
    if (await store.write((work) => enqueueKeeping(work, rules, keeping.accountId))) ordered += 1;
  }
  return ordered;
}

type Next =
  | { readonly kind: 'nothing' }
  /** The desk no longer has the account. */
  | { readonly kind: 'lost' }
  /** The log-in was missed; a new period begins. */
  | { readonly kind: 'beginsAnew' }
  | { readonly kind: 'due'; readonly step: Step; readonly desk: Desk };

async function nextOf(
  tx: Transaction,
  keeping: Keeping,
  { rules, now }: { readonly rules: LogInRules; readonly now: Date },
): Promise<Next> {
  const desk = await readDesk(tx, { id: keeping.deskId }, now);
  const account = desk?.accounts.find(({ id }) => id === keeping.accountId);
  if (desk === null || account === undefined) return { kind: 'lost' };
  const { logInEveryDays } = rules[account.network];
  if (logInEveryDays === null) return { kind: 'nothing' };
  const hours = await workingHoursOf(desk, keeping.periodFrom);
  const step = stepDue(keeping, { hours, logInEveryDays, now });
  if (step !== null) return { kind: 'due', step, desk };
  const isOver = dayIn(desk.timeZone, now) > lastDay(keeping.periodFrom, desk.timeZone, logInEveryDays);
  return { kind: isOver ? 'beginsAnew' : 'nothing' };
}

async function enqueueKeeping(work: UnitOfWork, rules: LogInRules, accountId: string): Promise<boolean> {
  const now = work.clock.now();
  const keeping = await lockKeeping(work.tx, accountId);
  if (keeping === null) return false;
  const next = await nextOf(work.tx, keeping, { rules, now });
  switch (next.kind) {
    case 'nothing':
      return false;
    case 'lost':
      await dropKeeping(work, keeping, { id: 'tambour', name: null });
      return false;
    case 'beginsAnew':
      await work.tx.keeping.update({ where: { accountId }, data: { periodFrom: now, notifiedDay: 0 } });
      return false;
    case 'due':
      await enqueueKeepingDue(work, keeping, next);
      return true;
  }
}

async function enqueueKeepingDue(
  work: UnitOfWork,
  keeping: Keeping,
  { step, desk }: Extract<Next, { readonly kind: 'due' }>,
): Promise<void> {
  const { accountId, keeper, deputy } = keeping;
  await work.tx.keeping.update({ where: { accountId }, data: { notifiedDay: step.day } });
  const called = [...calledOn(step, keeping, desk)];
  const periodFrom = keeping.periodFrom.toISOString();
  const lastLoggedInAt = keeping.lastLoggedInAt?.toISOString() ?? null;
  const asking = { keeper, deputy, periodFrom, lastLoggedInAt, step: step.kind, day: step.day, called };
  const about = { accountId, at: work.clock.now().toISOString(), ...asking };
  await enqueueKeepingNotice(work, { kind: 'keeping.due', deskId: desk.id, data: about });
  if (step.kind !== 'missed') return;
  const data = { accountId, periodFrom };
  await journal(work, { kind: 'keeping.missed', deskId: desk.id, draftId: null, actor: 'tambour', data });
}
