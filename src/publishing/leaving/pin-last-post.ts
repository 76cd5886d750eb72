import type { Leaving } from '#accounts/leaving/plan.ts';
import { readSteps } from '#accounts/leaving/steps.ts';
import { freezeOf } from '#desks/freeze.ts';
import type { PinOutcome } from '#networks/publish-outcome.ts';

import { isJournaledPost } from '#publishing/journaled-post.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';

// The person who pressed the button waits for this, and the chat allows three seconds.
const pinWithinMs = 2000;

type PinLastOutcome =
  | PinOutcome
  /** No last post is named, or it is not public, or no longer, or the journal does not prove that it is ours. */
  | { readonly kind: 'notPublic' }
  | { readonly kind: 'frozen' }
  /** The account cannot be used now: its row was changed, its token is unreadable, or its network is switched off. */
  | { readonly kind: 'notOpen' };

/**
 * Pins a plan's last post to its account's profile, if it is public. Only the post that was approved as such is pinned,
 * and a frozen desk changes nothing on the network. Idempotent. The caller checks who may do this, and notes the step.
 */
export async function pinLastPost(
  deps: Pick<PublishingDeps, 'store' | 'networkOf' | 'isSwitchedOn'>,
  { id, deskId, account }: Leaving,
): Promise<PinLastOutcome> {
  const { db } = deps.store;
  const step = (await readSteps(db, id)).find(({ kind }) => kind === 'lastPost');
  // If the step is not needed, its note is the reason, not a draft's id.
  const draftId = step === undefined || step.state === 'notNeeded' ? null : step.note;
  const where = {
    draftId: draftId ?? '',
    accountId: account.id,
    draft: { deskId },
    state: 'sent',
    position: 1,
  } as const;
  const post = draftId === null ? null : await db.delivery.findFirst({ where, orderBy: { revision: 'desc' } });
  if (post === null || post.remoteId === null) return { kind: 'notPublic' };
  const { remoteId } = post;
  const proof = { tx: db, journalKey: deps.store.journalKey };
  if (!(await isJournaledPost(proof, { ...post, remoteId }, account))) return { kind: 'notPublic' };
  if ((await freezeOf(db, deskId)) !== null) return { kind: 'frozen' };
  const opened = deps.isSwitchedOn(account) ? await deps.networkOf(account) : null;
  if (opened?.kind !== 'open') return { kind: 'notOpen' };
  return opened.network.pin(remoteId, AbortSignal.timeout(pinWithinMs));
}
