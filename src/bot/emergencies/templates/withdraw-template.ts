import { type Action, type Answer, deskFormOf, takeOnce } from '#bot/action.ts';
import type { DeskContext } from '#bot/context.ts';
import { formError } from '#bot/form-answer.ts';
import { mayApprove } from '#desks/may.ts';
import { withdrawTemplate } from '#drafts/emergency/end-template.ts';
import { type EmergencyTemplate, lockEmergencyTemplate } from '#drafts/emergency/template.ts';

import { templateMeant } from './change-emergency-template.ts';

/** Withdraws an emergency template at once, after asking. Nobody has to agree that it can no longer be sent. */
export const withdrawEmergencyTemplate: Action<'withdrawEmergencyTemplate'> = {
  button: {
    about: 'desk',
    may: 'team',
    async press(ctx): Promise<Answer> {
      const template = await templateMeant(ctx);
      return template === null ? ctx.m.emergencyTemplates.answer.gone : withdrawForm(ctx, template);
    },
  },
  form: {
    about: 'desk',
    may: 'team',
    submit: takeOnce({
      async reads(ctx) {
        const template = await templateMeant(ctx);
        if (template === null) return formError(ctx.m.emergencyTemplates.answer.gone);
        return mayWithdraw(ctx, template) ? template : formError(ctx.m.emergencyTemplates.answer.mayNot);
      },
      async does({ user, desk }, work, { id, name }) {
        const template = await lockEmergencyTemplate(work.tx, desk.id, id);
        const kind = template === null ? ('over' as const) : await withdrawTemplate(work, template, user);
        return { kind, name };
      },
      says: {
        withdrawn: ({ m }, { name }) => m.emergencyTemplates.answer.withdrawn(name),
        over: ({ m }) => m.emergencyTemplates.answer.gone,
      },
    }),
  },
};

/** Opens the form that withdraws a template, for those who may. */
export function withdrawForm(ctx: DeskContext, template: EmergencyTemplate): Answer {
  const { answer, withdrawing } = ctx.m.emergencyTemplates;
  if (!mayWithdraw(ctx, template)) return answer.mayNot;
  const { title, intro, submit: submitLabel } = withdrawing;
  const form = { title, intro: intro(template.name), submitLabel, fields: [], images: [] };
  return deskFormOf('withdrawEmergencyTemplate', form, template.id);
}

function mayWithdraw({ user, desk, members }: DeskContext, { authors }: EmergencyTemplate): boolean {
  if (user.kind !== 'member') return false;
  return authors.includes(user.id) || desk.stewards.includes(user.id) || mayApprove(desk, user.id, members);
}
