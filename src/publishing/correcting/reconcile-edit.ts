import type { Network } from '#networks/network.ts';
import type { ReadBackOutcome } from '#networks/publish-outcome.ts';
import type { Rendering } from '#networks/rendering.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { DoubtDelivery } from '#publishing/delivery.ts';
import type { Locked } from '#publishing/lock-delivery.ts';
import { move } from '#publishing/move.ts';
import { leaveAfterProbe, probeAgain, probeLater } from '#publishing/sending/probe.ts';
import { inSeconds, type PublishingDeps } from '#publishing/publishing-deps.ts';
import { readyDelivery } from '#publishing/sending/ready.ts';

/** Result of a look at a post that was to be edited. */
interface SeenPost {
  /** The post compared with the new version. */
  readonly now: ReadBackOutcome;
  /** The post compared with the old version. */
  readonly before: ReadBackOutcome;
  /** True if the two differ in their text, so that the text tells which of them is there. */
  readonly differsInText: boolean;
}

/** Editing a post twice does no harm, but a server that never answers is not asked for ever. */
const maxRepeats = 3;
const maxLooks = 5;

/** Looks at a post whose edit is in doubt. */
export async function probePost(
  network: Network,
  postId: string,
  { wanted, before }: { readonly wanted: Rendering; readonly before: Rendering },
  signal: AbortSignal,
): Promise<SeenPost> {
  const now = await network.readBack(postId, wanted, signal);
  const differsInText = wanted.text !== before.text;
  if (now.kind !== 'changed') return { now, before: now, differsInText };
  return { now, before: await network.readBack(postId, before, signal), differsInText };
}

/**
 * Settles a doubtful edit by what the post shows now: records it as done, sends it again, or asks a person. After a
 * restore, a post that matches neither version was corrected by something the backup does not know: a person is asked.
 */
export async function concludeEdit(
  deps: PublishingDeps,
  work: UnitOfWork,
  locked: Locked<DoubtDelivery>,
  {
    seen,
    readLagSeconds,
    isOfBefore,
  }: {
    readonly seen: SeenPost;
    readonly readLagSeconds: number;
    /** True if it may have been done before a restore that lost the answer, and undone since. */
    readonly isOfBefore: boolean;
  },
): Promise<void> {
  const { delivery } = locked;
  const done = { evidence: { kind: 'look' }, readBackAt: inSeconds(deps, readLagSeconds) } as const;
  switch (seen.now.kind) {
    case 'same':
    case 'unplayable':
      return move(work, locked, 'correct', done);
    case 'missing':
      return move(work, locked, 'fail', { why: 'post_gone', isAbsent: true });
    case 'tryLater':
    case 'unreadable':
      return lookOnceMore(deps, work, locked, seen.now);
    case 'changed':
      // The new text is there; other differences are reported when the post is read back.
      // guard: an edit is seen
      if (holdsAll(seen.now) || (seen.differsInText && !seen.now.what.includes('text'))) {
        return move(work, locked, 'correct', done);
      }
      if (isOfBefore) {
        if (holdsAll(seen.before)) return leaveAfterProbe(work, locked);
        const isUnseen = seen.before.kind === 'tryLater' || seen.before.kind === 'unreadable';
        return isUnseen
          ? lookOnceMore(deps, work, locked, seen.before)
          : move(work, locked, 'hold', { why: 'post_changed' });
      }
      if (delivery.repeats >= maxRepeats) return move(work, locked, 'hold', { why: 'still_absent' });
      return readyDelivery(work, locked, { at: work.clock.now(), because: 'absent', repeat: true });
  }
}

/** Tells whether the post matches, however the server draws it: what readers see is judged when it is read back. */
function holdsAll(seen: ReadBackOutcome): boolean {
  return seen.kind === 'same' || (seen.kind === 'changed' && seen.what.every((part) => part === 'drawn'));
}

async function lookOnceMore(
  deps: PublishingDeps,
  work: UnitOfWork,
  locked: Locked<DoubtDelivery>,
  unseen: Extract<ReadBackOutcome, { kind: 'tryLater' | 'unreadable' }>,
): Promise<void> {
  switch (unseen.kind) {
    case 'tryLater':
      return probeLater(deps, work, locked, unseen.afterSeconds);
    case 'unreadable':
      if (locked.delivery.looks + 1 >= maxLooks) return move(work, locked, 'hold', { why: 'cannot_look' });
      return probeAgain(deps, work, locked, locked.delivery.absentLooks);
  }
}
