import { keepNext } from '#accounts/sleeps.ts';
import type { ReservePeriod } from '#desks/period.ts';
import { periodFingerprint } from '#periods/period-mac.ts';
import { macOfWish } from '#storage/signing/wish-mac.ts';
import type { UnitOfWork } from '#storage/store.ts';

/** From when until just before when. */
export interface Span {
  readonly from: Date;
  readonly until: Date;
}

/** Writes a planned sleep that nothing has begun yet, as `planSleep` does, also one that began long ago. */
export async function sleepPlanned(
  work: UnitOfWork,
  accountId: string,
  { from: startsAt, until: endsAt }: Span,
  exceptEmergencies = false,
): Promise<void> {
  const times = { startsAt, endsAt, createdAt: work.clock.now() };
  await work.tx.sleep.create({ data: { id: work.newId(), accountId, by: 'amina', ...times, exceptEmergencies } });
  await keepNext(work, accountId);
}

/** Writes a genuine reserve period, also one that began long ago. */
export async function periodWritten(
  work: UnitOfWork,
  deskId: string,
  { accountIds, span, ...changes }: Partial<ReservePeriod> & { readonly accountIds: string[]; readonly span: Span },
): Promise<void> {
  const asked = { id: work.newId(), deskId, askedBy: 'sophie', askedAt: work.clock.now() };
  const terms = {
    label: 'Municipal elections',
    basis: 'L.52-1',
    fromAt: span.from,
    toAt: span.until,
    timeZone: 'Europe/Paris',
    accountIds,
    level: 'closed' as const,
    role: null,
    rolePeople: [],
    replacesId: null,
    ...changes,
  };
  const fingerprint = periodFingerprint({ ...asked, ...terms });
  const state = changes.state ?? 'agreed';
  const row = { ...asked, ...terms, fingerprint, askedPolicy: 1, state, number: 1 };
  const mac = changes.mac ?? macOfWish(work.decisionKey, 'period', row);
  await work.tx.period.create({ data: { ...row, mac, agreedAt: work.clock.now(), heldAt: work.clock.now() } });
}
