import { openDraftForm } from '#bot/commands/open-draft-form.ts';
import type { DeskDeed } from '#bot/deed.ts';
import type { Card } from '#chat/card.ts';
import { readTemplate } from '#drafts/template.ts';

import type { ButtonEvent } from './pressed.ts';

/** Opens the form of a new draft that begins from the template; the button is about no draft yet. */
export async function pressUseTemplate(deed: DeskDeed, event: ButtonEvent): Promise<Card | string | null> {
  const { bot, desk, m } = deed;
  const template = await readTemplate(bot.store.db, desk.id, event.draftId);
  if (template === null) return m.templates.gone;
  return openDraftForm(deed, event.trigger, { text: template.text, files: [], like: template });
}
