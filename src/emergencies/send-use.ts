import type { Decider } from '#approvals/decide.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { standingOfDraft } from '#drafts/decisions-on.ts';
import { type Draft, lockDraft, readDraft } from '#drafts/draft.ts';
import { keepUse } from '#drafts/emergency/use.ts';
import { readDraftOrigin } from '#drafts/draft-origin.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import { deliveriesOf, isFree } from '#publishing/delivery.ts';
import { freezeLock, lockFreeze } from '#publishing/holding/freeze.ts';
import { move } from '#publishing/move.ts';
import { planDeliveries } from '#publishing/plan.ts';
import type { PublishingDeps } from '#publishing/publishing-deps.ts';
import { isFromBackup, lastRestore } from '#publishing/restoring/restore.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { type EarlierUse, type EventFound, findEvent } from './find-event.ts';
import { enqueueEmergencyNotice } from './emergency-notice.ts';
import { type FilledUse, fillUse, type UseRefusal } from './may-use.ts';
import { pauseQueue } from './pause-queue.ts';
import { readPreviewOfUse, type UsePreview } from './prepare-use.ts';

/** How long a preview may be pressed on: what was filled in may be out of date after an hour. */
const previewLastsMs = 3_600_000;

export type SendUseOutcome =
  | { readonly kind: 'sent'; readonly draft: Draft; readonly useId: string; readonly emergencyId: string }
  /** This preview was published before. */
  | { readonly kind: 'already' }
  /** This person has no such preview, or it is more than an hour old, or from before a restore. */
  | { readonly kind: 'noPreview' }
  /** The words are no longer those that were shown: the template, the desk or its accounts have changed. */
  | { readonly kind: 'changed' }
  /** The same part went out a short while ago: the person has to say whether this is another event. */
  | { readonly kind: 'asksAnother'; readonly earlier: EarlierUse }
  /** The same part of this event, or these very words, are in doubt. */
  | { readonly kind: 'inDoubt'; readonly earlier: EarlierUse }
  /** These very words went out a short while ago. */
  | { readonly kind: 'sameWords'; readonly earlier: EarlierUse }
  | { readonly kind: 'eventOver' }
  | UseRefusal;

/** Dependencies if this process cannot send, such as a command beside a running Tambour: then the next job sends. */
interface ByJob {
  readonly store: null;
  readonly rules: PublishingDeps['rules'];
}

export interface UsePress {
  readonly deskId: string;
  readonly members: Members;
  readonly person: Decider;
  readonly previewId: string;
  /** The fingerprint of the post that the card showed. */
  readonly fingerprint: string;
  /** The person said that it is another event or, for a correction or an all-clear, that it goes out once more. */
  readonly isAnother: boolean;
}

/**
 * Publishes a preview by its person's one press, without grace. Writes in this one transaction: a draft by that person,
 * which the template's approvers have approved, its deliveries, its event and the notices. Checks everything anew; the
 * gate and the claim are those of every post.
 */
export async function sendUse(
  work: UnitOfWork,
  deps: PublishingDeps | ByJob,
  press: UsePress,
): Promise<SendUseOutcome> {
  const { deskId, members, person, previewId } = press;
  const seen = await readPreviewOfUse(work, deskId, previewId);
  const now = work.clock.now();
  // People may only press on a preview that they were shown themselves.
  if (seen === null || seen.by !== person.id || seen.fingerprint !== press.fingerprint) return { kind: 'noPreview' };
  // It may have been pressed since the backup, which is forgotten.
  if (isFromBackup(await lastRestore(work.tx), seen.at)) return { kind: 'noPreview' };
  const earlierDrafts = await lockInOrder(work, seen);
  const desk = await readDesk(work.tx, { id: deskId }, now);
  if (desk === null) throw new Error(`desk ${deskId} is gone`);
  // A press counts once.
  if ((await work.tx.emergencyUse.count({ where: { id: previewId } })) > 0) return { kind: 'already' };
  if (now.getTime() - seen.at.getTime() > previewLastsMs) return { kind: 'noPreview' };
  const filled = await fillUse(work, { desk, members, person }, seen, deps.rules);
  if (filled.kind !== 'filled') return filled;
  // guard: what was shown goes out
  if (filled.fingerprint !== seen.fingerprint || filled.template.version !== seen.version) return { kind: 'changed' };
  const found = await findEvent(work, { seen, template: filled.template, isAnother: press.isAnother });
  if (found.kind !== 'found') return found;
  await callOffEarlier(work, earlierDrafts, { found, person });
  const emergencyId = found.emergencyId ?? (await openEmergency(work, { ...seen, what: filled.template.name }));
  const draft = await write(work, deps, { desk, seen, filled, emergencyId });
  // Reads again what vouches for the draft, as the gate does: that must suffice by itself.
  const standing = await standingOfDraft(work, draft, desk, now, members);
  if (standing.kind !== 'approved') throw new Error(`a use of template ${seen.templateId} gave no approval`);
  const origin = await readDraftOrigin(work, draft.id);
  await planDeliveries(work, deps.store === null ? null : deps, { draft, ...origin, desk, deliveries: [], standing });
  const { mode, part, templateId, version } = seen;
  const of = { useId: previewId, emergencyId, mode, part, templateId, version };
  await journal(work, {
    kind: 'emergency.used',
    deskId,
    draftId: draft.id,
    actor: person.id,
    data: {
      ...of,
      name: person.name,
      values: Object.fromEntries(seen.values),
      fingerprint: filled.fingerprint,
      approvers: filled.template.approvers,
      isAnother: press.isAnother,
    },
  });
  await enqueueEmergencyNotice(work, deskId, { kind: 'emergency.used', data: { useId: previewId } });
  return { kind: 'sent', draft, useId: previewId, emergencyId };
}

/**
 * Takes the locks of a press in the usual order: drafts, the freeze’s lock, the desk. A real use waits for every
 * transaction that lets something leave, so that no routine post is claimed after its commit. Returns the drafts of
 * open events’ earlier uses of the same part.
 */
async function lockInOrder(work: UnitOfWork, { deskId, mode, part }: UsePreview): Promise<readonly Draft[]> {
  const rows = await work.tx.emergencyUse.findMany({
    where: { deskId, mode, part, emergency: { endedAt: null } },
    select: { draftId: true },
    orderBy: { draftId: 'asc' },
  });
  const drafts: Draft[] = [];
  for (const { draftId } of rows) {
    const draft = await lockDraft(work.tx, draftId);
    if (draft !== null) drafts.push(draft);
  }
  if (mode === 'real') await lockFreeze(work.tx);
  else await work.tx.$executeRaw`SELECT pg_advisory_xact_lock_shared(${freezeLock})`;
  // Puts simultaneous presses, and a change of the template, one after the other.
  await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${deskId}::uuid FOR NO KEY UPDATE`;
  return drafts;
}

/** Calls off deliveries of earlier uses of the part that surely are not public: only one of the two may go out. */
async function callOffEarlier(
  work: UnitOfWork,
  drafts: readonly Draft[],
  { found, person }: { readonly found: EventFound; readonly person: Decider },
): Promise<void> {
  for (const draft of drafts.filter(({ id }) => found.earlierDraftIds.includes(id))) {
    const free = (await deliveriesOf(work.tx, draft.id)).filter(isFree);
    for (const delivery of free) {
      await move(work, { draft, delivery }, 'cancel', { why: 'replaced', actor: person.id });
    }
  }
}

/** Opens an event, and returns its id. A real one pauses the desk’s routine posts. */
export async function openEmergency(
  work: UnitOfWork,
  { deskId, mode, by, what }: Pick<UsePreview, 'deskId' | 'mode' | 'by'> & { readonly what: string },
): Promise<string> {
  const id = work.newId();
  await work.tx.emergency.create({ data: { id, deskId, mode, what, openedAt: work.clock.now(), openedBy: by } });
  const data = { emergencyId: id, mode, what };
  await journal(work, { kind: 'emergency.opened', deskId, draftId: null, actor: by, data });
  if (mode === 'real') {
    await work.jobs.enqueue(work.tx, pauseQueue, { key: `begin:${id}`, data: { emergencyId: id } });
  }
  return id;
}

/** Writes a draft by the officer, and the signed use that vouches for it. */
async function write(
  work: UnitOfWork,
  { rules }: Pick<PublishingDeps, 'rules'>,
  {
    desk,
    seen,
    filled,
    emergencyId,
  }: {
    readonly desk: Desk;
    readonly seen: UsePreview;
    readonly filled: FilledUse;
    readonly emergencyId: string;
  },
): Promise<Draft> {
  const { id, deskId, mode, part, templateId, version, values, by } = seen;
  const at = work.clock.now();
  const { content, fingerprint } = filled;
  const made = await createDraft(work, { room: unlimitedRoom, desk, author: by, content, rules, isAsked: true });
  await work.tx.draft.updateMany({ where: { id: made.id }, data: { state: 'approved' } });
  const first = { draftId: made.id, number: made.current.number };
  await work.tx.revision.updateMany({ where: first, data: { askedPolicy: desk.policyNumber } });
  const use = { id, emergencyId, deskId, mode, part, templateId, version, by, at, fingerprint };
  await keepUse(work, {
    ...use,
    values: Object.fromEntries(values),
    draftId: made.id,
    revision: made.current.number,
  });
  const draft = await readDraft(work.tx, made.id);
  if (draft === null) throw new Error(`draft ${made.id} is not there after it was written`);
  return draft;
}
