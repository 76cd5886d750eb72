import { type DeskContext, worksHere } from '#bot/context.ts';
import type { Answer } from '#bot/action.ts';
import { openDraftForm } from '#bot/drafting/new-draft.ts';
import { openForm } from '#bot/forms/open-form.ts';
import { once } from '#bot/once.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Card } from '#chat/card.ts';
import type { FormTrigger } from '#chat/form.ts';
import { readDraft } from '#drafts/draft.ts';
import { keepTemplate } from '#drafts/keep-template.ts';
import { removeTemplate } from '#drafts/remove-template.ts';
import { readTemplates, type Template } from '#drafts/template.ts';

import { mayChangeTemplate } from './may-change-template.ts';
import type { TemplateWish } from './parse-template.ts';
import { meantTemplate, readTemplateName } from './template-name.ts';
import { templateForm } from './template-form.ts';
import { templatesCard } from './templates-card.ts';

/** Does what somebody wants of templates; what to whisper, or null where a form was opened. */
export async function runTemplate(ctx: DeskContext, wish: TemplateWish, trigger: FormTrigger): Promise<Answer> {
  const { bot, desk, m } = ctx;
  if (!worksHere(ctx, null)) return plainCard(m.answers.notOnDesk);
  switch (wish.kind) {
    case 'list':
      return templatesCard(ctx);
    case 'unclear':
      return plainCard(m.templates.howTo);
    case 'new':
      return openTemplateForm(ctx, trigger, null);
    case 'keep':
      return plainCard(await keepFromDraft(ctx, wish.number, wish.name));
    case 'use':
    case 'change':
    case 'remove':
      break;
  }
  const template = meantTemplate(await readTemplates(bot.store.db, desk.id), wish.name);
  if (template === null) return plainCard(m.templates.unknown(wish.name.slice(0, 60)));
  if (wish.kind === 'use') return openDraftForm(ctx, { text: template.text, files: [], like: template });
  if (!mayChangeTemplate(ctx, template)) return plainCard(m.templates.notYours);
  return wish.kind === 'change' ? openTemplateForm(ctx, trigger, template) : remove(ctx, template);
}

async function openTemplateForm(
  ctx: DeskContext,
  trigger: FormTrigger,
  template: Template | null,
): Promise<Card | null> {
  const { desk, m } = ctx;
  if (desk.accounts.length === 0) return plainCard(m.answers.noAccounts);
  return openForm(ctx, trigger, templateForm(m, desk, template), {
    purpose: 'template',
    channel: desk.channel,
    draftId: null,
    revision: null,
    target: template === null ? null : `${template.id} ${template.changedAt.toISOString()}`,
  });
}

async function keepFromDraft(ctx: DeskContext, number: number, typed: string): Promise<string> {
  const { bot, chat, desk, m, user, dedupeKey } = ctx;
  const { db } = bot.store;
  const read = readTemplateName(typed, m);
  if (read.kind === 'error') return read.error;
  const row = await db.draft.findUnique({
    where: { deskId_number: { deskId: desk.id, number } },
    select: { id: true },
  });
  const draft = row === null ? null : await readDraft(db, row.id);
  if (draft === null) return m.answers.noSuchDraft(number);
  const { content } = draft.current;
  if (content.text.trim() === '') return m.templates.error.noText;
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey }, (w) =>
    keepTemplate(w, { deskId: desk.id, name: read.name, content, by: user.id, changes: null }),
  );
  if (outcome.kind === 'repeat' || outcome.value.kind === 'kept') {
    const kept = m.templates.kept(read.name);
    return Object.keys(content.ownTexts).length === 0 ? kept : `${kept} ${m.templates.withoutOwnTexts}`;
  }
  return m.templates.error[outcome.value.kind];
}

async function remove(ctx: DeskContext, template: Template): Promise<Card> {
  const { bot, chat, m, user, dedupeKey } = ctx;
  await once(bot.store, { platform: chat.id, dedupeKey }, (w) => removeTemplate(w, template, user.id));
  return plainCard(m.templates.removed(template.name), { kind: 'quote', text: template.text });
}
