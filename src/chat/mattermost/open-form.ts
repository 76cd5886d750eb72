import { z } from 'zod';

import type { Form, FormBinding, FormTrigger } from '#chat/form.ts';
import { readTrigger } from '#chat/kit/form-trigger.ts';

import { formForMs, stateText } from './form-state.ts';
import { formDialog } from './render/form-dialog.ts';
import { answerOf } from './rest-api.ts';
import type { Sending } from './sending.ts';
import { hasPickers } from './versions.ts';

const openedSchema = z.object({});

/**
 * Opens a form for the person who pressed or typed. A trigger opens one form.
 * https://developers.mattermost.com/api-documentation/#/operations/OpenInteractiveDialog
 */
export async function openForm(
  { api, us, who, options, nonce }: Sending,
  isFirst: (trigger: string) => boolean,
  opening: { readonly trigger: FormTrigger; readonly form: Form; readonly binding: FormBinding },
): Promise<'opened' | 'expired'> {
  const read = readTrigger(opening.trigger);
  if (read === null || !isFirst(read.trigger)) return 'expired';
  const users = await who.users(opening.form.fields.flatMap((field) => (field.kind === 'people' ? field.initial : [])));
  const words = options.words(who.languageOf(read.user));
  const { dialog, fields } = formDialog(opening.form, { hasPickers: hasPickers(us), words, users });
  const state = stateText(options.key, {
    user: read.user,
    nonce: nonce(),
    expiresAt: api.serverNow().getTime() + formForMs,
    binding: opening.binding,
    fields: [...fields],
  });
  const body = {
    trigger_id: read.trigger,
    url: `${options.callbackUrl}/mattermost/dialog`,
    dialog: { ...dialog, state },
  };
  const asked = await api.ask('POST', '/actions/dialogs/open', openedSchema, { body, patienceMs: 0 });
  if (asked.kind === 'refused' && asked.id.startsWith('interactive_message.decode_trigger_id')) return 'expired';
  answerOf(asked);
  return 'opened';
}
