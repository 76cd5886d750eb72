import { z } from 'zod';

import { claimIn, claimOf } from './claim-of.ts';
import { correctionIn } from './replay.ts';
import { deliveryIn, textFor, type Violation } from './violation.ts';
import type { Evidence, JournalRow, Lost } from './witness.ts';

/** What was found where a machine was restored. */
interface Restored extends Evidence {
  readonly lost: Lost;
  /** Entry that says that it was restored. */
  readonly seq: bigint;
}

/**
 * Finds what the loss of a machine must not lead to: something that leaves before an approver ended the freeze of the
 * restore, an end of it while something is looked for, a decision by a reaction of before, a post that is there and
 * about which people are asked all the same, and one that was public and may go out again although nobody was asked.
 */
export function wronglyRestored(evidence: Evidence): readonly Violation[] {
  const { lost, journal } = evidence;
  const seq = journal.find(({ kind }) => kind === 'restored')?.seq;
  if (lost === null || seq === undefined) return [];
  const restored = { ...evidence, lost, seq };
  return [
    ...sentUnseen(restored),
    ...endedEarly(restored),
    ...decidedByOldReactions(restored),
    ...askedThoughThere(restored),
    ...absentByItself(restored),
  ].map((detail) => ({ kind: 'restored', detail }));
}

const frozenSchema = z.object({ freezeId: z.string(), isAfterRestore: z.boolean().default(false) }).loose();

/** Returns the entry that ended the freeze of the restore; null if it goes on, or never began. */
function endOf({ journal, seq }: Restored): JournalRow | null {
  const began = journal.find(
    (entry) => entry.kind === 'desk.frozen' && entry.seq > seq && frozenSchema.parse(entry.data).isAfterRestore,
  );
  if (began === undefined) return null;
  const { freezeId } = frozenSchema.parse(began.data);
  return (
    journal.find(({ kind, data }) => kind === 'desk.thawed' && frozenSchema.parse(data).freezeId === freezeId) ?? null
  );
}

function sentUnseen(restored: Restored): readonly string[] {
  const { journal, seq } = restored;
  const end = endOf(restored);
  return journal
    .filter((entry) => entry.kind === 'delivery.sending' && entry.seq > seq && (end === null || entry.seq < end.seq))
    .map((entry) => `entry ${entry.seq} sends before anybody ended the freeze of the restore`);
}

const looking: ReadonlySet<string> = new Set(['delivery.doubt', 'delivery.looked']);

function endedEarly(restored: Restored): readonly string[] {
  const { acts, lost } = restored;
  const end = endOf(restored);
  if (end === null) return [];
  const { freezeId } = frozenSchema.parse(end.data);
  const isPressed = acts.some(
    ({ person, did, target, atMs, journalSeq }) =>
      did === 'thaw' && person === end.actor && target === freezeId && atMs >= lost.atMs && journalSeq < end.seq,
  );
  if (!isPressed) return [`entry ${end.seq} ends the freeze of the restore, and nobody had pressed below its list`];
  const lasts = new Map<string, JournalRow>();
  for (const entry of restored.journal.filter(({ seq }) => seq < end.seq)) {
    const delivery = deliveryIn(entry);
    if (delivery !== null) lasts.set(delivery.deliveryId, entry);
  }
  return [...lasts.values()]
    .filter(({ kind }) => looking.has(kind))
    .map(({ seq }) => `entry ${end.seq} ends the freeze while what entry ${seq} says is looked for`);
}

const decidedSchema = z.object({ via: z.string() }).loose();

/** Lists approvals since the restore by a ✅ that nobody added since. An old ❌ only keeps what may go out. */
function decidedByOldReactions({ journal, acts, lost, seq }: Restored): readonly string[] {
  return journal.flatMap((entry) => {
    if (entry.kind !== 'decision.approve' || entry.seq < seq) return [];
    if (decidedSchema.parse(entry.data).via !== 'reaction') return [];
    const isNew = acts.some(
      ({ person, did, draftId, atMs }) =>
        person === entry.actor && draftId === entry.draftId && did === 'react approve' && atMs >= lost.atMs,
    );
    return isNew ? [] : [`entry ${entry.seq} is by a reaction of ${entry.actor} from before the restore`];
  });
}

const heldSchema = z.object({ why: z.string() }).loose();
/** A look that was on its way may have been answered from just before. */
const lookedMs = 1000;

/** Lists questions about posts that a look by their words finds: there, readable, never changed, and no other's. */
function askedThoughThere(restored: Restored): readonly string[] {
  const { journal, posts, accounts, lost, looksFailed, clockJumped } = restored;
  if (looksFailed || clockJumped) return [];
  const known = new Set(
    journal.flatMap(({ kind, data }) => {
      const read = kind === 'delivery.sent' ? z.object({ remoteId: z.string() }).loose().safeParse(data) : null;
      return read?.success === true ? [read.data.remoteId] : [];
    }),
  );
  return journal.flatMap((entry) => {
    if (entry.kind !== 'delivery.held' || heldSchema.parse(entry.data).why !== 'lost_by_restore') return [];
    const claim = claimIn(journal, entry);
    const account = accounts.find(({ id }) => id === claim?.delivery.accountId);
    if (claim === null || account === undefined) return [];
    if (correctionIn(claim.content, account.id, claim.delivery.position)?.way === 'edit') return [];
    const text = textFor(claim.content, account, claim.delivery.position);
    const askedMs = lost.atMs + entry.at.getTime() - lost.at.getTime();
    const there = posts.find(
      (post) =>
        post.accountId === account.id &&
        post.key !== null &&
        post.rendering.text === text &&
        post.gone === null &&
        post.edits.length === 0 &&
        post.visibleAtMs + lookedMs < askedMs &&
        !known.has(post.id),
    );
    return there === undefined ? [] : [`entry ${entry.seq} asks about "${text}", and ${there.id} is there`];
  });
}

const frozenOrPaused: ReadonlySet<string> = new Set(['frozen', 'emergency_pause']);

/** Lists what the lost machine had published, and may go out again since a look found nothing and nobody was asked. */
function absentByItself({ acts, seq, lost, ...evidence }: Restored): readonly string[] {
  const before = { ...evidence, acts, lost, journal: lost.journal };
  const wasPublic = new Set(evidence.posts.flatMap(({ key }) => (key === null ? [] : [key])));
  return evidence.requests.slice(0, lost.requests).flatMap((request) => {
    const claim = request.key !== null && wasPublic.has(request.key) ? claimOf(before, request) : null;
    if (claim === null) return [];
    const { deliveryId } = claim.delivery;
    // It was planned for later than the loss, sent early, and stays to be let go.
    if (claim.content.window !== null && Date.parse(claim.content.window.publishAt) > lost.at.getTime()) return [];
    if (acts.some((act) => act.atMs >= lost.atMs && act.did === 'confirmNotPublished' && act.target === deliveryId))
      return [];
    const own = evidence.journal.filter((entry) => entry.seq > seq && deliveryIn(entry)?.deliveryId === deliveryId);
    const absent = own.find(
      (entry, index) =>
        looking.has(own[index - 1]?.kind ?? '') &&
        (entry.kind === 'delivery.ready' ||
          (entry.kind === 'delivery.held' && frozenOrPaused.has(heldSchema.parse(entry.data).why))),
    );
    return absent === undefined ? [] : [`entry ${absent.seq} lets go out again what was public as ${request.key}`];
  });
}
