import type { Action } from '#bot/action.ts';
import { readTemplate } from '#drafts/template.ts';

import { mayChangeTemplate } from './may-change-template.ts';
import { openTemplateForm } from './template-form.ts';

/** Opens the form that changes a template, for those who may. */
export const changeTemplate: Action<'changeTemplate'> = {
  button: {
    about: 'desk',
    may: 'team',
    async press(ctx) {
      const { bot, desk, draftId, m } = ctx;
      // `draftId` is the template's id here, as on the button that uses it.
      const template = await readTemplate(bot.store.db, desk.id, draftId);
      if (template === null) return m.templates.gone;
      return mayChangeTemplate(ctx, template) ? openTemplateForm(ctx, template) : m.templates.notYours;
    },
  },
};
