import type { z } from 'zod';

import type { bindingSchema, Form } from './card.ts';
import type { Chat } from './chat.ts';
import { takeTrigger } from './make-trigger.ts';

const maxOpenForms = 50;

/** Opens a form for the person who made the trigger. */
export function openForm(
  chat: Chat,
  opened: { readonly trigger: string; readonly form: Form; readonly binding: z.infer<typeof bindingSchema> },
): 'opened' | 'expired' {
  const trigger = takeTrigger(chat, opened.trigger);
  if (trigger === null) return 'expired';
  chat.state.forms.push({
    id: chat.newId(),
    user: trigger.user,
    ...opened,
    values: null,
    problems: { kind: 'none' },
  });
  // Forms left open in a closed tab would be kept for ever.
  chat.state.forms = chat.state.forms.slice(-maxOpenForms);
  chat.changed();
  return 'opened';
}
