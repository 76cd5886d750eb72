import type { Decider } from '#approvals/decide.ts';
import type { Desk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import { askForApproval } from '#drafts/ask-for-approval.ts';
import type { Content } from '#drafts/content.ts';
import { createDraft } from '#drafts/create-draft.ts';
import { isRightAccounts } from '#drafts/emergency/standing-of-use.ts';
import { keepUse } from '#drafts/emergency/use.ts';
import type { Finding } from '#drafts/finding.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { unlimitedRoom } from '#drafts/room-for-draft.ts';
import { lockFreeze } from '#publishing/holding/freeze.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';
import { shorten } from '#text/shorten.ts';

import { openEmergencies } from './event.ts';
import { type NotNow, notNow } from './may-use.ts';
import { pagingQueue } from './paging-queue.ts';
import { openEmergency } from './send-use.ts';

/** How much of a text becomes the name of its event. */
const maxNameCharacters = 40;

export type AskUrgentlyOutcome =
  | { readonly kind: 'asked'; readonly draftId: string; readonly number: number }
  | NotNow
  | { readonly kind: 'otherAccounts' }
  | { readonly kind: 'blocked'; readonly findings: readonly Finding[] };

/**
 * Asks for approval of a post of a real emergency that has no template. It is an ordinary draft by the person on call,
 * for which one approval by somebody on the rota is enough. Calls those who can decide, one after the other. The post
 * belongs to the running event, or begins one. This publishes nothing.
 */
export async function askUrgently(
  work: UnitOfWork,
  rules: Rules,
  {
    desk,
    members,
    person,
    content,
  }: { readonly desk: Desk; readonly members: Members; readonly person: Decider; readonly content: Content },
): Promise<AskUrgentlyOutcome> {
  const refused = await notNow(work, { desk, person }, 'real');
  if (refused !== null) return refused;
  if (!isRightAccounts(desk, content, 'real')) return { kind: 'otherAccounts' };
  // As with every use of the path: after its commit no routine post is claimed.
  await lockFreeze(work.tx);
  await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${desk.id}::uuid FOR NO KEY UPDATE`;
  const made = await createDraft(work, { room: unlimitedRoom, desk, author: person.id, content, rules });
  const asking = { draftId: made.id, revision: made.current.number, person: person.id, desk, rules, members };
  const asked = await askForApproval(work, asking);
  if (asked.kind === 'blocked') return asked;
  if (asked.kind !== 'asked') throw new Error(`draft ${made.id} was made, and asking for it is ${asked.kind}`);
  const { current, number } = asked.draft;
  const at = work.clock.now();
  const open = (await openEmergencies(work.tx, desk.id)).findLast(({ mode }) => mode === 'real');
  const what = shorten(content.text.replaceAll(/\s+/gu, ' ').trim(), maxNameCharacters);
  const event = { deskId: desk.id, mode: 'real', by: person.id } as const;
  const emergencyId = open?.id ?? (await openEmergency(work, { ...event, what }));
  const { number: revision, fingerprint } = current;
  await keepUse(work, {
    ...event,
    id: work.newId(),
    emergencyId,
    part: 'free',
    templateId: null,
    version: 0,
    values: {},
    at,
    draftId: made.id,
    revision,
    fingerprint,
  });
  await work.tx.emergencyPaging.create({ data: { draftId: made.id, nextAt: at } });
  await work.jobs.enqueue(work.tx, pagingQueue, { key: `page:${made.id}`, data: { draftId: made.id } });
  const data = { emergencyId, revision, fingerprint, name: person.name };
  await journal(work, {
    kind: 'emergency.askedWithoutTemplate',
    deskId: desk.id,
    draftId: made.id,
    actor: person.id,
    data,
  });
  return { kind: 'asked', draftId: made.id, number };
}
