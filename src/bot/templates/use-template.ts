import type { Action } from '#bot/action.ts';
import { openDraftForm } from '#bot/drafting/new-draft.ts';
import { readTemplate } from '#drafts/template.ts';

/** Opens the form of a new draft that begins from the template. */
export const useTemplate: Action<'useTemplate'> = {
  button: {
    about: 'desk',
    may: 'team',
    async press(ctx) {
      const { bot, desk, draftId, m } = ctx;
      // `draftId` is the template's id here: there is no draft yet.
      const template = await readTemplate(bot.store.db, desk.id, draftId);
      if (template === null) return m.templates.gone;
      return openDraftForm(ctx, { text: template.text, files: [], like: template });
    },
  },
};
