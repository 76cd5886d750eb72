import { z } from 'zod';

import { standingAt } from './replay.ts';
import { awayAt, holdsPlace } from './replay-absences.ts';
import { policiesIn } from './replay-policy.ts';
import { deliveryIn, type Violation } from './violation.ts';
import type { Evidence, JournalRow } from './witness.ts';

const answerSchema = z.object({ deliveryId: z.string(), says: z.enum(['published', 'notPublished']) }).loose();
const sentSchema = z.object({ remoteId: z.string(), evidence: z.string(), isSeen: z.boolean().default(false) }).loose();

/**
 * Finds doubts settled by somebody who may not, or with a post that cannot be ours; and posts seen by one person only,
 * which that person or somebody who is no approver had deleted.
 */
export function wronglyClaimed(evidence: Evidence): readonly Violation[] {
  return evidence.journal.flatMap((entry): readonly Violation[] => {
    const why = whyNot(evidence, entry);
    return why === null ? [] : [{ kind: 'claimed', detail: `entry ${entry.seq}: ${why}` }];
  });
}

function whyNot(evidence: Evidence, entry: JournalRow): string | null {
  switch (entry.kind) {
    case 'doubt.answered':
      return whyNotTheirs(evidence, entry);
    case 'delivery.sent':
      return whyNotOurs(evidence, entry);
    case 'delivery.retractAsked':
      return whyNotTwo(evidence, entry);
    default:
      return null;
  }
}

function whyNotTheirs({ journal, desk, acts }: Evidence, { actor, at, seq, draftId, data }: JournalRow): string | null {
  const { deliveryId, says } = answerSchema.parse(data);
  const standing = draftId === null ? null : standingAt(journal, draftId, seq);
  if (standing === null) return 'an answer about no draft';
  const did = says === 'published' ? 'submit confirmPublished' : 'confirmNotPublished';
  const isDone = acts.some(
    (act) => act.person === actor && act.did === did && act.target === deliveryId && act.journalSeq < seq,
  );
  if (!isDone) return `${actor} is told to have said ${says}, and had not`;
  const authors = [standing.author, standing.editors.get(standing.revision)];
  if (authors.includes(actor)) return `${actor}, who wrote it, said ${says}`;
  const places = approversAt({ journal, desk }, seq).filter((place) => !authors.includes(place));
  const may = (person: string): boolean =>
    places.some((place) => holdsPlace({ journal, desk }, { person, place, at, seq }));
  if (may(actor)) return null;
  // Sophie, the steward, may answer if nobody else is there who may.
  const others = desk.members.filter((person) => desk.inChannel.includes(person));
  const away = awayAt(journal, at, seq).map(({ person }) => person);
  const isLast = actor === 'sophie' && !others.some((person) => may(person) && !away.includes(person));
  return isLast ? null : `${actor}, who may not, said ${says}`;
}

/** Returns a reason if the post is much older than the delivery, and so cannot be its post, whoever says so. */
function whyNotOurs({ journal, posts, requests, clockJumped, lost }: Evidence, entry: JournalRow): string | null {
  const delivery = deliveryIn(entry);
  const { remoteId, evidence: how } = sentSchema.parse(entry.data);
  if (how !== 'person' || delivery === null || clockJumped || lost !== null) return null;
  const first = journal.find(
    (one) => one.kind === 'delivery.sending' && deliveryIn(one)?.deliveryId === delivery.deliveryId,
  );
  const post = posts.find(({ id, accountId }) => id === remoteId && accountId === delivery.accountId);
  const [request] = requests;
  if (first === undefined || post === undefined || request === undefined) return null;
  // The journal goes by the machines' clock, so this does too.
  const atMs = post.atMs + request.wallAt.getTime() - request.atMs;
  const isOld = atMs < first.at.getTime() - 120_000;
  return isOld ? `${remoteId}, which was there before, is told to be it` : null;
}

function whyNotTwo({ journal, desk }: Evidence, entry: JournalRow): string | null {
  const deliveryId = deliveryIn(entry)?.deliveryId;
  const sent = journal.findLast(
    (one) => one.kind === 'delivery.sent' && one.seq < entry.seq && deliveryIn(one)?.deliveryId === deliveryId,
  );
  if (sent === undefined) return null;
  const { evidence: how, isSeen } = sentSchema.parse(sent.data);
  if (how !== 'person' || isSeen) return null;
  const { actor, at, seq } = entry;
  if (actor === sent.actor) return `${actor} said that it is there, and has it deleted alone`;
  const isApprover = approversAt({ journal, desk }, seq).some((place) =>
    holdsPlace({ journal, desk }, { person: actor, place, at, seq }),
  );
  return isApprover ? null : `${actor}, who is no approver, has deleted what only ${sent.actor} saw`;
}

/** Lists the approvers that the desk had named just before an entry. */
export function approversAt(known: Pick<Evidence, 'journal' | 'desk'>, seq: bigint): readonly string[] {
  return policiesIn(known).findLast((policy) => policy.seq < seq)?.approvers ?? [];
}
