import { readDesk } from '#desks/desk.ts';
import { type Members, onDesk } from '#desks/may.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { contentFor } from '#drafts/content.ts';
import { type Draft, lockDraft } from '#drafts/draft.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { takeRoomForDraft } from '#drafts/room-for-draft.ts';
import type { Writing } from '#storage/store.ts';

import { move } from './move.ts';
import { isFree, isUnderWay } from './cancel-delivery.ts';
import type { Delivery } from './delivery.ts';
import { deliveriesOf } from './delivery-states.ts';

export type CopyOutcome =
  | { readonly kind: 'copied'; readonly draft: Draft }
  | { readonly kind: 'nothingToCopy' }
  /** The person has as many open drafts as one may have: nothing was called off. */
  | { readonly kind: 'full'; readonly isCorrection: boolean }
  | { readonly kind: 'notAllowed' };

/**
 * Makes a draft of its own for the accounts that a partly published post did not reach, to be edited and approved like
 * any other. They are called off in the same transaction, so that none of them gets both.
 */
export async function copyUnsent(
  w: Writing,
  request: {
    readonly draftId: string;
    readonly person: string;
    readonly members: Members;
    readonly rules: Rules;
  },
): Promise<CopyOutcome> {
  const { draftId, person, members, rules } = request;
  const draft = await lockDraft(w.tx, draftId);
  const now = w.clock.now();
  const desk = draft === null ? null : await readDesk(w.tx, { id: draft.deskId }, now);
  if (draft === null || desk === null) throw new Error(`no draft ${draftId}, or no desk of it`);
  if (draft.author !== person && !onDesk(desk, person, members)) return { kind: 'notAllowed' };
  const deliveries = (await deliveriesOf(w.tx, draftId)).filter(({ revision }) => revision === draft.current.number);
  const unsent = deliveries.filter(isLeftBehind);
  if (unsent.length === 0 || !deliveries.some(isUnderWay)) return { kind: 'nothingToCopy' };

  const { correctsId } = await w.tx.draft.findUniqueOrThrow({ where: { id: draftId }, select: { correctsId: true } });
  if (!(await takeRoomForDraft(w.tx, { deskId: desk.id, author: person, correctsId }))) {
    return { kind: 'full', isCorrection: correctsId !== null };
  }
  for (const delivery of unsent) {
    await move(w, { draft, delivery }, 'cancel', { why: 'replaced', actor: person, shows: true });
  }
  const { content } = draft.current;
  const copy = await createDraft(w, {
    desk,
    author: person,
    rules,
    // A copy of a correction corrects the same.
    ...(correctsId === null ? {} : { correctsId }),
    content: {
      ...contentFor(
        content,
        unsent.map(({ accountId }) => accountId),
      ),
      window: content.window !== null && content.window.publishAt > now ? content.window : null,
    },
  });
  return { kind: 'copied', draft: copy };
}

/** Failed or held, with nothing of it public; what is about to leave is Stop's. */
export function isLeftBehind(delivery: Delivery): boolean {
  return isFree(delivery) && delivery.state !== 'ready';
}
