import { decideByButton } from '#approvals/decide-by-button.ts';
import type { Decider, DecisionOutcome } from '#approvals/decide.ts';
import type { Desk } from '#desks/desk.ts';
import { readDesk } from '#desks/desk.ts';
import type { Members } from '#desks/may.ts';
import { journal } from '#storage/journal.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { type Agreement, agreementOf, isAsAsked } from './agreed.ts';
import { endTemplate } from './end-template.ts';
import { enqueueTemplateNotice } from './template-notice.ts';
import {
  type EmergencyTemplate,
  lockEmergencyTemplate,
  readOpenTemplates,
  subjectOfEmergencyTemplate,
} from './template.ts';

/**
 * Records a decision on a template and acts on it in the same transaction. An agreed template can be approved again if
 * too few of its approvals still count. Refuses with `closed` if there is no such template, or it is over.
 */
export async function decideTemplate(
  work: UnitOfWork,
  request: {
    readonly templateId: string;
    /** The desk in whose channel it was pressed: only its own approvers decide. */
    readonly deskId: string;
    readonly person: Decider;
    readonly members: Members;
    readonly kind: 'approve' | 'reject';
  },
): Promise<DecisionOutcome> {
  const { templateId, deskId, person, members, kind } = request;
  const template = await lockEmergencyTemplate(work.tx, deskId, templateId);
  const desk = await readDesk(work.tx, { id: deskId }, work.clock.now());
  if (template === null || desk === null) return { kind: 'refused', why: 'closed' };
  const agreement = await agreementOf(work, template, desk, { members });
  if (agreement.kind === 'agreed') return { kind: 'refused', why: 'closed' };
  const subject = subjectOfEmergencyTemplate(template, isOpen(work, { template, desk, agreement }));
  const outcome = await decideByButton(work, {
    subject,
    desk: agreement.asked,
    decisions: agreement.decisions,
    person,
    members,
    kind,
  });
  if (outcome.kind !== 'decided') return outcome;
  switch (outcome.standing.kind) {
    case 'approved':
      await agree(work, template, person);
      break;
    case 'rejected':
    case 'changesAsked':
      await endTemplate(work, template, { state: 'refused', by: person.id });
      break;
    case 'waiting':
      await enqueueTemplateNotice(work, 'emergencyTemplate.changed', template);
      break;
  }
  return outcome;
}

/**
 * Tells whether there is something to decide about a template: it waits, or too few of its approvals still count. Pure.
 */
export function isOpen(
  reader: Pick<UnitOfWork, 'decisionKey'>,
  { template, desk, agreement }: Decidable & { readonly agreement: Agreement },
): boolean {
  if (agreement.kind === 'agreed') return false;
  const isWaiting = template.state === 'asked' || (template.state === 'agreed' && agreement.why === 'lapsed');
  // Nobody asked for approval of a row that was changed by hand.
  return isWaiting && isAsAsked(reader, template, desk);
}

interface Decidable {
  readonly template: EmergencyTemplate;
  readonly desk: Desk;
}

/** Makes a version the one that can be sent; the version before it can no longer be. */
async function agree(work: UnitOfWork, template: EmergencyTemplate, person: Decider): Promise<void> {
  const { id, deskId, firstVersionId, name, version, fingerprint } = template;
  const data = { state: 'agreed', agreedAt: work.clock.now(), lapseNotifiedAt: null } as const;
  await work.tx.emergencyTemplate.update({ where: { id }, data });
  const told = { templateId: id, template: name, version, fingerprint, name: person.name };
  await journal(work, { kind: 'emergencyTemplate.agreed', deskId, draftId: null, actor: person.id, data: told });
  const before = (await readOpenTemplates(work.tx, deskId)).filter(
    (one) => one.firstVersionId === firstVersionId && one.id !== id,
  );
  for (const one of before) {
    // Two versions of one post would leave a choice that nobody agreed to.
    await endTemplate(work, one, { state: 'replaced', by: null });
  }
  await enqueueTemplateNotice(work, 'emergencyTemplate.changed', template);
}
