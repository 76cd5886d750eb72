import { standingOfDraft } from '#drafts/decisions-on.ts';
import type { Desk } from '#desks/desk.ts';
import { readDeskOf } from '#drafts/desk-of-draft.ts';
import { type Draft, lockDraft } from '#drafts/draft.ts';
import type { UnitOfWork } from '#storage/store.ts';

const hourMs = 3_600_000;

/** A draft that is not approved, and what it waits for. */
export interface Waiting {
  readonly draft: Draft;
  readonly desk: Desk;
  readonly for: 'asking' | 'approval' | 'changes';
}

/** Locks the draft and returns what it waits for; null if it is approved, ended or gone. */
export async function whatWaits(work: UnitOfWork, draftId: string): Promise<Waiting | null> {
  const draft = await lockDraft(work.tx, draftId);
  if (draft === null) return null;
  const now = work.clock.now();
  const desk = await readDeskOf(work.tx, draft, now);
  switch (draft.state) {
    case 'writing':
      return { draft, desk, for: 'asking' };
    case 'asked': {
      const standing = await standingOfDraft(work, draft, desk, now);
      if (standing.kind === 'waiting') return { draft, desk, for: 'approval' };
      return standing.kind === 'changesAsked' ? { draft, desk, for: 'changes' } : null;
    }
    case 'approved':
    case 'rejected':
    case 'cancelled':
      return null;
  }
}

/**
 * Returns when to warn a draft's thread that its time comes; null if it has no time, or if its version was written
 * within the last hour before it, so that people are there. Pure.
 */
export function warningAt({ current }: Pick<Draft, 'current'>): Date | null {
  const { window } = current.content;
  if (window === null) return null;
  const at = new Date(window.publishAt.getTime() - hourMs);
  return current.createdAt > at ? null : at;
}
