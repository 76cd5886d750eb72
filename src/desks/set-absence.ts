import { Temporal } from 'temporal-polyfill';

import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueAbsenceNotice } from './absence-notice.ts';
import { type Absence, absenceFromRow, listAbsences } from './absence.ts';
import { type Desk, readDesk } from './desk.ts';
import { holdsRight, type Members, onDesk } from './may.ts';
import { nextPolicyNumber } from './policy-change.ts';

const mostDays = 366;

export interface AbsenceRequest {
  readonly deskId: string;
  readonly person: string;
  /** Days in the desk's zone, YYYY-MM-DD, both within the absence. */
  readonly first: string;
  readonly last: string;
  /** `isFullMember`: neither a guest nor a bot, as the chat has just said. */
  readonly deputy: { readonly id: string; readonly isFullMember: boolean } | null;
  readonly by: { readonly id: string; readonly name: string };
  readonly members: Members;
}

export type AbsenceRefusal =
  /** Only a steward may enter absences of others; an approver may enter their own. */
  | 'not_allowed'
  | 'not_on_desk'
  | 'bad_days'
  | 'past'
  | 'too_long'
  | 'overlaps'
  /** The person has no right of their own to approve: a deputy names no deputy. */
  | 'nothing_to_hand_on'
  | 'own_deputy'
  | 'deputy_not_here'
  | 'deputy_away';

export type SetAbsenceOutcome =
  | { readonly kind: 'set'; readonly absence: Absence }
  | { readonly kind: 'refused'; readonly why: AbsenceRefusal };

/** Enters somebody's absence, and who stands in for them, with a journal entry and a notice to the channel. */
export async function setAbsence(work: UnitOfWork, request: AbsenceRequest): Promise<SetAbsenceOutcome> {
  const { deskId, person, deputy, by } = request;
  const now = work.clock.now();
  await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${deskId}::uuid FOR UPDATE`;
  const desk = await readDesk(work.tx, { id: deskId }, now);
  if (desk === null) throw new Error(`desk ${deskId} is gone`);
  const span = spanOf(request, desk.timeZone);
  const others = await listAbsences(work.tx, deskId, now);
  const why = refusalOf(request, desk, { span, others, now });
  if (why !== null || span === null) return { kind: 'refused', why: why ?? 'bad_days' };
  const { _max: last } = await work.tx.absence.aggregate({ where: { deskId }, _max: { number: true } });
  const row = await work.tx.absence.create({
    data: {
      id: work.newId(),
      deskId,
      number: (last.number ?? 0) + 1,
      person,
      deputy: deputy?.id ?? null,
      ...span,
      setBy: by.id,
      setAt: now,
      policyNumber: await nextPolicyNumber(work, deskId),
      turnAt: span.fromAt,
    },
  });
  const absence = absenceFromRow(row);
  const { number, fromAt, toAt } = absence;
  const dates = { fromAt: fromAt.toISOString(), toAt: toAt.toISOString() };
  const data = { number, person, deputy: absence.deputy, ...dates, name: by.name };
  await journal(work, { kind: 'absence.set', deskId, draftId: null, actor: by.id, data });
  await enqueueAbsenceNotice(work, deskId, { kind: 'absence.set', absence, by: by.id });
  return { kind: 'set', absence };
}

type Span = Pick<Absence, 'fromAt' | 'toAt'>;

function refusalOf(
  { person, deputy, by, members }: AbsenceRequest,
  desk: Desk,
  { span, others, now }: { readonly span: Span | null; readonly others: readonly Absence[]; readonly now: Date },
): AbsenceRefusal | null {
  const isOwn = by.id === person && holdsRight(desk, person, members);
  if (!isOwn && !desk.stewards.includes(by.id)) return 'not_allowed';
  if (!onDesk(desk, person, members)) return 'not_on_desk';
  if (span === null) return 'bad_days';
  if (span.toAt <= now) return 'past';
  if (span.toAt.getTime() - span.fromAt.getTime() > (mostDays + 1) * 86_400_000) return 'too_long';
  const within = others.filter(({ fromAt, toAt }) => fromAt < span.toAt && span.fromAt < toAt);
  if (within.some((other) => other.person === person)) return 'overlaps';
  if (deputy === null) return null;
  if (deputy.id === person) return 'own_deputy';
  if (!holdsRight(desk, person, members)) return 'nothing_to_hand_on';
  if (!deputy.isFullMember || !members.channel.includes(deputy.id)) return 'deputy_not_here';
  return within.some((other) => other.person === deputy.id) ? 'deputy_away' : null;
}

/**
 * Returns the span from the start of the first day to the end of the last; null if a day is invalid, or they are in the
 * wrong order.
 */
function spanOf({ first, last }: Pick<AbsenceRequest, 'first' | 'last'>, timeZone: string): Span | null {
  try {
    const [begin, end] = [Temporal.PlainDate.from(first), Temporal.PlainDate.from(last)];
    if (Temporal.PlainDate.compare(begin, end) > 0) return null;
    const instantOf = (day: Temporal.PlainDate): Date => new Date(day.toZonedDateTime({ timeZone }).epochMilliseconds);
    return { fromAt: instantOf(begin), toAt: instantOf(end.add({ days: 1 })) };
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
