import { listAbsences } from '#desks/absence.ts';
import type { RotaHandover as HandoverRow } from '#storage/generated/client.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { type AgreedRota, rotaInForce } from './agreed-rota.ts';
import { isOwnHandover, macOfHandover } from './rota-mac.ts';
import { enqueueRotaNotice } from './rota-notice.ts';
import { lockRotas, type NamedPerson, type Rota } from './rota.ts';
import { peopleOf, spansBetween } from './shifts.ts';

export type Handover = HandoverRow;

/** A wish that somebody of a rota is on call in the place of another for a while. */
export interface HandoverWish {
  readonly fromPerson: string;
  readonly toPerson: string;
  readonly fromAt: Date;
  readonly toAt: Date;
}

export type AskHandoverOutcome =
  | { readonly kind: 'asked'; readonly handoverId: string }
  /** No rota counts for the desk. */
  | { readonly kind: 'noRota' }
  /** One of both does not stand on the rota, or both are the same. */
  | { readonly kind: 'notOnRota' }
  /** Its end does not come after its beginning, or is past. */
  | { readonly kind: 'badSpan' }
  /** The one who is to hand over is not on call all the time. */
  | { readonly kind: 'notOnCall' }
  /** The taker is on call then anyway. */
  | { readonly kind: 'takerOnCall' }
  /** The taker is noted as away for a part of it. */
  | { readonly kind: 'away'; readonly fromAt: Date; readonly toAt: Date }
  /** The same is asked already. */
  | { readonly kind: 'already' };

/**
 * Asks somebody of the agreed rota to be on call in the place of another, and tells the desk's channel. Nothing changes
 * until they accept. The caller checks who may ask, and that the taker is still there.
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
  // Only people of the rota hand over.
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
  await tell(work, rota, { id: asked.id, kind: 'rota.handoverAsked', by, data: { ...wish } });
  return { kind: 'asked', handoverId: asked.id };
}

async function lockedRota(work: UnitOfWork, deskId: string): Promise<AgreedRota | null> {
  await lockRotas(work.tx, deskId);
  const inForce = await rotaInForce(work, deskId);
  return inForce.kind === 'agreed' ? inForce.rota : null;
}

/** Returns why nothing is to be handed over in that span; null if it can be. Pure. */
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
  /** Only the person who was asked can. */
  | { readonly kind: 'notYours'; readonly toPerson: string }
  | { readonly kind: 'already'; readonly state: 'accepted' | 'declined' }
  /** It is over, or not as it was asked, or the rota is another. */
  | { readonly kind: 'closed' };

/**
 * Takes the answer of the person who was asked to take over. Accepted, they are on call in the other's place from then
 * on. The caller checks that they are a full member still.
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
  // A handover is accepted as it was asked for.
  if (rota === null || row?.rotaId !== rota.id || !isOwnHandover(work.decisionKey, row)) return { kind: 'closed' };
  // The taker alone accepts.
  if (row.toPerson !== by.id) return { kind: 'notYours', toPerson: row.toPerson };
  if (row.state === 'accepted' || row.state === 'declined') return { kind: 'already', state: row.state };
  const now = work.clock.now();
  if (row.state === 'over' || row.toAt <= now) return { kind: 'closed' };
  if (answer === 'decline') {
    await work.tx.rotaHandover.update({ where: { id: row.id }, data: { state: 'declined', endedAt: now } });
    await tell(work, rota, { id: row.id, kind: 'rota.handoverDeclined', by, data: {} });
    return { kind: 'declined' };
  }
  // Meanwhile somebody else may have taken over.
  const rest = { ...row, fromAt: row.fromAt > now ? row.fromAt : now };
  if (refusalOn(rota, rest) !== null) return { kind: 'closed' };
  const accepted = { ...row, acceptedAt: now };
  const mac = macOfHandover(work.decisionKey, accepted);
  const columns = { state: 'accepted', acceptedAt: now, mac } as const;
  await work.tx.rotaHandover.update({ where: { id: row.id }, data: columns });
  await tell(work, rota, { id: row.id, kind: 'rota.handedOver', by, data: {} });
  return { kind: 'accepted' };
}

async function tell(
  work: UnitOfWork,
  { id: rotaId, deskId }: Pick<Rota, 'id' | 'deskId'>,
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

/** Ends the handovers of a rota that was replaced: those that wait, and those that were to come. */
export async function endHandovers(
  work: UnitOfWork,
  { id: rotaId, deskId }: Pick<Rota, 'id' | 'deskId'>,
): Promise<void> {
  const now = work.clock.now();
  const open = await work.tx.rotaHandover.findMany({
    where: { rotaId, state: { in: ['asked', 'accepted'] }, toAt: { gt: now } },
    select: { id: true },
    orderBy: { id: 'asc' },
  });
  for (const { id } of open) {
    await work.tx.rotaHandover.update({ where: { id }, data: { state: 'over', endedAt: now } });
    await enqueueRotaNotice(work, deskId, { kind: 'rota.handoverChanged', data: { rotaId, handoverId: id } });
  }
}
