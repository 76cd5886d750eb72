import type { Desk } from '#desks/desk.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { Content } from './content.ts';
import { type Draft, readDraft } from './draft.ts';
import type { Rules } from './renderings-of.ts';
import type { DraftRoom } from './room-for-draft.ts';
import { tidyContent } from './tidy-content.ts';
import type { Worded } from './worded-by.ts';
import { writeRevision } from './write-revision.ts';

export interface NewDraft {
  readonly room: DraftRoom;
  readonly desk: Desk;
  readonly author: string;
  readonly content: Content;
  readonly rules: Rules;
  /** The draft whose posts it corrects. */
  readonly correctsId?: string;
  /** For a copy: who worded the draft that it copies; they stay its authors. */
  readonly copied?: Worded;
  /** It is approved already, or approval is asked for with it: its first revision is fixed. */
  readonly isAsked?: true;
}

/** Creates a draft with its first revision. Its number is the desk's next: none is used twice, and only a restore skips some. */
export async function createDraft(work: UnitOfWork, request: NewDraft): Promise<Draft> {
  const { desk, author, rules } = request;
  const id = work.newId();
  const now = work.clock.now();
  // The update locks the desk's row until the transaction ends, so simultaneous drafts get their numbers in turn.
  const { lastDraftNumber: number } = await work.tx.desk.update({
    where: { id: desk.id },
    data: { lastDraftNumber: { increment: 1 } },
    select: { lastDraftNumber: true },
  });
  await work.tx.draft.create({
    data: {
      id,
      deskId: desk.id,
      number,
      author,
      state: 'writing',
      currentRevision: 1,
      createdAt: now,
      changedAt: now,
      correctsId: request.correctsId ?? null,
    },
  });
  const content = tidyContent(
    request.content,
    desk.accounts.map((account) => account.id),
  );
  const of = { draftId: id, number: 1, author, editor: author, desk, rules };
  const { copied } = request;
  const asked = request.isAsked === true ? { asked: { at: now, by: author } } : {};
  const made = { ...of, content, ...asked, ...(copied === undefined ? {} : { copied }) };
  const fingerprint = await writeRevision(work, made);
  const draft = await readDraft(work.tx, id);
  if (draft === null) throw new Error(`draft ${id} is not there after it was written`);
  await journal(work, {
    kind: 'draft.created',
    deskId: desk.id,
    draftId: id,
    actor: author,
    data: { number, revision: 1, fingerprint, content: draft.current.content },
  });
  return draft;
}
