import type { NamedPerson } from '#approvals/requests/ask.ts';
import { listAbsences } from '#desks/absence.ts';
import type { RotaHandover as HandoverRow } from '#storage/generated/client.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { type AgreedRota, rotaInForce } from './agreed-rota.ts';
import { isOwnHandover, macOfHandover } from './handover-mac.ts';
import { enqueueRotaNotice } from './rota-notice.ts';
import { lockRotas } from './rota.ts';
import { peopleOf, spansBetween } from './shifts.ts';

export type Handover = HandoverRow;

/** A wish that one person of a rota takes another's place on call for a while. */
export interface HandoverWish {
  readonly fromPerson: string;
  readonly toPerson: string;
  readonly fromAt: Date;
  readonly toAt: Date;
}

export type AskHandoverOutcome =
  | { readonly kind: 'asked'; readonly handoverId: string }
  /** The desk has no rota in force. */
  | { readonly kind: 'noRota' }
  /** One of the two is not on the rota, or both are the same. */
  | { readonly kind: 'notOnRota' }
  /** It does not end after its beginning, or is past. */
  | { readonly kind: 'badSpan' }
  /** The person who is to hand over is not on call for all of it. */
  | { readonly kind: 'notOnCall' }
  /** The taker is on call then anyway. */
  | { readonly kind: 'takerOnCall' }
  /** The taker is away for a part of it. */
  | { readonly kind: 'away'; readonly fromAt: Date; readonly toAt: Date }
  /** The same wish waits already. */
  | { readonly kind: 'already' };

/**
 * Asks somebody on the rota in force to take another's place on call, and notifies the desk's channel. Nothing changes
 * until they accept. The caller checks permission, and that the taker is still a member.
 */
export async function askToHandOver(
  work: UnitOfWork,
  { deskId, by, wish }: { readonly deskId: string; readonly by: NamedPerson; readonly wish: HandoverWish },
): Promise<AskHandoverOutcome> {
  const { fromPerson, toPerson, fromAt, toAt } = wish;
  const rota = await lockedRota(work, deskId);
  if (rota === null) return { kind: 'noRota' };
  const now = work.clock.now();
  const people = peopleOf(rota.shifts);
  // Only people on the rota hand over.
  if (fromPerson === toPerson || !people.includes(fromPerson) || !people.includes(toPerson)) {
    return { kind: 'notOnRota' };
  }
  if (toAt <= fromAt || toAt <= now) return { kind: 'badSpan' };
  const why = refusalOn(rota, wish);
  if (why !== null) return { kind: why };
  const absences = await listAbsences(work.tx, rota.deskId, now);
  const away = absences.find((one) => one.person === toPerson && one.fromAt < toAt && fromAt < one.toAt);
  if (away !== undefined) return { kind: 'away', fromAt: away.fromAt, toAt: away.toAt };
  const same = { rotaId: rota.id, fromPerson, toPerson, fromAt, toAt, state: 'asked' } as const;
  if ((await work.tx.rotaHandover.count({ where: same })) > 0) return { kind: 'already' };
  const asked = { id: work.newId(), askedBy: by.id, askedAt: now, acceptedAt: null };
  const row = { ...asked, rotaId: rota.id, fromPerson, toPerson, fromAt, toAt };
  await work.tx.rotaHandover.create({ data: { ...row, mac: macOfHandover(work.decisionKey, row) } });
  await enqueue(work, rota, { id: asked.id, kind: 'rota.handoverAsked', by, data: { ...wish } });
  return { kind: 'asked', handoverId: asked.id };
}

async function lockedRota(work: UnitOfWork, deskId: string): Promise<AgreedRota | null> {
  await lockRotas(work.tx, deskId);
  const inForce = await rotaInForce(work, deskId);
  return inForce.kind === 'agreed' ? inForce.rota : null;
}

/** Returns why that span cannot be handed over; null if it can. Pure. */
function refusalOn(
  rota: AgreedRota,
  { fromPerson, toPerson, ...span }: HandoverWish,
): 'notOnCall' | 'takerOnCall' | null {
  const spans = spansBetween(rota, span);
  if (spans.some(({ people }) => !people.includes(fromPerson))) return 'notOnCall';
  return spans.every(({ people }) => people.includes(toPerson)) ? 'takerOnCall' : null;
}

export type AnswerHandoverOutcome =
  | { readonly kind: 'accepted' | 'declined' }
  /** Only the person who was asked may answer. */
  | { readonly kind: 'notYours'; readonly toPerson: string }
  | { readonly kind: 'already'; readonly state: 'accepted' | 'declined' }
  /** The handover is over, its row was changed, or another rota is in force. */
  | { readonly kind: 'closed' };

/**
 * Takes the answer of the person who was asked to take over. If they accept, they take the other's place for the rest
 * of that span. The caller checks that they are still a full member.
 */
export async function answerHandover(
  work: UnitOfWork,
  {
    deskId,
    handoverId,
    by,
    answer,
  }: {
    readonly deskId: string;
    readonly handoverId: string;
    readonly by: NamedPerson;
    readonly answer: 'accept' | 'decline';
  },
): Promise<AnswerHandoverOutcome> {
  const rota = await lockedRota(work, deskId);
  const row = await work.tx.rotaHandover.findUnique({ where: { id: handoverId } });
  // A handover can only be accepted as it was asked for.
  if (rota === null || row?.rotaId !== rota.id || !isOwnHandover(work.decisionKey, row)) return { kind: 'closed' };
  // Only the taker may accept.
  if (row.toPerson !== by.id) return { kind: 'notYours', toPerson: row.toPerson };
  if (row.state === 'accepted' || row.state === 'declined') return { kind: 'already', state: row.state };
  const now = work.clock.now();
  if (row.state === 'lapsed' || row.toAt <= now) return { kind: 'closed' };
  if (answer === 'decline') {
    await work.tx.rotaHandover.update({ where: { id: row.id }, data: { state: 'declined', endedAt: now } });
    await enqueue(work, rota, { id: row.id, kind: 'rota.handoverDeclined', by, data: {} });
    return { kind: 'declined' };
  }
  // Somebody else may have taken over meanwhile.
  const rest = { ...row, fromAt: row.fromAt > now ? row.fromAt : now };
  if (refusalOn(rota, rest) !== null) return { kind: 'closed' };
  const accepted = { ...row, acceptedAt: now };
  const mac = macOfHandover(work.decisionKey, accepted);
  const columns = { state: 'accepted', acceptedAt: now, mac } as const;
  await work.tx.rotaHandover.update({ where: { id: row.id }, data: columns });
  await enqueue(work, rota, { id: row.id, kind: 'rota.handedOver', by, data: {} });
  return { kind: 'accepted' };
}

async function enqueue(
  work: UnitOfWork,
  { id: rotaId, deskId }: AgreedRota,
  {
    id: handoverId,
    kind,
    by,
    data,
  }: { readonly id: string; readonly kind: string; readonly by: NamedPerson; readonly data: object },
): Promise<void> {
  const entry = { rotaId, handoverId, ...data, name: by.name };
  await journal(work, { kind, deskId, draftId: null, actor: by.id, data: entry });
  const told = kind === 'rota.handoverAsked' ? kind : 'rota.handoverChanged';
  await enqueueRotaNotice(work, deskId, { kind: told, data: { rotaId, handoverId } });
}
