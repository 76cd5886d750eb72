import type { DeskContext } from '#bot/context.ts';
import { textIn } from '#bot/asking/form-values.ts';
import { readDraftForm } from '#bot/drafting/read-draft-form.ts';
import { once } from '#bot/once.ts';
import { mayChangeTemplate } from '#bot/templates/may-change-template.ts';
import { readTemplateName } from '#bot/templates/template-name.ts';
import type { FormSubmitted } from '#chat/chat-sink.ts';
import { keepTemplate, type TemplateToKeep } from '#drafts/keep-template.ts';
import { readTemplate } from '#drafts/template.ts';

import { formError, fieldErrors, type FormAnswer, accepted } from '#bot/form-answer.ts';

/** Keeps the template as it was filled in; what cannot be kept leaves the form open with everything in it. */
export async function submitTemplate(ctx: DeskContext, { values, binding }: FormSubmitted): Promise<FormAnswer> {
  const { bot, chat, desk, m, user, dedupeKey } = ctx;
  const changes = changesOf(binding.target);
  if (changes !== null) {
    const before = await readTemplate(bot.store.db, desk.id, changes.id);
    if (before === null) return formError(m.templates.error.stale);
    if (!mayChangeTemplate(ctx, before)) return formError(m.templates.notYours);
  }
  const name = readTemplateName(textIn(values, 'name'), m);
  const read = readDraftForm(values, { m, desk, now: bot.store.clock.now(), before: null, hasFiles: false });
  if (name.kind === 'error' || read.kind === 'errors') {
    return fieldErrors({
      ...(read.kind === 'errors' ? read.fields : {}),
      ...(name.kind === 'error' ? { name: name.error } : {}),
    });
  }
  const request = { deskId: desk.id, name: name.name, content: read.content, by: user.id, changes };
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey }, (w) => keepTemplate(w, request));
  if (outcome.kind === 'repeat') return accepted();
  switch (outcome.value.kind) {
    case 'kept':
      return accepted(m.templates.kept(name.name));
    case 'nameTaken':
      return fieldErrors({ name: m.templates.error.nameTaken });
    case 'full':
    case 'stale':
      return formError(m.templates.error[outcome.value.kind]);
  }
}

function changesOf(target: string | null): TemplateToKeep['changes'] {
  const [id, changedAt] = target?.split(' ') ?? [];
  return id === undefined || changedAt === undefined ? null : { id, changedAt: new Date(changedAt) };
}
