import { changeDesk, type ChangeDeskOutcome, settingsAfter } from '#desks/change-desk.ts';
import { type DeskSettings, refusalOf } from '#desks/desk-settings.ts';
import { type Desk, readDesk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { type AgreedTemplate, agreedTemplates, agreementOf } from './agreed.ts';
import { enqueueTemplateLapsed } from './enqueue-template-lapsed.ts';

type ChangeOutcome =
  /** `lost`: the names of the emergency templates that can no longer be sent. */
  | (Extract<ChangeDeskOutcome, { readonly kind: 'changed' }> & { readonly lost: readonly string[] })
  | Extract<ChangeDeskOutcome, { readonly kind: 'refused' }>
  /** Nothing was changed: these emergency templates could no longer be sent, and nobody said that they may be lost. */
  | { readonly kind: 'losesTemplates'; readonly names: readonly string[] };

/**
 * Changes a desk's settings as `changeDesk` does, unless emergency templates would be lost by that: whoever approved
 * them could no longer approve, or an account of theirs would be gone. At night it would be too late to hear of it.
 * `mayLose`: the person was told of them, and wants the change all the same. The channel is then told at once.
 */
export async function changeDeskWithTemplates(
  work: UnitOfWork,
  {
    mayLose,
    members,
    ...request
  }: {
    readonly deskId: string;
    readonly by: string;
    readonly changes: Partial<DeskSettings>;
    /** For the desk as it would be; null: the chat was not asked, so that people of a channel or a group count. */
    readonly members: Members | null;
    readonly mayLose: boolean;
  },
): Promise<ChangeOutcome> {
  const { deskId, changes } = request;
  await work.tx.$queryRaw`SELECT 1 FROM "Desk" WHERE "id" = ${deskId}::uuid FOR UPDATE`;
  const desk = await readDesk(work.tx, { id: deskId }, work.clock.now());
  const lost = desk === null ? [] : await templatesLost(work, desk, changes, members);
  if (lost.length > 0 && !mayLose) return { kind: 'losesTemplates', names: lost.map(({ name }) => name) };
  const outcome = await changeDesk(work, request);
  if (outcome.kind === 'refused') return outcome;
  const after = await readDesk(work.tx, { id: deskId }, work.clock.now());
  if (after === null) throw new Error(`desk ${deskId} went while it was changed`);
  for (const template of lost) await enqueueTemplateLapsed(work, { template, desk: after, members });
  return { ...outcome, lost: lost.map(({ name }) => name) };
}

/** Lists the templates that can be sent, and could not be any more; none if the change is refused anyway. */
async function templatesLost(
  work: UnitOfWork,
  desk: Desk,
  changes: Partial<DeskSettings>,
  members: Members | null,
): Promise<readonly AgreedTemplate[]> {
  const settings = settingsAfter(desk, changes, work.clock.now());
  if (refusalOf(settings) !== null) return [];
  const { accountIds, ...columns } = settings;
  const asIf = { ...desk, ...columns, accounts: desk.accounts.filter(({ id }) => accountIds.includes(id)) };
  const lost: AgreedTemplate[] = [];
  for (const template of await agreedTemplates(work, desk)) {
    // Whoever has left the chat is told of elsewhere, and was not lost by this change.
    if (template.lapseNotifiedAt !== null) continue;
    const agreement = await agreementOf(work, template, desk, { members, asIf });
    if (agreement.kind === 'not') lost.push(template);
  }
  return lost;
}
