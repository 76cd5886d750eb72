import { z } from 'zod';

import type { Form, FormBinding, FormTrigger } from '#chat/form.ts';
import { readTrigger } from '#chat/kit/form-trigger.ts';
import type { UserId } from '#chat/refs.ts';

import type { Pictures } from './pictures.ts';
import { formView, type FormWords } from './render/form-view.ts';
import { viewsOpen } from './slack-methods.ts';
import { answerOf, type SlackApi } from './web-api.ts';

/** A trigger lives for three seconds: a picture that is not there by then is shown by its description. */
const picturesWithinMs = 1_000;

const tooLate = new Set(['expired_trigger_id', 'invalid_trigger_id', 'trigger_expired']);
/**
 * Slack's error for a used trigger, which opens one form only: an earlier call opened it and lost its answer, or the
 * same trigger came twice.
 */
const openedBefore = 'exchanged_trigger_id';
const openedAnswer = z.object({});

/** Opens a form for the person who pressed or typed. https://docs.slack.dev/reference/methods/views.open */
export async function openModal(
  deps: {
    readonly api: SlackApi;
    readonly images: Pictures;
    /** Returns the words for that person. */
    readonly wordsFor: (user: UserId) => Promise<FormWords>;
  },
  trigger: FormTrigger,
  form: Form,
  binding: FormBinding,
): Promise<'opened' | 'expired'> {
  const read = readTrigger(trigger);
  if (read === null) return 'expired';
  const [files, words] = await Promise.all([
    deps.images.bringWithin(picturesWithinMs, form.images),
    deps.wordsFor(read.user),
  ]);
  const args = { trigger_id: read.trigger, view: formView(form, binding, files, words) };
  const ask = (): ReturnType<typeof deps.api.ask<object>> =>
    deps.api.ask(viewsOpen, args, openedAnswer, { tries: 1, patienceMs: 0 });
  const first = await ask();
  const asked = first.kind === 'lost' ? await ask() : first;
  if (asked.kind === 'refused' && asked.why === openedBefore) return 'opened';
  if (asked.kind === 'refused' && tooLate.has(asked.why)) return 'expired';
  answerOf(asked);
  return 'opened';
}
