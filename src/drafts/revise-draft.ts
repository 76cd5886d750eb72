import type { Desk } from '#desks/desk.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { changesBetween } from './changes-between.ts';
import { enqueueDraftNotice } from './draft-notice.ts';
import type { Change, Content } from './content.ts';
import { type Draft, lockDraft, readDraft } from './draft.ts';
import { forgetPreview } from './preview.ts';
import type { Rules } from './renderings-of.ts';
import { tidyContent } from './tidy-content.ts';
import { writeRevision } from './write-revision.ts';

export interface RevisionRequest {
  readonly draftId: string;
  readonly editor: string;
  /** The person whose proposal the editor takes as it is; left out if it is the editor's own wording. */
  readonly proposedBy?: string | null;
  /** The revision that the person saw. */
  readonly baseRevision: number;
  readonly content: Content;
  readonly desk: Desk;
  readonly rules: Rules;
}

export type ReviseOutcome =
  | {
      readonly kind: 'revised';
      readonly draft: Draft;
      readonly changes: readonly Change[];
      readonly voidedDecisions: number;
    }
  /** Somebody else was faster: nothing was written, and the caller stores and shows the person's text. */
  | { readonly kind: 'stale'; readonly draft: Draft }
  | { readonly kind: 'unchanged'; readonly draft: Draft }
  | { readonly kind: 'closed'; readonly draft: Draft };

/**
 * Makes a new revision and puts the draft back in writing; decisions on the revision before no longer count. This room
 * knows nothing of deliveries: the caller makes sure that none is under way, and calls off the rest in the same
 * transaction (`reviseWhenFree`).
 */
export async function reviseDraft(work: UnitOfWork, request: RevisionRequest): Promise<ReviseOutcome> {
  const { draftId, editor, proposedBy = null, desk, rules } = request;
  const draft = await lockDraft(work.tx, draftId);
  if (draft === null) throw new Error(`no draft ${draftId}`);
  if (draft.state === 'cancelled') return { kind: 'closed', draft };
  if (draft.current.number !== request.baseRevision) return { kind: 'stale', draft };
  // A correction stays a correction, whoever edits it.
  const { corrections } = draft.current.content;
  const content = tidyContent(
    corrections === undefined ? request.content : { corrections, ...request.content },
    desk.accounts.map((account) => account.id),
  );
  const changes = changesBetween(draft.current.content, content);
  if (changes.length === 0) return { kind: 'unchanged', draft };

  const number = draft.current.number + 1;
  const { author } = draft;
  const fingerprint = await writeRevision(work, { draftId, number, content, author, editor, proposedBy, desk, rules });
  await work.tx.draft.update({
    where: { id: draftId },
    data: { state: 'writing', currentRevision: number, changedAt: work.clock.now() },
  });
  await forgetPreview(work.tx, draftId);
  const voidedDecisions = await work.tx.decision.count({
    where: { subjectId: draftId, revision: draft.current.number, withdrawnAt: null },
  });
  const revised = await readDraft(work.tx, draftId);
  if (revised === null) throw new Error(`draft ${draftId} is not there after it was revised`);
  await journal(work, {
    kind: 'draft.revised',
    deskId: draft.deskId,
    draftId,
    actor: editor,
    data: { revision: number, fingerprint, proposedBy, changes, voidedDecisions, content: revised.current.content },
  });
  await enqueueDraftNotice(work, draft, {
    kind: 'draft.revised',
    data: { revision: number, editor, proposedBy, changes, voidedDecisions },
  });
  return { kind: 'revised', draft: revised, changes, voidedDecisions };
}
