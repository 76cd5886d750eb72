import { type Action, doOnce } from '#bot/action.ts';
import { revisionButton } from '#bot/card-button.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { nameIn } from '#bot/drafting/names.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Block, Button } from '#chat/card.ts';
import { MAX_OPEN_DRAFTS } from '#desks/quotas.ts';
import { undoableUntil } from '#drafts/undoable-until.ts';
import { withdrawRejection as takeBack } from '#publishing/deciding/withdraw-rejection.ts';

/** Takes back the person's own rejection, for a day: the draft is in writing again. */
export const withdrawRejection: Action<'withdrawRejection'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'exact',
    press: doOnce({
      does: ({ draft, user }, work) => takeBack(work, { draftId: draft.id, person: user.id }),
      says: {
        takenBack: null,
        notRejected: ({ m }) => m.cancelling.rejection.notRejected,
        notTheirs: ({ m }) => m.cancelling.rejection.notTheirs,
        tooLate: ({ m }) => m.cancelling.rejection.tooLate,
        noRoom: ({ m }) => m.cancelling.noRoom(MAX_OPEN_DRAFTS),
      },
    }),
  },
};

/** Says who can take a rejection back, and until when; nothing if nobody can. */
export function takeBackBlocks(view: DraftView): readonly Block[] {
  const { desk, draft, m, now, standing } = view;
  const untilAt = undoableUntil(draft, 'rejected', now);
  if (untilAt === null || standing.kind !== 'rejected') return [];
  const when = fullWhenText(untilAt, desk.timeZone, m.tongue, now);
  const text = m.cancelling.rejection.until(nameIn(view, standing.by), when);
  return [{ kind: 'note', inlines: [{ kind: 'text', text }] }];
}

/** Builds the button by which the person who rejected a draft takes that back, while they still can. */
export function takeBackButtons(view: DraftView): readonly Button[] {
  if (undoableUntil(view.draft, 'rejected', view.now) === null) return [];
  return [revisionButton(view, 'withdrawRejection', view.m.cancelling.rejection.takeBack)];
}
