import type { Action } from '#bot/action.ts';

import { openTemplateForm } from './template-form.ts';

/** Opens the form of a new template. */
export const newTemplate: Action<'newTemplate'> = {
  button: { about: 'desk', may: 'team', press: (ctx) => openTemplateForm(ctx, null) },
};
