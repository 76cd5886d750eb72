import type { Desk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { agreementOf } from './agreed.ts';
import { enqueueTemplateNotice } from './template-notice.ts';
import { readOpenTemplates } from './template.ts';

/**
 * Tells a desk, once, of each agreed template that cannot be sent since somebody who had approved it may not any more.
 * `members` are of the policy that counts for it, as the chat told a moment ago.
 */
export async function tellLapsed(work: UnitOfWork, desk: Desk, members: Members): Promise<void> {
  for (const template of await readOpenTemplates(work.tx, desk.id)) {
    if (template.state !== 'agreed') continue;
    const agreement = await agreementOf(work, template, desk, { members });
    const isLapsed = agreement.kind === 'not';
    if (isLapsed === (template.lapseToldAt !== null)) continue;
    const lapseToldAt = isLapsed ? work.clock.now() : null;
    const { count } = await work.tx.emergencyTemplate.updateMany({
      // Another process may have told it.
      where: { id: template.id, state: 'agreed', lapseToldAt: template.lapseToldAt },
      data: { lapseToldAt },
    });
    if (count === 0) continue;
    if (isLapsed) {
      const { id: templateId, deskId, name, fingerprint } = template;
      const data = { templateId, template: name, fingerprint, why: agreement.why };
      await journal(work, { kind: 'emergencyTemplate.lapsed', deskId, draftId: null, actor: 'tambour', data });
    }
    await enqueueTemplateNotice(work, isLapsed ? 'emergencyTemplate.lapsed' : 'emergencyTemplate.changed', template);
  }
}
