import { z } from 'zod';

import { accountOf, claimOf } from './claim-of.ts';
import { whyNotByOthers } from './check-authors.ts';
import { wronglyCancelled, wronglyTakenBack } from './check-cancelled.ts';
import { chainBreak } from './check-chain.ts';
import { wronglyDecided } from './check-deputies.ts';
import { forgottenPosts, overtaken, wronglyCorrected } from './check-corrections.ts';
import { whyNotByPath, wronglyUrgent } from './check-emergencies.ts';
import { forgottenVideos, wronglyConverted } from './check-videos.ts';
import { hanging } from './check-hanging.ts';
import { lostDeliveries } from './check-lost.ts';
import { wronglyLeft } from './check-left.ts';
import { outOfOrder } from './check-order.ts';
import { relayedOf, whyNotByRule } from './check-rules.ts';
import { publishedInPeriod } from './check-periods.ts';
import { wronglyReminded } from './check-reminders.ts';
import { wronglyRestored } from './check-restored.ts';
import { wronglyRetracted } from './check-retracted.ts';
import { wronglyOnCall } from './check-rota.ts';
import { wronglyContinued } from './check-series.ts';
import { outOfSteps } from './check-steps.ts';
import { sentWhileStopped } from './check-stopped.ts';
import { deliveryIn, textFor, type Violation } from './violation.ts';
import { invented } from './check-people.ts';
import { wronglyClaimed } from './check-claims.ts';
import { sentInPlannedSleep } from './check-planned-sleep.ts';
import { leftByWaking, wronglyWoken } from './check-woken.ts';
import { policiesFor } from './replay-policy.ts';
import { useOf } from './emergencies-known.ts';
import { type Standing, standingAt, whyNotApproved } from './replay.ts';
import type { Evidence, JournalRow, Lost, PublicPost, PublishRequest } from './witness.ts';

/** Judges a history: each era between two losses of the machine, and the whole. */
export function check(evidence: Evidence): readonly Violation[] {
  return [
    ...erasOf(evidence).flatMap(checkEra),
    ...doubled(evidence),
    ...lostDeliveries(evidence),
    ...hanging(evidence),
    ...wronglyRetracted(evidence),
    ...wronglyCorrected(evidence),
    ...wronglyReminded(evidence),
    ...forgottenPosts(evidence),
    ...wronglyRestored(evidence),
    ...forgottenVideos(evidence),
    ...wronglyConverted(evidence),
    ...(evidence.cameToRest ? [] : [{ kind: 'lost' as const, detail: 'it never came to rest' }]),
  ];
}

function checkEra(era: Evidence): readonly Violation[] {
  return [
    ...era.requests.flatMap((request) => judgeRequest(era, request)),
    ...wrongIds(era),
    ...overtaken(era),
    ...sentWhileStopped(era),
    ...outOfOrder(era),
    ...invented(era),
    ...wronglyCancelled(era),
    ...wronglyTakenBack(era),
    ...wronglyDecided(era),
    ...outOfSteps(era),
    ...sentInPlannedSleep(era),
    ...wronglyWoken(era),
    ...leftByWaking(era),
    ...wronglyLeft(era),
    ...publishedInPeriod(era),
    ...wronglyOnCall(era),
    ...wronglyUrgent(era),
    ...wronglyContinued(era),
    ...wronglyClaimed(era),
    ...chainBreak(era.journal),
  ];
}

/** Splits a history where the machine was lost: until then with the old journal, since the backup with the new. */
function erasOf(evidence: Evidence): readonly Evidence[] {
  const { lost, requests, acts } = evidence;
  if (lost === null) return [evidence];
  const isBefore = ({ atMs }: { readonly atMs: number }): boolean => atMs < lost.atMs;
  const arrived = requests.slice(0, lost.requests);
  const onTheWire = requests.slice(lost.requests).filter(({ leftAt }) => leftAt !== undefined && leftAt <= lost.at);
  const journalSeq = lost.journal.at(-1)?.seq ?? 0n;
  const first = {
    ...evidence,
    journal: lost.journal,
    // A request that was on the wire arrives later, but the lost machine sent it.
    requests: [...arrived, ...onTheWire.map((request) => ({ ...request, journalSeq }))],
    acts: acts.filter(isBefore),
  };
  // Tambour may receive an act from after the backup once it is restored: a reaction is still there.
  const again = acts.map((act) =>
    isBefore(act) && act.journalSeq > lost.backupSeq ? { ...act, journalSeq: lost.backupSeq } : act,
  );
  const later = requests.slice(lost.requests).filter((request) => !onTheWire.includes(request));
  return [first, { ...evidence, requests: later, acts: again }];
}

/** Finds requests without an earlier claim, or without enough approvals for just this content at that time. */
function judgeRequest(evidence: Evidence, request: PublishRequest): readonly Violation[] {
  const { journal } = evidence;
  const account = accountOf(evidence, request.accountId);
  const claim = claimOf(evidence, request);
  const what = `"${request.rendering.text}" to ${account.network} at ${request.atMs} ms`;
  if (claim === null) {
    return [{ kind: 'unapproved', detail: `${what}: nothing in the journal says that it is being sent` }];
  }
  const delivery = deliveryIn(claim);
  const standing = standingAt(journal, claim.draftId, claim.seq);
  if (delivery === null || standing === null) throw new Error('a claim of no draft');
  const { revision } = delivery;
  const use = useOf(journal, { draftId: claim.draftId, revision });
  const relayed = relayedOf(journal, { draftId: claim.draftId, revision });
  if (relayed !== null && standing.approvals.length === 0) {
    const { text } = request.rendering;
    const why = whyNotByRule(evidence, relayed, { claim, text, accountId: account.id });
    return why === null ? [] : [{ kind: 'byRule', detail: `${what}: ${why}` }];
  }
  const why =
    use === null
      ? whyNotApproved(evidence, standing, revision, claim.at)
      : whyNotByPath(evidence, use, { standing, claim, revision });
  if (why !== null) {
    const undone = standing.lastUndone;
    const isAfterStop =
      undone === 'draft.stopped' ||
      undone === 'draft.cancelled' ||
      undone === 'draft.reopened' ||
      undone === 'draft.rejectionWithdrawn' ||
      undone === 'decision.withdrawn';
    return [{ kind: isAfterStop ? 'afterStop' : 'unapproved', detail: `${what}: ${why}` }];
  }
  // The officer is its author; the people who agreed to the template approved it.
  const byOthers = use?.kind === 'template' ? null : whyNotByOthers(evidence, standing, claim.at);
  if (byOthers !== null) return [{ kind: 'worded', detail: `${what}: ${byOthers}` }];
  const begunMs = (request.leftAt ?? request.wallAt).getTime() - claim.at.getTime();
  if (!evidence.clockJumped && begunMs > evidence.beginsWithinMs) {
    return [{ kind: 'afterLease', detail: `${what}: its claim is of ${claim.at.toISOString()}` }];
  }
  const window = standing.contents.get(delivery.revision)?.window ?? null;
  const policies = policiesFor(evidence, standing, claim.seq);
  const fewest = Math.min(...policies.map(({ approvalsNeeded }) => approvalsNeeded));
  const asked = policies[0]?.graceSeconds ?? 0;
  const notBefore =
    window === null
      ? approvedMs(standing.approvals, fewest) + (hasGrace(journal, claim) ? asked * 1000 : 0)
      : Date.parse(window.publishAt);
  return claim.at.getTime() < notBefore && !evidence.clockJumped
    ? [{ kind: 'early', detail: `${what}: before ${new Date(notBefore).toISOString()}` }]
    : [];
}

/** Returns when the last approval that was needed was given. */
function approvedMs(approvals: Standing['approvals'], needed: number): number {
  const firsts = [...Map.groupBy(approvals, ({ person }) => person).values()].map(
    ([first]) => first?.at.getTime() ?? 0,
  );
  return firsts.toSorted((one, other) => one - other)[needed - 1] ?? 0;
}

/** Tells whether a claim had to wait for its grace. A delivery sent before, or let go by somebody, need not. */
function hasGrace(journal: readonly JournalRow[], claim: JournalRow): boolean {
  const id = deliveryIn(claim)?.deliveryId;
  const before = journal.filter((entry) => entry.seq < claim.seq && deliveryIn(entry)?.deliveryId === id);
  const last = before.at(-1);
  const isReleased = last?.kind === 'delivery.ready' && last.actor !== 'tambour';
  return !isReleased && !before.some(({ kind }) => kind === 'delivery.sending');
}

/** Finds two posts with the same text on one account where nobody asked to send again. */
function doubled(evidence: Evidence): readonly Violation[] {
  const made = evidence.posts.filter(({ key }) => key !== null);
  return [...Map.groupBy(made, ({ accountId, rendering }) => `${accountId} ${rendering.text}`).values()].flatMap(
    (posts) =>
      posts.slice(1).flatMap((post, index): readonly Violation[] => {
        const before = posts[index];
        if (before === undefined) return [];
        const { network, keepsKeys } = accountOf(evidence, post.accountId);
        const { lost } = evidence;
        const isOverLoss = lost !== null && before.atMs < lost.atMs && post.atMs > lost.atMs;
        const isAsked = isOverLoss
          ? isSentAnew(evidence, lost, post)
          : evidence.acts.some(
              ({ did, atMs }) =>
                atMs >= before.atMs && atMs <= post.atMs && (did === 'confirmNotPublished' || did === 'tryAgain'),
            );
        if (isAsked) return [];
        const lagMs = before.visibleAtMs - before.atMs;
        const assumedMs = network === 'mastodon' ? 15_000 : 60_000;
        // A key works whatever the timeline shows.
        const isLate = lagMs > assumedMs && !keepsKeys;
        const isGone = before.gone !== null && before.gone.atMs <= post.atMs;
        // What Tambour itself took away before the loss, a restore must not bring back.
        const isTakenAway = isOverLoss && before.gone?.by === 'tambour' && before.gone.atMs < lost.atMs;
        const isBeyond = isLate || (isGone && !isTakenAway);
        const detail = `"${post.rendering.text}" on ${network}: ${before.id} and ${post.id}`;
        return [{ kind: isBeyond ? 'beyond' : 'doubled', detail }];
      }),
  );
}

/**
 * Tells whether people sent a post since the loss that had been public before: somebody said that it is not there, or
 * let go what was planned for later than the loss.
 */
function isSentAnew(evidence: Evidence, lost: Lost, { key, atMs }: PublicPost): boolean {
  const request = evidence.requests.findLast((one) => one.key === key);
  const claim = request === undefined ? null : claimOf(evidence, request);
  if (claim === null) return false;
  const { draftId, delivery, content } = claim;
  const isPlannedLater = content.window !== null && Date.parse(content.window.publishAt) > lost.at.getTime();
  return evidence.acts.some(
    (act) =>
      act.atMs >= lost.atMs &&
      act.atMs <= atMs &&
      ((act.did === 'confirmNotPublished' && act.target === delivery.deliveryId) ||
        (isPlannedLater && ['releaseHeld', 'tryAgain'].includes(act.did) && act.draftId === draftId)),
  );
}

/** Finds "sent" deliveries whose post is missing, elsewhere, worded otherwise, or another delivery's. */
function wrongIds(evidence: Evidence): readonly Violation[] {
  const sentSchema = z.object({ remoteId: z.string(), evidence: z.string() }).loose();
  const told = new Map<string, string>();
  return evidence.journal.flatMap((entry): readonly Violation[] => {
    const delivery = deliveryIn(entry);
    if (entry.kind !== 'delivery.sent' || delivery === null || entry.draftId === null) return [];
    const { remoteId, evidence: how } = sentSchema.parse(entry.data);
    const account = accountOf(evidence, delivery.accountId);
    const other = told.get(`${account.id} ${remoteId}`);
    told.set(`${account.id} ${remoteId}`, delivery.deliveryId);
    if (other !== undefined && other !== delivery.deliveryId) {
      return [{ kind: 'wrongId', detail: `${remoteId} is told to be two deliveries` }];
    }
    // On a person's word, any post of the account is accepted.
    if (how === 'person') return [];
    const content = standingAt(evidence.journal, entry.draftId, entry.seq)?.contents.get(delivery.revision);
    const post = evidence.posts.find(({ id, accountId }) => id === remoteId && accountId === account.id);
    const isRight =
      post !== undefined &&
      content !== undefined &&
      post.rendering.text === textFor(content, account, delivery.position);
    // A post belongs to a delivery if it has its key, and only then.
    const isOther = account.network === 'bluesky' && how === 'look' && post?.key === null;
    if (isOther) return [{ kind: 'wrongId', detail: `${remoteId} is told to be sent, and somebody else made it` }];
    return isRight ? [] : [{ kind: 'wrongId', detail: `${remoteId} is told to be sent, and is not that post` }];
  });
}
