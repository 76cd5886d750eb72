import type { Desk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { agreementOf } from './agreed.ts';
import { enqueueTemplateNotice } from './template-notice.ts';
import type { EmergencyTemplate } from './template.ts';

/**
 * Notifies a desk, once, of an agreed template that can no longer be sent, for example since one of its approvers left;
 * redraws its card once it can be sent again. `members`: of the desk, as the chat answered a moment ago; null: it was
 * not asked.
 */
export async function enqueueTemplateLapsed(
  work: UnitOfWork,
  {
    template,
    desk,
    members,
  }: { readonly template: EmergencyTemplate; readonly desk: Desk; readonly members: Members | null },
): Promise<void> {
  const { id: templateId, deskId, name, fingerprint, lapseNotifiedAt } = template;
  const agreement = await agreementOf(work, template, desk, { members });
  const isLapsed = agreement.kind === 'not';
  if (isLapsed === (lapseNotifiedAt !== null)) return;
  const { count } = await work.tx.emergencyTemplate.updateMany({
    // Another process may have notified the desk already, or somebody may have withdrawn the template.
    where: { id: templateId, state: 'agreed', lapseNotifiedAt },
    data: { lapseNotifiedAt: isLapsed ? work.clock.now() : null },
  });
  if (count === 0) return;
  if (isLapsed) {
    const data = { templateId, template: name, fingerprint, why: agreement.why };
    await journal(work, { kind: 'emergencyTemplate.lapsed', deskId, draftId: null, actor: 'tambour', data });
  }
  await enqueueTemplateNotice(work, isLapsed ? 'emergencyTemplate.lapsed' : 'emergencyTemplate.changed', template);
}
