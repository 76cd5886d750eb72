import { z } from 'zod';

import { approversAt } from './check-claims.ts';
import { accountOf, claimIn, claimOf, type KnownClaim } from './claim-of.ts';
import { holdsPlace } from './replay-absences.ts';
import { deliveryIn, type KnownDelivery, textsFor, type Violation } from './violation.ts';
import type { Evidence, JournalRow, PublicPost, PublishRequest } from './witness.ts';

const sentSchema = z.object({ remoteId: z.string(), evidence: z.string() }).loose();
const whySchema = z.object({ why: z.string().nullish() }).loose();

/** Tambour does not look at a post before this age, since a timeline may not show it yet. */
const lagMs = 15_000;

/** A request that made one of several posts of a draft on an account, with all their texts. */
interface MadePart {
  readonly request: PublishRequest;
  readonly claim: KnownClaim;
  readonly texts: readonly string[];
}

/**
 * Finds parts of a series out of order, not in answer to the part before, or of another version. A series begins once,
 * continues by itself or by an approver, and is deleted from its last part to its first.
 */
export function wronglyContinued(evidence: Evidence): readonly Violation[] {
  const parts = evidence.requests.flatMap((request): readonly MadePart[] => {
    if (request.madePost === null || request.edits !== undefined) return [];
    const claim = claimOf(evidence, request);
    if (claim === null) return [];
    const texts = textsFor(claim.content, accountOf(evidence, request.accountId));
    return texts.length === 1 ? [] : [{ request, claim, texts }];
  });
  return [
    ...parts.flatMap((part) => judgePart(evidence, part)),
    ...parts.flatMap((part, index) => judgeBegin(evidence, part, parts.slice(0, index))),
    ...evidence.journal.flatMap((entry) => [...judgeGoingOn(evidence, entry), ...judgeSwitch(evidence, entry)]),
    ...wrongWayBack(evidence),
  ];
}

function judgePart(evidence: Evidence, { request, claim, texts }: MadePart): readonly Violation[] {
  const { journal, posts } = evidence;
  const { accountId, rendering } = request;
  const { position } = claim.delivery;
  const account = accountOf(evidence, accountId);
  const what = `part ${position}, "${rendering.text}", on ${account.network}`;
  const { visibility: chosen, restVisibility } = claim.content;
  const visibility = position === 1 || restVisibility === 'asFirst' ? chosen : 'unlisted';
  if (account.network === 'mastodon' && rendering.visibility !== visibility)
    return [{ kind: 'partMixed', detail: `${what}: it is ${rendering.visibility}` }];
  if (position === 1) return [];
  const before = journal.findLast(
    (entry) =>
      entry.kind === 'delivery.sent' &&
      entry.seq < claim.seq &&
      entry.draftId === claim.draftId &&
      isPart(entry, { accountId, position: position - 1 }),
  );
  if (before === undefined)
    return [{ kind: 'partAlone', detail: `${what}: nothing says that the one before is public` }];
  const { remoteId, evidence: how } = sentSchema.parse(before.data);
  if (rendering.replyTo !== remoteId)
    return [{ kind: 'partHangs', detail: `${what}: on ${rendering.replyTo ?? 'nothing'} in place of ${remoteId}` }];
  const hasItsId = posts.filter(({ id, accountId: on }) => id === remoteId && on === accountId);
  // On networks where Tambour chooses the id, a post that somebody deleted unseen comes back with the same id.
  const parent = hasItsId.findLast(({ atMs }) => atMs <= request.atMs) ?? hasItsId[0];
  // On a person's word, any post of the account is accepted.
  if (how === 'person') return [];
  if (parent === undefined) return [{ kind: 'partAlone', detail: `${what}: ${remoteId} never was there` }];
  if (parent.rendering.text !== texts[position - 2])
    return [{ kind: 'partMixed', detail: `${what}: behind "${parent.rendering.text}" of another version` }];
  return whyAlone(evidence, request, parent, claim).map((kind) => ({ kind, detail: `${what}: ${remoteId} was gone` }));
}

function isPart(entry: JournalRow, { accountId, position }: Pick<KnownDelivery, 'accountId' | 'position'>): boolean {
  const delivery = deliveryIn(entry);
  return delivery?.accountId === accountId && delivery.position === position;
}

/** Judges a part whose parent was gone. If Tambour could have seen that before it sent, it must have. */
function whyAlone(
  evidence: Evidence,
  { accountId, atMs, wallAt, leftAt = wallAt }: PublishRequest,
  { gone, atMs: parentMs }: PublicPost,
  claim: KnownClaim,
): readonly Violation['kind'][] {
  const leftMs = atMs - (wallAt.getTime() - leftAt.getTime());
  if (gone === null || gone.atMs >= leftMs || evidence.clockJumped) return [];
  const isOurs = gone.by === 'tambour';
  // A look at X costs money. A look without an answer shows nothing, nor one right after a post was made or deleted.
  const isUnseen =
    accountOf(evidence, accountId).network === 'x' ||
    evidence.looksFailed ||
    evidence.stoodStill ||
    claim.at.getTime() - leftAt.getTime() + leftMs - parentMs <= lagMs ||
    leftMs - gone.atMs <= lagMs;
  return [!isOurs && isUnseen ? 'beyond' : 'partAlone'];
}

/** Finds parts sent although a later part of their series is public already. */
function judgeBegin(evidence: Evidence, part: MadePart, earlier: readonly MadePart[]): readonly Violation[] {
  const { request, claim } = part;
  const { draftId, delivery } = claim;
  const ofSeries = earlier.filter(
    (one) => one.claim.draftId === draftId && one.request.accountId === request.accountId,
  );
  // A post that is sent a second time is the matter of another check.
  if (ofSeries.some((one) => one.request.rendering.text === request.rendering.text)) return [];
  const beyond = ofSeries.find((one) => {
    const post = evidence.posts.find(
      ({ id, accountId }) => id === one.request.madePost && accountId === request.accountId,
    );
    const isThere = post?.gone === null || (post !== undefined && (post.gone?.atMs ?? 0) > request.atMs);
    return one.claim.delivery.position >= delivery.position && isThere;
  });
  if (beyond === undefined) return [];
  const detail = `part ${delivery.position}, "${request.rendering.text}", behind part ${beyond.claim.delivery.position}, "${beyond.request.rendering.text}"`;
  return [{ kind: 'partAnew', detail }];
}

/** Finds parts let go after a failure by somebody who is no approver. */
function judgeGoingOn({ journal, desk }: Evidence, entry: JournalRow): readonly Violation[] {
  const delivery = deliveryIn(entry);
  const { actor, at, seq } = entry;
  if (entry.kind !== 'delivery.ready' || actor === 'tambour' || delivery === null || delivery.position === 1) return [];
  // The edit of a part waits for no other part.
  const { content } = claimIn(journal, entry) ?? {};
  if (content?.corrections?.some(({ accountId, way }) => accountId === delivery.accountId && way === 'edit') === true)
    return [];
  const last = journal.findLast((one) => one.seq < seq && deliveryIn(one)?.deliveryId === delivery.deliveryId);
  if (last === undefined) return [];
  const { why } = whySchema.parse(last.data);
  const isStopped = last.kind === 'delivery.failed' || (last.kind === 'delivery.held' && why === 'part_before');
  // It goes along with the part before it, which this person let go.
  const isWithAnother = journal.some((one) => {
    const its = one.kind === 'delivery.ready' && one.draftId === entry.draftId ? deliveryIn(one) : null;
    const isTogether = one.seq < seq && one.actor === actor && one.at.getTime() === at.getTime();
    return isTogether && its?.accountId === delivery.accountId && its.position < delivery.position;
  });
  if (!isStopped || isWithAnother) return [];
  const may = approversAt({ journal, desk }, seq).some((place) =>
    holdsPlace({ journal, desk }, { person: actor, place, at, seq }),
  );
  return may ? [] : [{ kind: 'goneOn', detail: `${actor}, who is no approver, entry ${seq}` }];
}

/** Finds parts claimed while the network's series are switched off. */
function judgeSwitch(evidence: Evidence, entry: JournalRow): readonly Violation[] {
  const delivery = entry.kind === 'delivery.sending' ? deliveryIn(entry) : null;
  if (delivery === null || entry.draftId === null) return [];
  const last = evidence.acts.findLast(({ did, journalSeq }) => did.startsWith(seriesSwitch) && journalSeq < entry.seq);
  if (last?.did !== `${seriesSwitch} off`) return [];
  const account = accountOf(evidence, delivery.accountId);
  const isOfSeries = delivery.position > 1 || isFollowed(evidence, entry, delivery);
  return account.network === 'x' && isOfSeries
    ? [{ kind: 'seriesOff', detail: `part ${delivery.position} on X, entry ${entry.seq}` }]
    : [];
}

/** Prefix of the acts by which the administrator turns X's switch "on" or "off". */
export const seriesSwitch = 'X_SERIES';

function isFollowed({ journal }: Evidence, { draftId }: JournalRow, { accountId, revision }: KnownDelivery): boolean {
  return journal.some((entry) => {
    const other = entry.draftId === draftId ? deliveryIn(entry) : null;
    return other?.accountId === accountId && other.revision === revision && other.position > 1;
  });
}

/** Finds parts retracted together but not from last to first. In that order no post ever answers a missing one. */
function wrongWayBack({ journal, posts }: Evidence): readonly Violation[] {
  const asked = journal.filter(({ kind }) => kind === 'delivery.retractAsked');
  return asked.flatMap((entry): readonly Violation[] => {
    const part = deliveryIn(entry);
    const gone = placeOfEnd(journal, posts, part);
    if (part === null || gone === null) return [];
    return asked.flatMap((other): readonly Violation[] => {
      const behind = deliveryIn(other);
      const isTogether =
        behind !== null &&
        other.draftId === entry.draftId &&
        other.at.getTime() === entry.at.getTime() &&
        behind.accountId === part.accountId &&
        behind.position > part.position;
      const goneAfter = isTogether ? placeOfEnd(journal, posts, behind) : null;
      const hasStayed = journal.some(
        ({ kind, seq, data }) =>
          kind === 'delivery.retractFailed' &&
          seq > other.seq &&
          z.object({ deliveryId: z.string() }).loose().parse(data).deliveryId === behind?.deliveryId,
      );
      if (goneAfter === null || goneAfter <= gone || hasStayed) return [];
      const detail = `part ${part.position} was deleted before part ${behind?.position}, entry ${entry.seq}`;
      return [{ kind: 'retract', detail }];
    });
  });
}

/** Returns the position of a delivery's post in the order of deletion; null if Tambour did not delete it. */
function placeOfEnd(
  journal: readonly JournalRow[],
  posts: readonly PublicPost[],
  delivery: KnownDelivery | null,
): number | null {
  const sent = journal.findLast(
    (entry) => entry.kind === 'delivery.sent' && deliveryIn(entry)?.deliveryId === delivery?.deliveryId,
  );
  if (sent === undefined || delivery === null) return null;
  const { remoteId } = sentSchema.parse(sent.data);
  const post = posts.find(({ id, accountId }) => id === remoteId && accountId === delivery.accountId);
  return post?.gone?.by === 'tambour' ? (post.gone.place ?? null) : null;
}
