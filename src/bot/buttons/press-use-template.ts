import { openDraftForm } from '#bot/commands/open-draft-form.ts';
import type { DeskContext } from '#bot/context.ts';
import type { Card } from '#chat/card.ts';
import { readTemplate } from '#drafts/template.ts';

import type { ButtonEvent } from './pressed.ts';

/** Opens the form of a new draft that begins from the template; the button is about no draft yet. */
export async function pressUseTemplate(ctx: DeskContext, event: ButtonEvent): Promise<Card | string | null> {
  const { bot, desk, m } = ctx;
  const template = await readTemplate(bot.store.db, desk.id, event.draftId);
  if (template === null) return m.templates.gone;
  return openDraftForm(ctx, event.trigger, { text: template.text, files: [], like: template });
}
