import { networkSchema } from '#desks/account.ts';
import { readDeskOf } from '#drafts/desk-of-draft.ts';
import type { UnitOfWork } from '#storage/store.ts';

import type { DoubtDelivery } from '#publishing/delivery.ts';
import type { Locked } from '#publishing/lock-delivery.ts';
import { move } from '#publishing/move.ts';
import { inSeconds, type PublishingDeps, quarantineSeconds } from '#publishing/publishing-deps.ts';
import { readyDelivery } from './ready.ts';
import { lastRestore, mayHaveLeft } from '#publishing/restoring/restore.ts';

/** The next step after a look that surely did not find a post in doubt. */
type AfterAbsent = 'repeat' | 'look' | 'ask';

/**
 * Looks needed to be sure that a post is absent, even with a key. A key helps only if the server has already written
 * the earlier request when it looks the key up; a server whose writes are delayed shows nothing of what it will still
 * write.
 */
export const looksToBeSure = 2;
const repeatsWithKey = 3;
const repeatsWithoutKey = 1;

/**
 * Returns what to do after a look that found nothing. `absentLooks`: such looks since the last send, including this
 * one. `repeats`: how often it was sent again after a doubt. `keyLives`: the network would still know the key in a
 * resend now. Pure.
 */
export function afterAbsent(known: {
  readonly absentLooks: number;
  readonly repeats: number;
  readonly keyLives: boolean;
}): AfterAbsent {
  const { absentLooks, repeats, keyLives } = known;
  // guard: two looks before a resend
  if (absentLooks < looksToBeSure) return 'look';
  return repeats < (keyLives ? repeatsWithKey : repeatsWithoutKey) ? 'repeat' : 'ask';
}

// wait: between two looks that find nothing
/**
 * Seconds between looks that find nothing. Closer together they prove nothing: we saw a server show its posts while it
 * accepted none for 75 s, and a request arrive after 115 s.
 */
const betweenAbsentLooksSeconds = 90;

/** Schedules another look for a delivery in doubt, later each time. */
export async function probeAgain(
  deps: PublishingDeps,
  work: UnitOfWork,
  locked: Locked<DoubtDelivery>,
  absentLooks: number,
): Promise<void> {
  const { accountId, looks } = locked.delivery;
  const { network } = await work.tx.account.findUniqueOrThrow({ where: { id: accountId }, select: { network: true } });
  const seconds = quarantineSeconds(deps, networkSchema.parse(network)) * (looks + 1);
  // guard: what lies between two looks
  const afterSeconds = absentLooks === 0 ? seconds : Math.max(seconds, betweenAbsentLooksSeconds);
  const at = inSeconds(deps, afterSeconds);
  await move(work, locked, 'probeAgain', { at, absentLooks });
}

/** Seconds after which a person is asked, if limits prevented looks into a doubt. */
const longestDoubtSeconds = 3600;

/**
 * Schedules a look for when the network allows it, after `afterSeconds`. A look that a limit prevented does not count
 * among those after which a person is asked.
 */
export async function probeLater(
  deps: PublishingDeps,
  work: UnitOfWork,
  locked: Locked<DoubtDelivery>,
  afterSeconds: number,
): Promise<void> {
  const { doubtSince } = locked.delivery;
  const at = inSeconds(deps, Math.max(1, afterSeconds));
  if (at.getTime() > doubtSince.getTime() + longestDoubtSeconds * 1000) {
    return move(work, locked, 'hold', { why: 'cannot_look' });
  }
  await move(work, locked, 'probeAgain', { at, absentLooks: null });
}

/**
 * Ends a doubt after a restore that found nothing sent since the backup. If it may have left and gone again since, a
 * person is asked. Otherwise the delivery is ready again as in the backup, can be stopped, and leaves at its time or
 * after the desk's grace.
 */
export async function leaveAfterProbe(work: UnitOfWork, { draft, delivery }: Locked<DoubtDelivery>): Promise<void> {
  const restore = await lastRestore(work.tx);
  const now = work.clock.now();
  const desk = await readDeskOf(work.tx, draft, now);
  if (restore === null) throw new Error(`the doubt of draft ${draft.id} is from a restore, and there was none`);
  // That nothing is found proves nothing: the lost process may have replaced or retracted it.
  // guard: not found after a restore proves nothing
  if (mayHaveLeft({ draft, delivery }, restore)) {
    return move(work, { draft, delivery }, 'hold', { why: 'lost_by_restore' });
  }
  // Nothing older is looked for from now on. It is after `coversUntil`, so that `probeFirst` does not look again.
  const lookedAt = now > restore.coversUntil ? now : new Date(restore.coversUntil.getTime() + 1);
  await work.tx.delivery.update({
    where: { id: delivery.id },
    data: { doubtSince: null, sendingSince: lookedAt },
  });
  const publishAt = draft.current.content.window?.publishAt ?? now;
  const afterGrace = new Date(now.getTime() + desk.graceSeconds * 1000);
  const at = publishAt > afterGrace ? publishAt : afterGrace;
  await readyDelivery(work, { draft, delivery }, { at, because: 'absent', isAbsent: true });
}
