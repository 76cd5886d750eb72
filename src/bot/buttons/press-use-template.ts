import type { Answer } from '#bot/action.ts';
import { openDraftForm } from '#bot/drafting/new-draft.ts';
import type { DeskContext } from '#bot/context.ts';
import { readTemplate } from '#drafts/template.ts';

import type { ButtonEvent } from './pressed.ts';

/** Opens the form of a new draft that begins from the template; the button is about no draft yet. */
export async function pressUseTemplate(ctx: DeskContext, event: ButtonEvent): Promise<Answer> {
  const { bot, desk, m } = ctx;
  const template = await readTemplate(bot.store.db, desk.id, event.draftId);
  if (template === null) return m.templates.gone;
  return openDraftForm(ctx, { text: template.text, files: [], like: template });
}
