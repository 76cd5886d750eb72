import { z } from 'zod';

import type { Action, Answer, DeskPress } from '#bot/action.ts';
import { decideAbout } from '#bot/approving/decide-about.ts';
import { deskForTemplate } from '#drafts/emergency/agreed.ts';
import { decideTemplate } from '#drafts/emergency/decide-template.ts';
import { readEmergencyTemplate } from '#drafts/emergency/template.ts';

/** Agrees to the template on the card, as far as this person may. */
export const approveEmergencyTemplate: Action<'approveEmergencyTemplate'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'approve') },
};

/** Refuses the template on the card. An earlier agreed version stays. */
export const refuseEmergencyTemplate: Action<'refuseEmergencyTemplate'> = {
  button: { about: 'desk', may: 'anybody', press: (ctx) => deciding(ctx, 'reject') },
};

async function deciding(ctx: DeskPress, kind: 'approve' | 'reject'): Promise<Answer> {
  const { bot, desk, m, target } = ctx;
  const { db } = bot.store;
  const { author, authorsDeputy, closed } = m.emergencyTemplates.refusals;
  const id = z.uuid().safeParse(target).data;
  const template = id === undefined ? null : await readEmergencyTemplate(db, desk.id, id);
  if (template === null) return closed;
  const subjectDesk = await deskForTemplate(db, desk, template);
  return decideAbout(ctx, {
    subjectDesk,
    refusals: { author, authorsDeputy, closed },
    decides: (work, decider) => decideTemplate(work, { templateId: template.id, deskId: desk.id, ...decider, kind }),
  });
}
