import { type Decision, type DecisionReader, readDecisions } from '#approvals/decision.ts';

import type { Request as RequestRow } from '#storage/generated/client.ts';

import { isAsAsked, type Request, requestFromRow, type RequestKind } from './request.ts';
import { isOwnRequest } from './request-mac.ts';

/** What is agreed about something; or that nothing is, or that its row cannot be proved. */
export type InForce<Terms> =
  | {
      readonly kind: 'agreed';
      readonly request: Request<Terms>;
      /** The people who approved it. */
      readonly approvers: readonly string[];
    }
  | { readonly kind: 'none' }
  | { readonly kind: 'unproven'; readonly requestId: string };

/**
 * Reads the request about something that was agreed last, if it is exactly as it was asked for and agreed, and all
 * decisions on it are genuine. Otherwise none counts, not even an earlier one.
 */
export async function requestInForce<Terms>(
  reader: DecisionReader,
  kind: RequestKind<Terms>,
  aboutId: string,
): Promise<InForce<Terms>> {
  const row = await reader.tx.request.findFirst({
    where: { kind: kind.kind, aboutId, OR: [{ agreedAt: { not: null } }, { state: 'agreed' }] },
    orderBy: [{ agreedAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
  });
  const request = row === null ? null : requestFromRow(kind, row);
  if (row === null || request === null) return { kind: 'none' };
  const approvals = await approvalsOf(reader, request);
  if (!(await isSound(reader, kind, row)) || request.state !== 'agreed' || approvals.length === 0) {
    return { kind: 'unproven', requestId: request.id };
  }
  return { kind: 'agreed', request, approvers: approvals.map(({ person }) => person) };
}

/**
 * Tells whether the row of a request is as Tambour wrote it. One that lasts is held to its terms and what it depended on
 * as well, once it is agreed; of others that may have changed, which ends them.
 */
export async function isSound<Terms>(
  reader: DecisionReader,
  kind: RequestKind<Terms>,
  row: RequestRow,
): Promise<boolean> {
  const request = requestFromRow(kind, row);
  if (request === null || !isOwnRequest(reader.decisionKey, row)) return false;
  if (row.state !== 'agreed' || !kind.lasts) return true;
  return isAsAsked(reader.decisionKey, request, await kind.shut(reader, request, row.agreedAt ?? row.askedAt));
}

/** Lists the approvals by which a request was agreed; none if any decision on it is not genuine. */
export async function approvalsOf(
  reader: DecisionReader,
  { kind, id, deskId, fingerprint }: Omit<Request<unknown>, 'terms'>,
): Promise<readonly Decision[]> {
  const decisions = await readDecisions(reader, { subject: { kind, id, deskId }, revision: 1, isOwn: true });
  if (decisions.some(({ isGenuine }) => !isGenuine)) return [];
  return decisions.filter(
    (one) => one.kind === 'approve' && one.withdrawnAt === null && one.fingerprint === fingerprint,
  );
}
