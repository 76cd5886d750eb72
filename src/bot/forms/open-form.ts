import type { Context } from '#bot/context.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Card } from '#chat/card.ts';
import type { Form, FormBinding, FormTrigger } from '#chat/form.ts';

/** Opens a form; what to whisper instead where it was too late for that, else null. */
export async function openForm(
  { chat, m }: Context,
  trigger: FormTrigger,
  form: Form,
  binding: FormBinding,
): Promise<Card | null> {
  const outcome = await chat.openForm(trigger, form, binding);
  return outcome === 'opened' ? null : plainCard(m.answers.formExpired);
}
