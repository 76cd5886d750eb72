import { readDesk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import type { CorrectionWay } from '#drafts/correction.ts';
import { createDraft } from '#drafts/create-draft.ts';
import type { Content } from '#drafts/content.ts';
import { type Draft, lockDraft } from '#drafts/draft.ts';
import { mayHandle } from '#drafts/may-handle.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { takeRoomForDraft } from '#drafts/room-for-draft.ts';
import type { Writing } from '#storage/store.ts';

import { tellPublishing } from './publishing-notice.ts';
import { correctionsOf, postsOfDraft } from './posts-to-correct.ts';

export type CreateCorrectionOutcome =
  | { readonly kind: 'created'; readonly draft: Draft }
  | { readonly kind: 'nothingPublic' }
  /** The person has as many open corrections of these posts as one may have. */
  | { readonly kind: 'full' }
  | { readonly kind: 'notAllowed' };

/** What a person writes of a correction; where it goes follows from what is public. */
export type CorrectedContent = Omit<Content, 'accountIds' | 'corrections'>;

/**
 * Makes a draft that corrects what another has published, to be asked and approved like any. It is made for the posts as
 * they are now: one that is corrected otherwise before it goes out is not touched by it. For the author and everybody on
 * the desk.
 */
export async function createCorrection(
  w: Writing,
  request: {
    readonly draftId: string;
    readonly person: string;
    readonly members: Members;
    readonly rules: Rules;
    readonly content: CorrectedContent;
    readonly wayFor: (accountId: string) => CorrectionWay;
  },
): Promise<CreateCorrectionOutcome> {
  const { draftId, person, members, rules, content, wayFor } = request;
  const corrected = await lockDraft(w.tx, draftId);
  const desk = corrected === null ? null : await readDesk(w.tx, { id: corrected.deskId }, w.clock.now());
  if (corrected === null || desk === null) throw new Error(`no draft ${draftId}, or no desk of it`);
  if (!mayHandle(corrected, desk, person, members)) return { kind: 'notAllowed' };
  const posts = await postsOfDraft(w.tx, draftId);
  if (posts.length === 0) return { kind: 'nothingPublic' };
  const hasRoom = await takeRoomForDraft(w.tx, { deskId: desk.id, author: person, correctsId: draftId });
  if (!hasRoom) return { kind: 'full' };
  const draft = await createDraft(w, {
    desk,
    author: person,
    rules,
    correctsId: draftId,
    content: { ...content, accountIds: [], corrections: correctionsOf(posts, wayFor) },
  });
  const data = { person, number: draft.number };
  await tellPublishing(w, corrected, { kind: 'correction.begun', data });
  return { kind: 'created', draft };
}
