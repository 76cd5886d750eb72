import { z } from 'zod';

import type { Form, FormBinding, FormField, FormTrigger } from '#chat/form.ts';
import { readTrigger } from '#chat/kit/form-trigger.ts';
import type { UserId } from '#chat/refs.ts';

import type { OpenForm } from './follow-typing.ts';
import type { Pictures } from './pictures.ts';
import { formView, type FormWords } from './render/form-view.ts';
import { viewsOpen } from './slack-methods.ts';
import { answerOf, type SlackApi } from './web-api.ts';

/** A trigger lives for three seconds, so a picture that takes longer than this is replaced by its description. */
const picturesWithinMs = 1_000;

const tooLate = new Set(['expired_trigger_id', 'invalid_trigger_id', 'trigger_expired']);
/**
 * Slack's error for a used trigger, which opens one form only: an earlier call opened it and lost its answer, or the
 * same trigger came twice.
 */
const openedBefore = 'exchanged_trigger_id';
const openedAnswer = z.object({ view: z.object({ id: z.string(), hash: z.string() }).nullish() });

/** Opens a form for the person who pressed or typed. https://docs.slack.dev/reference/methods/views.open */
export async function openModal(
  deps: {
    readonly api: SlackApi;
    readonly images: Pictures;
    /** Returns the words for that person. */
    readonly wordsFor: (user: UserId) => Promise<FormWords>;
    readonly follow: (form: OpenForm) => boolean;
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
  const ask = (): ReturnType<typeof deps.api.ask<z.infer<typeof openedAnswer>>> =>
    deps.api.ask(viewsOpen, args, openedAnswer, { tries: 1, patienceMs: 0 });
  const first = await ask();
  const asked = first.kind === 'lost' ? await ask() : first;
  if (asked.kind === 'refused' && asked.why === openedBefore) return 'opened';
  if (asked.kind === 'refused' && tooLate.has(asked.why)) return 'expired';
  const { view } = answerOf(asked);
  if (view && form.fields.some(isFollowedText)) {
    // Treat the initial text as if it had just been typed, so that its notes show at once.
    deps.follow({ user: read.user, ...view, view: { ...args.view, state: { values: {} } } });
  }
  return 'opened';
}

function isFollowedText(field: FormField): boolean {
  return field.isFollowed === true && 'maxLength' in field && field.initial !== '';
}
