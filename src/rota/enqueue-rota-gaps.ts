import { Temporal } from 'temporal-polyfill';

import { listAbsences } from '#desks/absence.ts';
import { journal } from '#storage/journal.ts';
import { notify } from '#storage/notify.ts';
import type { Store, UnitOfWork } from '#storage/store.ts';

import { type AgreedRota, rotaInForce } from './agreed-rota.ts';
import { enqueueRotaNotice } from './rota-notice.ts';
import { lockRotas, rota as rotaRequest } from './rota.ts';
import { endOf, onShiftAt, peopleOf, type Shift, type Span, spansBetween } from './shifts.ts';

/** Longer than from nine o'clock on one day to the end of the next, in any zone. */
const lookAheadMs = 3 * 86_400_000;
const announcedAtHour = 9;
/** Later than any shift: stands for an end that is not known. */
const never = new Date('9999-01-01T00:00:00Z');

/** A person on a rota, and whether they are a full member of the desk's channel. */
export interface FoundOnRota {
  readonly person: string;
  /** Null: they are there. */
  readonly goneFrom: 'chat' | 'channel' | null;
}

/**
 * Notifies each desk with a rota in force from when on nobody is on call, once per gap: from nine o'clock on the day
 * before, or at once if the gap arose later, as by an absence. Ends handovers whose time passed unanswered. Uses a
 * transaction per desk.
 */
export async function enqueueRotaGaps(store: Store): Promise<void> {
  const rows = await store.db.request.findMany({
    where: { kind: rotaRequest.kind, state: 'agreed' },
    distinct: ['deskId'],
    select: { deskId: true, desk: { select: { timeZone: true } } },
    orderBy: { deskId: 'asc' },
  });
  for (const { deskId, desk } of rows) {
    await store.write(async (work) => {
      await lockRotas(work.tx, deskId);
      const inForce = await rotaInForce(work, deskId);
      if (inForce.kind !== 'agreed') return;
      await enqueueGapsOf(work, inForce.rota, desk.timeZone);
      await endUnanswered(work, inForce.rota);
    });
  }
}

async function enqueueGapsOf(work: UnitOfWork, rota: AgreedRota, timeZone: string): Promise<void> {
  const now = work.clock.now();
  const { id: rotaId, deskId } = rota;
  const due = (await gapsOf(work, rota)).filter(({ fromAt }) => now >= announceFromAt(fromAt, timeZone));
  for (const { fromAt, toAt, people } of due) {
    const data = {
      rotaId,
      fromAt: fromAt.toISOString(),
      toAt: toAt >= never ? null : toAt.toISOString(),
      missing: [...people],
    };
    // The same key for one gap, so that it is reported once.
    const key = `rota.gap:${rotaId}:${data.fromAt}`;
    await notify(work, { key, deskId, draftId: null, kind: 'rota.gap', data });
  }
}

/**
 * Lists the current and coming gaps of a rota, each with the people whose shift it is but who are away or gone. The
 * time before the first shift is not a gap: the card has shown it.
 */
async function gapsOf({ tx, clock }: UnitOfWork, rota: AgreedRota): Promise<readonly Span[]> {
  const { shifts, takeovers, agreedAt, notified, deskId } = rota;
  const now = clock.now();
  const fromAt = agreedAt ?? now;
  const away = await listAbsences(tx, deskId, now);
  const without: readonly Shift[] = [
    ...away,
    ...notified.map((person) => ({ person, fromAt: new Date(0), toAt: never })),
  ];
  const end = endOf(shifts);
  const first = Math.min(...shifts.map((shift) => shift.fromAt.getTime()));
  const spans = end <= fromAt ? [] : spansBetween({ shifts, takeovers }, { fromAt, toAt: end }, without);
  const gaps = spans
    .filter(({ people, toAt }) => people.length === 0 && toAt > now && toAt.getTime() > first)
    .map((gap) => ({
      ...gap,
      people: onShiftAt(shifts, takeovers, new Date(Math.max(gap.fromAt.getTime(), first))),
    }));
  return [...gaps, { fromAt: end, toAt: never, people: [] }].filter(
    (gap) => gap.fromAt.getTime() <= now.getTime() + lookAheadMs,
  );
}

/** Returns when to notify a desk of a gap: at nine o'clock in its zone, on the day before the gap begins. */
function announceFromAt(fromAt: Date, timeZone: string): Date {
  const day = Temporal.Instant.fromEpochMilliseconds(fromAt.getTime()).toZonedDateTimeISO(timeZone).toPlainDate();
  const plainTime = new Temporal.PlainTime(announcedAtHour);
  return new Date(day.subtract({ days: 1 }).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds);
}

async function endUnanswered(work: UnitOfWork, { id: rotaId, deskId }: AgreedRota): Promise<void> {
  const now = work.clock.now();
  const late = await work.tx.rotaHandover.findMany({
    where: { rotaId, state: 'asked', toAt: { lte: now } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of late) {
    await work.tx.rotaHandover.update({ where: { id }, data: { state: 'lapsed', endedAt: now } });
    await enqueueRotaNotice(work, deskId, { kind: 'rota.handoverChanged', data: { rotaId, handoverId: id } });
  }
}

/**
 * Notifies the desk's channel, once, that somebody on its rota has gone; again if they come back and leave again. From
 * then on their shifts are gaps, unless somebody else is on call then.
 */
export async function enqueueGoneOfRota(
  work: UnitOfWork,
  { deskId, found }: { readonly deskId: string; readonly found: readonly FoundOnRota[] },
): Promise<void> {
  await lockRotas(work.tx, deskId);
  const inForce = await rotaInForce(work, deskId);
  if (inForce.kind !== 'agreed') return;
  const { id: rotaId, shifts, notified } = inForce.rota;
  const people = peopleOf(shifts);
  const gone = found.filter(({ person, goneFrom }) => goneFrom !== null && people.includes(person));
  const isSame = gone.length === notified.length && gone.every(({ person }) => notified.includes(person));
  if (isSame) return;
  await work.tx.request.update({ where: { id: rotaId }, data: { notified: gone.map(({ person }) => person) } });
  for (const { person, goneFrom } of gone) {
    if (goneFrom === null || notified.includes(person)) continue;
    const data = { rotaId, person, from: goneFrom };
    await journal(work, { kind: 'rota.personGone', deskId, draftId: null, actor: 'tambour', data });
    await enqueueRotaNotice(work, deskId, { kind: 'rota.personGone', data });
  }
}
