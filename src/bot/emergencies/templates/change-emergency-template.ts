import { z } from 'zod';

import { type Action, type Answer, type DeskPress, takeOnce } from '#bot/action.ts';
import { fieldErrors, type FormRefused, formError } from '#bot/form-answer.ts';
import { askForTemplate, type WrittenTemplate } from '#drafts/emergency/ask-for-template.ts';
import { type EmergencyTemplate, MAX_EMERGENCY_TEMPLATES, readEmergencyTemplate } from '#drafts/emergency/template.ts';

import { readTemplateForm } from './read-template-form.ts';
import { refusedFields } from './refused-fields.ts';
import { openEmergencyForm } from './emergency-template-form.ts';

/** Opens the form of a new emergency template. */
export const newEmergencyTemplate: Action<'newEmergencyTemplate'> = {
  button: { about: 'desk', may: 'team', press: (ctx) => openEmergencyForm(ctx, null) },
};

/** Opens the form that changes an emergency template. The change has to be agreed too. */
export const changeEmergencyTemplate: Action<'changeEmergencyTemplate'> = {
  button: {
    about: 'desk',
    may: 'team',
    async press(ctx): Promise<Answer> {
      const template = await templateMeant(ctx);
      return template === null ? ctx.m.emergencyTemplates.answer.gone : openEmergencyForm(ctx, template);
    },
  },
};

interface Read {
  readonly written: WrittenTemplate;
  readonly changesId: string | null;
}

/** Takes the form of a new or changed template, and asks the approvers. */
export const emergencyTemplate: Action<'emergencyTemplate'> = {
  form: {
    about: 'desk',
    may: 'team',
    submit: takeOnce({
      async reads(ctx): Promise<Read | FormRefused> {
        const before = ctx.target === null ? null : await templateMeant(ctx);
        if (ctx.target !== null && before === null) return formError(ctx.m.emergencyTemplates.error.stale);
        const written = readTemplateForm(ctx, before);
        return 'reply' in written ? written : { written, changesId: before?.id ?? null };
      },
      async does({ bot, desk, user }, work, { written, changesId }) {
        const outcome = await askForTemplate(work, { desk, rules: bot.rules, by: user, written, changesId });
        return { ...outcome, name: written.name };
      },
      says: {
        asked: ({ m }, { name }) => m.emergencyTemplates.answer.asked(name),
        flawed: { error: (ctx, outcome) => fieldErrors(refusedFields(ctx, outcome)) },
        tooLong: { error: (ctx, outcome) => fieldErrors(refusedFields(ctx, outcome)) },
        blocked: { error: (ctx, outcome) => fieldErrors(refusedFields(ctx, outcome)) },
        nameTaken: { error: ({ m }) => fieldErrors({ name: m.emergencyTemplates.error.nameTaken }) },
        full: { error: ({ m }) => formError(m.emergencyTemplates.error.full(MAX_EMERGENCY_TEMPLATES)) },
        stale: { error: ({ m }) => formError(m.emergencyTemplates.error.stale) },
      },
    }),
  },
};

/** Reads the template that a button or a form names; null if the desk has no such template, or it has ended. */
export async function templateMeant({
  bot,
  desk,
  target,
}: Pick<DeskPress, 'bot' | 'desk' | 'target'>): Promise<EmergencyTemplate | null> {
  const id = z.uuid().safeParse(target).data;
  const template = id === undefined ? null : await readEmergencyTemplate(bot.store.db, desk.id, id);
  return template?.state === 'asked' || template?.state === 'agreed' ? template : null;
}
