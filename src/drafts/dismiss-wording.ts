import type { UnitOfWork } from '#storage/store.ts';

import { endWording } from './end-wording.ts';
import { lockWording } from './lock-wording.ts';

export type DismissWordingOutcome =
  | { readonly kind: 'dismissed' }
  /** Already accepted or dismissed, or there is no such wording. */
  | { readonly kind: 'over' }
  | { readonly kind: 'notAllowed' };

/** Closes a wording that nobody wants any more; it stays readable. Its author and the draft's author may do this. */
export async function dismissWording(
  work: UnitOfWork,
  { draftId, wordingId, person }: { readonly draftId: string; readonly wordingId: string; readonly person: string },
): Promise<DismissWordingOutcome> {
  const locked = await lockWording(work, { draftId, wordingId });
  if (locked.kind !== 'open') return { kind: 'over' };
  const { draft, wording } = locked;
  if (person !== wording.by && person !== draft.author) return { kind: 'notAllowed' };
  await endWording(work, draft, { wording, person, revision: null });
  return { kind: 'dismissed' };
}
