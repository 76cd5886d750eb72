import { createHash } from 'node:crypto';

import { z } from 'zod';

import type { Subject } from '#approvals/subject.ts';
import type { Desk } from '#desks/desk.ts';
import { canonicalJson } from '#storage/canonical-json.ts';
import type { Transaction } from '#storage/database.ts';
import type { Rota as RotaRow } from '#storage/generated/client.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { isOwnRota, macOfRota } from './rota-mac.ts';
import { enqueueRotaNotice } from './rota-notice.ts';
import { endOf, mistakeIn, peopleOf, type Shift, type ShiftMistake, shiftsSchema } from './shifts.ts';

const terminalUsersSchema = z.array(z.object({ user: z.string().min(1), person: z.string().min(1) }));

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

/** A plan of who is on call for a desk, for its approvers. */
export interface Rota extends RotaPlan {
  readonly id: string;
  readonly deskId: string;
  /** The fingerprint of what was asked for. */
  readonly fingerprint: string;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly askedPolicy: number;
  readonly state: RotaRow['state'];
  readonly agreedAt: Date | null;
  readonly mac: string | null;
  readonly endedAt: Date | null;
  /** False: its row does not parse, so somebody changed it by hand. */
  readonly isReadable: boolean;
  readonly goneNotified: readonly string[];
}

/** Somebody by id, with the name for the journal. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

type AskOutcome =
  | { readonly kind: 'asked'; readonly rotaId: string }
  | { readonly kind: 'mistaken'; readonly mistake: ShiftMistake }
  /** A system user is mapped to somebody who is not on the rota, or is mapped twice. */
  | { readonly kind: 'badUser'; readonly user: string }
  /** The rota in force says the same. */
  | { readonly kind: 'same' };

/**
 * Asks a desk's approvers to agree to a rota, and shows its card in the desk's channel. Replaces a waiting rota; an
 * agreed one stays until this one is agreed. The caller checks permission, and the people on it.
 */
export async function askForRota(
  work: UnitOfWork,
  { desk, by, plan }: { readonly desk: Desk; readonly by: NamedPerson; readonly plan: RotaPlan },
): Promise<AskOutcome> {
  await lockRotas(work.tx, desk.id);
  const now = work.clock.now();
  const mistake = mistakeIn(plan.shifts, now);
  if (mistake !== null) return { kind: 'mistaken', mistake };
  const badUser = badUserIn(plan);
  if (badUser !== null) return { kind: 'badUser', user: badUser };
  const { shifts, terminalUsers } = plan;
  const open = await work.tx.rota.findMany({
    where: { deskId: desk.id, state: { in: ['asked', 'agreed'] } },
    orderBy: { id: 'asc' },
  });
  const agreed = open.find(({ state }) => state === 'agreed');
  if (agreed !== undefined && saidIn(rotaFromRow(agreed)) === saidIn(plan)) return { kind: 'same' };
  const wish = { id: work.newId(), deskId: desk.id, askedBy: by.id, askedAt: now };
  const fingerprint = fingerprintOf({ ...wish, shifts, terminalUsers });
  const columns = {
    shifts: stored(shifts),
    terminalUsers: terminalUsers.map(({ user, person }) => ({ user, person })),
  };
  const mac = macOfRota(work.decisionKey, { ...wish, fingerprint, agreedAt: null });
  await work.tx.rota.create({ data: { ...wish, ...columns, fingerprint, mac, askedPolicy: desk.policyNumber } });
  const data = { rotaId: wish.id, fingerprint, ...columns, name: by.name };
  await journal(work, { kind: 'rota.asked', deskId: desk.id, draftId: null, actor: by.id, data });
  await enqueueRotaNotice(work, desk.id, { kind: 'rota.asked', data: { rotaId: wish.id } });
  for (const { id, deskId, state } of open) {
    if (state === 'asked') await endRota(work, { id, deskId }, 'replaced');
  }
  return { kind: 'asked', rotaId: wish.id };
}

function badUserIn({ shifts, terminalUsers }: RotaPlan): string | null {
  const people = peopleOf(shifts);
  const bad = terminalUsers.find(
    ({ user, person }, at) =>
      !people.includes(person) || terminalUsers.some((other, index) => index < at && other.user === user),
  );
  return bad?.user ?? null;
}

function stored(shifts: readonly Shift[]): { person: string; fromAt: string; toAt: string }[] {
  return shifts.map(({ person, fromAt, toAt }) => {
    return { person, fromAt: fromAt.toISOString(), toAt: toAt.toISOString() };
  });
}

/** Reads a rota; null if there is none. */
export async function readRota(tx: Transaction, id: string): Promise<Rota | null> {
  const row = await tx.rota.findUnique({ where: { id } });
  return row === null ? null : rotaFromRow(row);
}

/** Reads the rota of a desk that waits for its approvers; null if there is none. */
export async function waitingRota(tx: Transaction, deskId: string): Promise<Rota | null> {
  const row = await tx.rota.findFirst({ where: { deskId, state: 'asked' }, orderBy: { askedAt: 'desc' } });
  return row === null ? null : rotaFromRow(row);
}

/** Locks the rotas and handovers of a desk, and its policy, until the transaction ends. */
export async function lockRotas(tx: Transaction, deskId: string): Promise<void> {
  await tx.$executeRaw`SELECT FROM "Desk" WHERE "id" = ${deskId}::uuid FOR NO KEY UPDATE`;
}

/** Builds a rota from its row. A row that does not parse has no shifts, and is not readable. */
export function rotaFromRow({ shifts, terminalUsers, ...row }: RotaRow): Rota {
  const [read, users] = [shiftsSchema.safeParse(shifts), terminalUsersSchema.safeParse(terminalUsers)];
  return {
    ...row,
    shifts: read.data ?? [],
    terminalUsers: users.data ?? [],
    isReadable: read.success && users.success,
  };
}

/** Returns a rota as a subject to decide about. The person who asked may not approve it. Pure. */
export function subjectOfRota(key: UnitOfWork['decisionKey'], rota: Rota): Subject {
  const { id, deskId, askedBy, state } = rota;
  return {
    kind: 'rota',
    id,
    deskId,
    number: 1,
    fingerprint: fingerprintOf(rota),
    author: askedBy,
    barred: [askedBy],
    askers: [],
    askedAnew: 0,
    // Nobody agrees to a rota whose row is not as it was asked for: its card showed another, or another person asked.
    shut: state === 'asked' && isAsAsked(rota) && isOwnRota(key, rota) ? null : 'closed',
    notAfterAt: rota.shifts.length === 0 ? null : endOf(rota.shifts),
  };
}

/** Tells whether the rota's row still says what was asked for. Pure. */
export function isAsAsked(rota: Rota): boolean {
  return rota.isReadable && fingerprintOf(rota) === rota.fingerprint;
}

/** Ends a rota, and redraws its card. */
export async function endRota(
  work: UnitOfWork,
  { id, deskId }: Pick<Rota, 'id' | 'deskId'>,
  state: Exclude<Rota['state'], 'asked' | 'agreed'>,
): Promise<void> {
  await work.tx.rota.update({ where: { id }, data: { state, endedAt: work.clock.now() } });
  await enqueueRotaNotice(work, deskId, { kind: 'rota.changed', data: { rotaId: id } });
}

/** Cancels a waiting rota. An agreed one can only be replaced. */
export async function cancelRota(
  work: UnitOfWork,
  { rota, by }: { readonly rota: Rota; readonly by: NamedPerson },
): Promise<'cancelled' | 'closed'> {
  if (rota.state !== 'asked') return 'closed';
  await endRota(work, rota, 'cancelled');
  const { id: rotaId, deskId } = rota;
  const data = { rotaId, name: by.name };
  await journal(work, { kind: 'rota.cancelled', deskId, draftId: null, actor: by.id, data });
  return 'cancelled';
}

function saidIn({ shifts, terminalUsers }: RotaPlan): string {
  return canonicalJson({ shifts: stored(shifts), terminalUsers });
}

/** Hashes what is agreed on: who asked which desk, when, and the plan. */
function fingerprintOf(plan: RotaPlan & Pick<Rota, 'id' | 'deskId' | 'askedBy' | 'askedAt'>): string {
  const { id, deskId, askedBy, askedAt, shifts, terminalUsers } = plan;
  const agreed = { id, deskId, askedBy, askedAt, shifts: stored(shifts), terminalUsers };
  return createHash('sha256')
    .update(`tambour rota\0${canonicalJson(agreed)}`, 'utf8')
    .digest('hex');
}
