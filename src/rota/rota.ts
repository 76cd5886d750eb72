import { z } from 'zod';

import { askFor, type NamedPerson } from '#approvals/requests/ask.ts';
import { type Request, requestFromRow, type RequestKind } from '#approvals/requests/request.ts';
import type { Desk } from '#desks/desk.ts';
import { canonicalJson } from '#storage/canonical-json.ts';
import type { Transaction } from '#storage/database.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueRotaNotice } from './rota-notice.ts';
import { endOf, mistakeIn, peopleOf, type Shift, type ShiftMistake, shiftsSchema } from './shifts.ts';

const planSchema = z.object({
  shifts: shiftsSchema,
  terminalUsers: z.array(z.object({ user: z.string().min(1), person: z.string().min(1) })),
});

/** A system user, and the person on the rota as whom they may act in the terminal. */
export interface TerminalUser {
  readonly user: string;
  readonly person: string;
}

/** The terms of a rota, as people agree on them. */
export interface RotaPlan {
  readonly shifts: readonly Shift[];
  readonly terminalUsers: readonly TerminalUser[];
}

/** A plan of who is on call for a desk, for its approvers. Replaces the one before, with its handovers. */
export const rota: RequestKind<RotaPlan> = {
  kind: 'rota',
  terms: planSchema,
  unreadable: { shifts: [], terminalUsers: [] },
  locks: 'Desk',
  another: 'replacesIt',
  lasts: true,
  shut(_, { terms: { shifts } }) {
    const ends = shifts.length === 0 ? {} : { notAfterAt: endOf(shifts) };
    return Promise.resolve({ agreedOn: {}, isOver: false, ...ends });
  },
  agreed: endHandovers,
};

/** Ends the open handovers of the rotas before this one: waiting, current and future ones. */
async function endHandovers(work: UnitOfWork, { id, deskId }: Request<RotaPlan>): Promise<void> {
  const now = work.clock.now();
  const open = await work.tx.rotaHandover.findMany({
    where: { rota: { deskId }, rotaId: { not: id }, state: { in: ['asked', 'accepted'] }, toAt: { gt: now } },
    select: { id: true, rotaId: true },
    orderBy: { id: 'asc' },
  });
  for (const { id: handoverId, rotaId } of open) {
    await work.tx.rotaHandover.update({ where: { id: handoverId }, data: { state: 'lapsed', endedAt: now } });
    await enqueueRotaNotice(work, deskId, { kind: 'rota.handoverChanged', data: { rotaId, handoverId } });
  }
}

type AskOutcome =
  | { readonly kind: 'asked'; readonly rotaId: string }
  | { readonly kind: 'mistaken'; readonly mistake: ShiftMistake }
  /** A system user is mapped to somebody who is not on the rota, or is mapped twice. */
  | { readonly kind: 'badUser'; readonly user: string }
  /** The rota in force says the same. */
  | { readonly kind: 'same' };

/**
 * Asks a desk's approvers to agree to a rota. Replaces a waiting rota; an agreed one stays until this one is agreed. The
 * caller checks permission, and the people on it.
 */
export async function askForRota(
  work: UnitOfWork,
  { desk, by, plan: terms }: { readonly desk: Desk; readonly by: NamedPerson; readonly plan: RotaPlan },
): Promise<AskOutcome> {
  const { id: aboutId } = desk;
  await lockRotas(work.tx, aboutId);
  const mistake = mistakeIn(terms.shifts, work.clock.now());
  if (mistake !== null) return { kind: 'mistaken', mistake };
  const badUser = badUserIn(terms);
  if (badUser !== null) return { kind: 'badUser', user: badUser };
  const agreed = await newestRota(work.tx, aboutId, 'agreed');
  if (agreed !== null && canonicalJson(agreed.terms) === canonicalJson(terms)) return { kind: 'same' };
  const { requestId: rotaId } = await askFor(work, rota, { desk, by, aboutId, terms });
  return { kind: 'asked', rotaId };
}

function badUserIn({ shifts, terminalUsers }: RotaPlan): string | null {
  const people = peopleOf(shifts);
  const bad = terminalUsers.find(
    ({ user, person }, at) =>
      !people.includes(person) || terminalUsers.some((other, index) => index < at && other.user === user),
  );
  return bad?.user ?? null;
}

/** Reads the newest rota of a desk that waits, or whose row says that it is agreed; null if there is none. */
export async function newestRota(
  tx: Transaction,
  aboutId: string,
  state: 'asked' | 'agreed',
): Promise<Request<RotaPlan> | null> {
  const row = await tx.request.findFirst({ where: { kind: rota.kind, aboutId, state }, orderBy: { askedAt: 'desc' } });
  return row === null ? null : requestFromRow(rota, row);
}

/** Locks the rotas and handovers of a desk, and its policy, until the transaction ends. */
export async function lockRotas(tx: Transaction, deskId: string): Promise<void> {
  await tx.$executeRaw`SELECT FROM "Desk" WHERE "id" = ${deskId}::uuid FOR NO KEY UPDATE`;
}
