import type { Leaving } from '#accounts/leaving/plan.ts';
import { readSteps } from '#accounts/leaving/steps.ts';
import { freezeOf } from '#desks/freeze.ts';
import type { PinOutcome } from '#networks/publish-outcome.ts';

import type { PublishingDeps } from '#publishing/publishing-deps.ts';

// Whoever has pressed waits for it, and a chat waits three seconds.
const pinWithinMs = 2000;

type PinLastOutcome =
  | PinOutcome
  /** No last post is named, or it is not public, or not any more. */
  | { readonly kind: 'notPublic' }
  | { readonly kind: 'frozen' }
  /** Nothing may be done with the account now: its row, its token, or its network is switched off. */
  | { readonly kind: 'notOpen' };

/**
 * Pins the last post of a plan to its account's profile once it is public: what was approved as such, and nothing else. A
 * frozen desk changes nothing on the network. Asked again, it does the same; the caller notes the step, and checks who may.
 */
export async function pinLastPost(
  deps: Pick<PublishingDeps, 'store' | 'networkOf' | 'isSwitchedOn'>,
  { id, deskId, account }: Leaving,
): Promise<PinLastOutcome> {
  const { db } = deps.store;
  const step = (await readSteps(db, id)).find(({ kind }) => kind === 'lastPost');
  // Found not needed, it says why instead of naming a draft.
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
  if ((await freezeOf(db, deskId)) !== null) return { kind: 'frozen' };
  const opened = deps.isSwitchedOn(account) ? await deps.networkOf(account) : null;
  if (opened?.kind !== 'open') return { kind: 'notOpen' };
  return opened.network.pin(post.remoteId, AbortSignal.timeout(pinWithinMs));
}
