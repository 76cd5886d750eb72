import type { z } from 'zod';

import type { Decider } from '#approvals/decide.ts';
import type { DecisionReader } from '#approvals/decision.ts';
import type { Subject, SubjectKind } from '#approvals/subject.ts';
import type { Request as RequestRow } from '#storage/generated/client.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { cancelFingerprintOf, fingerprintOf, isOwnRequest, isOwnWish } from './request-mac.ts';

/** Everything that approvers are asked to decide about, besides drafts. */
export type RequestedKind = Exclude<SubjectKind, 'draft'>;

export type RequestState = RequestRow['state'];

/** Something that a desk's approvers are asked to decide about. */
export interface Request<Terms> extends Omit<RequestRow, 'kind' | 'terms'> {
  readonly kind: RequestedKind;
  readonly terms: Terms;
}

/** What a request depends on besides its terms, as it is now. */
export interface Circumstances {
  /** Hashed with the terms: if it changes, nobody agreed to what it is then. */
  readonly agreedOn: object;
  /** Nothing is left to decide, whatever the row says, about the wish to cancel it neither. */
  readonly isOver: boolean;
  /** People who may not approve it, besides who asked. */
  readonly barred?: readonly string[];
  /** People who may approve it, but not alone. */
  readonly askers?: readonly string[];
  /** The latest time at which it may be agreed to; left out: any. */
  readonly notAfterAt?: Date;
}

/** One kind of request: all that the mechanism has to know of it. */
export interface RequestKind<Terms> {
  readonly kind: RequestedKind;
  readonly terms: z.ZodType<Terms>;
  /** Stands for terms that do not parse. Its fingerprint is another, so that nobody can agree to it. */
  readonly unreadable: Terms;
  /** The table whose row it is about, or that of the desk: locked before the request is. */
  readonly locks: 'Account' | 'Desk';
  /** What another request about the same does to one that waits. */
  readonly another: 'replacesIt' | 'waitsForIt';
  /** False: what is agreed to is done at once, and is over then. */
  readonly lasts: boolean;
  /** Reads what it depends on. The transaction need not have locked anything. */
  readonly shut: (reader: DecisionReader, request: Request<Terms>, now: Date) => Promise<Circumstances>;
  /** Carries it out, in the transaction of the last approval. */
  readonly agreed: (work: UnitOfWork, request: Request<Terms>, by: Decider) => Promise<void>;
  /** Undoes it, in the transaction in which the wish to cancel it is agreed; left out: it can only be replaced. */
  readonly cancelled?: (work: UnitOfWork, request: Request<Terms>, by: Decider) => Promise<void>;
}

/** Returns the request that a row holds; null if it is of another kind. Pure. */
export function requestFromRow<Terms>(kind: RequestKind<Terms>, row: RequestRow): Request<Terms> | null {
  if (row.kind !== kind.kind) return null;
  return { ...row, kind: kind.kind, terms: kind.terms.safeParse(row.terms).data ?? kind.unreadable };
}

/** Reads a request; null if there is none of this kind with that id. */
export async function readRequest<Terms>(
  { tx }: Pick<DecisionReader, 'tx'>,
  kind: RequestKind<Terms>,
  id: string,
): Promise<Request<Terms> | null> {
  const row = await tx.request.findUnique({ where: { id } });
  return row === null ? null : requestFromRow(kind, row);
}

/** Locks what requests of a kind about the same depend on, so that nobody asks or decides meanwhile. */
export async function lockAbout(
  { tx }: Pick<DecisionReader, 'tx'>,
  { locks }: Pick<RequestKind<never>, 'locks'>,
  { deskId, aboutId }: Pick<RequestRow, 'deskId' | 'aboutId'>,
): Promise<void> {
  switch (locks) {
    case 'Account':
      await tx.$executeRaw`SELECT FROM "Account" WHERE "id" = ${aboutId}::uuid FOR NO KEY UPDATE`;
      return;
    case 'Desk':
      await tx.$executeRaw`SELECT FROM "Desk" WHERE "id" = ${deskId}::uuid FOR NO KEY UPDATE`;
      return;
  }
}

/** Reads the request and locks it, what it is about and its desk's policy, until the transaction ends. */
export async function lockRequest<Terms>(
  reader: Pick<DecisionReader, 'tx'>,
  kind: RequestKind<Terms>,
  id: string,
): Promise<Request<Terms> | null> {
  const found = await readRequest(reader, kind, id);
  if (found === null) return null;
  // Always in this order: whoever ends the requests about something has locked that before.
  await lockAbout(reader, kind, found);
  await reader.tx.$executeRaw`
    SELECT FROM "Request" JOIN "Desk" ON "Desk"."id" = "Request"."deskId"
    WHERE "Request"."id" = ${id}::uuid FOR UPDATE OF "Request" FOR KEY SHARE OF "Desk"`;
  return readRequest(reader, kind, id);
}

/** Tells whether a request is what was asked for, in a state that Tambour wrote. Pure. */
export function isAsAsked(
  key: DecisionReader['decisionKey'],
  request: Request<unknown>,
  { agreedOn }: Pick<Circumstances, 'agreedOn'>,
): boolean {
  return fingerprintOf(request, agreedOn) === request.fingerprint && isOwnRequest(key, request);
}

/**
 * Returns what is to be decided about a request: the request itself or, once it is agreed, the wish to cancel it. Who
 * asked may not approve it. Closed if nothing waits, or if the row is not as Tambour wrote it. Pure.
 */
export function subjectOfRequest(
  key: DecisionReader['decisionKey'],
  request: Request<unknown>,
  circumstances: Circumstances,
): Subject {
  const { kind, id, deskId, number, state } = request;
  const { agreedOn, isOver, barred = [], askers = [], notAfterAt = null } = circumstances;
  const isWish = request.cancelAskedBy !== null;
  const author = request.cancelAskedBy ?? request.askedBy;
  const waits = isWish ? state === 'agreed' && isOwnWish(key, request) : state === 'asked';
  return {
    kind,
    id,
    deskId,
    number,
    fingerprint: isWish ? cancelFingerprintOf(request) : fingerprintOf(request, agreedOn),
    author,
    barred: [...new Set([author, ...barred])],
    askers,
    askedAnew: 0,
    shut: waits && !isOver && isAsAsked(key, request, circumstances) ? null : 'closed',
    notAfterAt,
  };
}
