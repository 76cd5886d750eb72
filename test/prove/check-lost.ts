import { z } from 'zod';

import { deliveryIn, textFor, textsFor, type Violation } from './violation.ts';
import { saysNow } from './post-says.ts';
import { correctionIn, standingAt } from './replay.ts';
import type { Evidence, JournalRow, PublicPost, SimAccount } from './witness.ts';

const plannedSchema = z.object({ revision: z.number(), deliveryIds: z.array(z.string()) }).loose();
const ids = z.object({ deliveryId: z.string() }).loose();

/** Moves after which a delivery rests. */
const ends: ReadonlySet<string> = new Set([
  'delivery.sent',
  'delivery.readBack',
  'delivery.failed',
  'delivery.held',
  'delivery.cancelled',
  'delivery.retracted',
  'delivery.retractFailed',
  'delivery.lateId',
  'delivery.corrected',
]);

/** Finds approved deliveries that ended in silence: not public, not reported to people, and not cancelled by them. */
export function lostDeliveries(evidence: Evidence): readonly Violation[] {
  const planned = new Map<string, JournalRow>();
  for (const entry of evidence.journal) {
    if (entry.kind !== 'delivery.planned') continue;
    for (const id of plannedSchema.parse(entry.data).deliveryIds) planned.set(id, entry);
  }
  return [...planned].flatMap(([id, entry]) => judge(evidence, id, entry));
}

function judge(evidence: Evidence, deliveryId: string, planned: JournalRow): readonly Violation[] {
  const moves = evidence.journal.filter((entry) => {
    const read = ids.safeParse(entry.data);
    return entry.kind.startsWith('delivery.') && read.success && read.data.deliveryId === deliveryId;
  });
  const last = moves.findLast((entry) => entry.seq > planned.seq) ?? planned;
  const delivery = deliveryIn(last);
  if (delivery === null || !ends.has(last.kind)) return lost(`delivery ${deliveryId} was left at ${last.kind}`);
  const account = evidence.accounts.find(({ id }) => id === delivery.accountId);
  const { draftId } = planned;
  if (account === undefined || draftId === null) throw new Error('a delivery of no account or draft');
  const content = standingAt(evidence.journal, draftId, last.seq)?.contents.get(delivery.revision);
  const text = content === undefined ? '' : (textFor(content, account, delivery.position) ?? '');
  const correction = content === undefined ? null : correctionIn(content, account.id, delivery.position);
  const publicPosts = evidence.posts.filter(
    (post) =>
      post.accountId === account.id &&
      post.gone === null &&
      (correction?.way === 'edit'
        ? post.id === correction.postId && saysNow(post).text === text
        : post.key !== null && post.rendering.text === text),
  );
  const isPublic = publicPosts.length > 0;
  const isToldPublic = moves.some(({ kind }) => kind === 'delivery.sent' || kind === 'delivery.corrected');
  switch (last.kind) {
    case 'delivery.failed':
      if (
        isPublic &&
        !isToldPublic &&
        !elsewhere(evidence, account, text, deliveryId) &&
        !isForgotten(evidence, deliveryId)
      ) {
        return lost(`"${text}" is public on ${account.network}, and told as failed`);
      }
      break;
    case 'delivery.cancelled':
      if (
        isPublic &&
        !isToldPublic &&
        !elsewhere(evidence, account, text, deliveryId) &&
        !isForgotten(evidence, deliveryId) &&
        !isDenied(evidence, deliveryId, publicPosts)
      ) {
        return lost(`"${text}" is public on ${account.network}, and told as called off`);
      }
      break;
  }
  return isTold(evidence, draftId, last, account.handle)
    ? []
    : lost(`"${text}" on ${account.network}: the thread was not told of ${last.kind}`);
}

/** Tells whether somebody said that it is not there although all of it was. Tambour believes what people say. */
function isDenied({ acts }: Evidence, deliveryId: string, posts: readonly PublicPost[]): boolean {
  const denials = acts.filter(({ did, target }) => did === 'confirmNotPublished' && target === deliveryId);
  return posts.every((post) => denials.some(({ atMs }) => post.atMs <= atMs));
}

/**
 * Tells whether it was sent after the backup from which Tambour was restored, and so forgotten. Tambour looks for it
 * before it sends again; until then the account's watch reports it as an unknown post.
 */
function isForgotten({ lost: forgotten }: Evidence, deliveryId: string): boolean {
  if (forgotten === null) return false;
  const { journal, backupSeq } = forgotten;
  return journal.some(
    (entry) =>
      entry.seq > backupSeq && entry.kind === 'delivery.sending' && deliveryIn(entry)?.deliveryId === deliveryId,
  );
}

/** Moves that report a post that may be public. */
const told: ReadonlySet<string> = new Set(['delivery.sent', 'delivery.doubt', 'delivery.corrected']);

/** Tells whether another delivery sent the same words, such as that of a later revision. It may be in doubt. */
function elsewhere(evidence: Evidence, account: SimAccount, text: string, deliveryId: string): boolean {
  return evidence.journal.some((entry) => {
    const delivery = deliveryIn(entry);
    if (!told.has(entry.kind) || delivery?.accountId !== account.id || delivery.deliveryId === deliveryId) return false;
    const content =
      entry.draftId === null ? undefined : standingAt(evidence.journal, entry.draftId, entry.seq)?.contents;
    return [...(content?.values() ?? [])].some((one) => textsFor(one, account).includes(text));
  });
}

const needsWords: ReadonlySet<string> = new Set([
  'delivery.held',
  'delivery.failed',
  'delivery.sent',
  'delivery.corrected',
]);

/** Tells whether, at the end, a card or message in the draft's thread names the account. */
function isTold({ messages }: Evidence, draftId: string, last: JournalRow, handle: string): boolean {
  const line = messages.findLast(({ key }) => key === `line:${draftId}` || key.startsWith(`line:${draftId} after`));
  if (line === undefined) return false;
  if (!needsWords.has(last.kind)) return true;
  return messages.some(
    ({ ref, card, isDeleted }) =>
      !isDeleted && ref.thread === line.ref.message && JSON.stringify(card).includes(handle),
  );
}

function lost(detail: string): readonly Violation[] {
  return [{ kind: 'lost', detail }];
}
