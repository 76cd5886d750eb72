import { readDecisions, takeBackAll } from '#approvals/decision.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { enqueueTemplateNotice } from './template-notice.ts';
import { type EmergencyTemplate, readOpenTemplates, subjectOfEmergencyTemplate } from './template.ts';

/**
 * Ends a version, and enqueues a redraw of its card. Takes its decisions back too, which is signed: setting its state
 * by hand afterwards cannot make it agreed.
 */
export async function endTemplate(
  work: UnitOfWork,
  template: EmergencyTemplate,
  { state, by }: { readonly state: 'refused' | 'replaced' | 'withdrawn'; readonly by: string | null },
): Promise<void> {
  const { id } = template;
  await work.tx.emergencyTemplate.update({ where: { id }, data: { state, endedAt: work.clock.now(), endedBy: by } });
  // An ended version is no longer agreed to, whatever its row's state says.
  // guard: nobody agrees to what is over
  await takeBackDecisions(work, template);
  await enqueueTemplateNotice(work, 'emergencyTemplate.changed', template);
}

async function takeBackDecisions(work: UnitOfWork, template: EmergencyTemplate): Promise<void> {
  const subject = subjectOfEmergencyTemplate(template, false);
  await takeBackAll(work, subject, await readDecisions(work, { subject, revision: subject.number, isOwn: true }));
}

/** Withdraws a template, with a waiting change of it. The caller has locked it, and checks who may do this. */
export async function withdrawTemplate(
  work: UnitOfWork,
  template: EmergencyTemplate,
  by: { readonly id: string; readonly name: string },
): Promise<'withdrawn' | 'over'> {
  const { deskId, id, firstVersionId, name, fingerprint } = template;
  const open = (await readOpenTemplates(work.tx, deskId)).filter((one) => one.firstVersionId === firstVersionId);
  if (open.every((one) => one.id !== id)) return 'over';
  for (const one of open) await endTemplate(work, one, { state: 'withdrawn', by: by.id });
  const data = { templateId: id, template: name, fingerprint, name: by.name };
  await journal(work, { kind: 'emergencyTemplate.withdrawn', deskId, draftId: null, actor: by.id, data });
  return 'withdrawn';
}
