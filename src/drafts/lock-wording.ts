import type { UnitOfWork } from '#storage/store.ts';

import { type Draft, lockDraft } from './draft.ts';
import { readWording, type Wording } from './wording.ts';

export type LockWordingOutcome =
  | { readonly kind: 'open'; readonly draft: Draft; readonly wording: Wording }
  /** Already taken or left. */
  | { readonly kind: 'ended'; readonly wording: Wording }
  /** The draft has no wording with that id. */
  | { readonly kind: 'gone' };

/** Locks the draft and reads one of its wordings. Nobody else ends that until this transaction ends. */
export async function lockWording(
  work: UnitOfWork,
  { draftId, wordingId }: { readonly draftId: string; readonly wordingId: string },
): Promise<LockWordingOutcome> {
  const draft = await lockDraft(work.tx, draftId);
  const wording = await readWording(work.tx, wordingId);
  if (draft === null || wording?.draftId !== draftId) return { kind: 'gone' };
  return wording.state.kind === 'open' ? { kind: 'open', draft, wording } : { kind: 'ended', wording };
}
