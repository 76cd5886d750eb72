import type { UnitOfWork } from '#storage/store.ts';

/** Records that an account sleeps from now on, in place of any sleep under way. */
export async function keepBegun(
  work: UnitOfWork,
  sleep: {
    readonly accountId: string;
    readonly by: string;
    readonly until: Date | null;
    readonly why: string | null;
    readonly exceptEmergencies: boolean;
    /** The planned sleep that begins; null: it was not planned. */
    readonly plannedId: string | null;
  },
): Promise<void> {
  const { accountId, by, until, why, exceptEmergencies, plannedId } = sleep;
  const now = work.clock.now();
  await keepEnded(work, accountId);
  if (plannedId !== null) {
    await work.tx.sleep.update({ where: { id: plannedId }, data: { begunAt: now, exceptEmergencies } });
    return keepNext(work, accountId);
  }
  const times = { startsAt: now, endsAt: until, createdAt: now, begunAt: now };
  await work.tx.sleep.create({ data: { id: work.newId(), accountId, by, why, exceptEmergencies, ...times } });
}

/** Records that the account's sleep is over: now, or at its planned end if that has passed. */
export async function keepEnded(work: UnitOfWork, accountId: string): Promise<void> {
  const now = work.clock.now();
  await work.tx.$executeRaw`
    UPDATE "Sleep" SET "endedAt" = GREATEST("startsAt", LEAST(COALESCE("endsAt", ${now}), ${now}))
    WHERE "accountId" = ${accountId}::uuid AND "begunAt" IS NOT NULL AND "endedAt" IS NULL`;
}

/** Writes the next sleep into the account's row, which the gate reads, whenever a job begins the sleep. */
export async function keepNext(work: UnitOfWork, accountId: string): Promise<void> {
  const next = await work.tx.sleep.findFirst({
    where: { accountId, begunAt: null, cancelledAt: null },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  });
  const times = { sleepsAt: next?.startsAt ?? null, sleepsUntil: next?.endsAt ?? null };
  const data = { ...times, sleepsExceptEmergencies: next?.exceptEmergencies ?? false };
  await work.tx.account.update({ where: { id: accountId }, data });
}
