import { z } from 'zod';

import type { Desk } from '#desks/desk.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { endRequest, noCancelWish } from './end.ts';
import { lockAbout, type Request, requestFromRow, type RequestKind, subjectOfRequest } from './request.ts';
import { fingerprintOf, macOfRequest } from './request-mac.ts';
import { enqueueRequestNotice } from './request-notice.ts';

/** Somebody by id, with the name for the journal. */
export interface NamedPerson {
  readonly id: string;
  readonly name: string;
}

/** What is asked for, of which desk, by whom. `aboutId`: what it is about, such as an account, or the desk itself. */
export interface Asking<Terms> {
  readonly desk: Desk;
  readonly by: NamedPerson;
  readonly aboutId: string;
  readonly terms: Terms;
}

export type AskOutcome =
  | { readonly kind: 'asked'; readonly requestId: string }
  /** Another one waits for the desk's approvers already. */
  | { readonly kind: 'already'; readonly requestId: string };

/**
 * Asks a desk's approvers to agree to something, and shows its card in the desk's channel. Nothing changes before they
 * do: one about the same that is agreed stays so until then. The caller checks permission.
 */
export async function askFor<Terms>(
  work: UnitOfWork,
  kind: RequestKind<Terms>,
  { desk, by, aboutId, terms }: Asking<Terms>,
): Promise<AskOutcome> {
  const { id: deskId, policyNumber: askedPolicy } = desk;
  await lockAbout(work, kind, { deskId, aboutId });
  const now = work.clock.now();
  const waiting = await waitingAbout(work, kind, aboutId);
  if (kind.another === 'waitsForIt') {
    for (const one of waiting) {
      // Nobody can agree to one that was changed by hand: this one takes its place.
      const isOpen = subjectOfRequest(work.decisionKey, one, await kind.shut(work, one, now)).shut === null;
      if (isOpen && one.deskId === deskId) return { kind: 'already', requestId: one.id };
    }
  }
  const none = { agreedAt: null, endedAt: null, ...noCancelWish, endedWhy: null, notified: [] };
  const asked = { id: work.newId(), kind: kind.kind, deskId, aboutId, terms, number: 1, state: 'asked' } as const;
  const unsigned = { ...asked, ...none, askedBy: by.id, askedAt: now, askedPolicy, fingerprint: '', mac: '' };
  const { agreedOn } = await kind.shut(work, unsigned, now);
  const signed = { ...unsigned, fingerprint: fingerprintOf(unsigned, agreedOn) };
  const kept = { terms: jsonSchema.parse(JSON.parse(JSON.stringify(terms))) };
  await work.tx.request.create({ data: { ...signed, ...kept, mac: macOfRequest(work.decisionKey, signed) } });
  const { id: requestId, fingerprint } = signed;
  const data = { requestId, aboutId, ...kept, fingerprint, askedPolicy, name: by.name };
  await journal(work, { kind: `${kind.kind}.asked`, deskId, draftId: null, actor: by.id, data });
  await enqueueRequestNotice(work, signed);
  const state = kind.another === 'replacesIt' ? 'replaced' : 'lapsed';
  for (const one of waiting) await endRequest(work, one, state);
  return { kind: 'asked', requestId };
}

const jsonSchema = z.record(z.string(), z.json());

async function waitingAbout<Terms>(
  { tx }: UnitOfWork,
  kind: RequestKind<Terms>,
  aboutId: string,
): Promise<readonly Request<Terms>[]> {
  const where = { kind: kind.kind, state: 'asked', aboutId } as const;
  const rows = await tx.request.findMany({ where, orderBy: { id: 'asc' } });
  return rows.flatMap((row) => requestFromRow(kind, row) ?? []);
}
