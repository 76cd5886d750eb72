import type { Desk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import { type Draft, readRevision } from '#drafts/draft.ts';
import { endWording } from '#drafts/end-wording.ts';
import { lockWording } from '#drafts/lock-wording.ts';
import { mayHandle } from '#drafts/may-handle.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { Wording } from '#drafts/wording.ts';
import { wordingOn } from '#drafts/wording-on.ts';
import type { Writing } from '#storage/store.ts';

import { reviseWhenFree } from './revise-when-free.ts';

export interface TakeRequest {
  readonly draftId: string;
  readonly wordingId: string;
  /** The revision that the card compared it with. */
  readonly revision: number;
  /** Of that revision; left out: of any content. */
  readonly fingerprint?: string;
  readonly person: string;
  readonly members: Members;
  readonly desk: Desk;
  readonly rules: Rules;
}

export type TakeOutcome =
  /** `isAsked`: approval of it was asked for too, as of all that was proposed, unless something blocks it. */
  | { readonly kind: 'taken'; readonly revision: number; readonly wasProposed: boolean; readonly isAsked: boolean }
  /** Only the author takes what was proposed, and only its writer what was kept. */
  | { readonly kind: 'notYours'; readonly wording: Wording }
  /** There is another revision than the card compared it with, newer or since a restore: nothing was written. */
  | { readonly kind: 'stale'; readonly draft: Draft }
  | { readonly kind: 'unchanged' }
  /** Taken or left before, or not there. */
  | { readonly kind: 'over' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'rejected' }
  | { readonly kind: 'underWay' };

/**
 * Makes a revision of a wording, exactly as its card compared it with the current one. Of what was proposed, approval is
 * asked for in the same transaction, where nothing blocks it: the author has seen it by taking it, and its proposer may
 * approve it.
 */
export async function takeWording(w: Writing, request: TakeRequest): Promise<TakeOutcome> {
  const { draftId, person, members, desk, rules } = request;
  const locked = await lockWording(w, request);
  if (locked.kind !== 'open') return { kind: 'over' };
  const { draft, wording } = locked;
  if (!mayTake(locked, desk, person, members)) return { kind: 'notYours', wording };
  if (draft.state === 'cancelled') return { kind: 'cancelled' };
  // An edit goes on from a rejection; a proposal is for those who were asked.
  if (draft.state === 'rejected' && wording.kind === 'proposed') return { kind: 'rejected' };
  const { current } = draft;
  if (request.fingerprint !== undefined && request.fingerprint !== current.fingerprint) return { kind: 'stale', draft };
  const base = await readRevision(w.tx, draftId, wording.base);
  if (base === null) throw new Error(`wording ${wording.id} is of no revision`);
  const revised = await reviseWhenFree(w, {
    draftId,
    editor: person,
    proposedBy: wording.kind === 'proposed' ? wording.by : null,
    baseRevision: request.revision,
    content: wordingOn(wording.content, base.content, current.content),
    desk,
    rules,
  });
  switch (revised.kind) {
    case 'revised': {
      const revision = revised.draft.current.number;
      await endWording(w, draft, { wording, person, revision });
      // What was kept is an edit, and waits to be asked for like any other.
      if (wording.kind === 'kept') return { kind: 'taken', revision, wasProposed: false, isAsked: false };
      const asked = await askForApproval(w, { draftId, revision, person, desk, rules, members });
      return { kind: 'taken', revision, wasProposed: true, isAsked: asked.kind === 'asked' };
    }
    case 'unchanged':
    case 'underWay':
      return { kind: revised.kind };
    case 'closed':
      return { kind: 'cancelled' };
    case 'stale':
      return { kind: 'stale', draft: revised.draft };
  }
}

function mayTake(
  { draft, wording }: { readonly draft: Draft; readonly wording: Wording },
  desk: Desk,
  person: string,
  members: Members,
): boolean {
  if (wording.kind === 'proposed') return person === draft.author;
  return person === wording.by && mayHandle(draft, desk, person, members);
}
