import { type Action, type Answer, type DeskSubmission, takeOnce } from '#bot/action.ts';
import { textIn } from '#bot/forms/form-values.ts';
import type { DeskContext } from '#bot/context.ts';
import { openDraftForm } from '#bot/drafting/new-draft.ts';
import { readDraftForm } from '#bot/drafting/read-draft-form.ts';
import { fieldErrors, formError } from '#bot/form-answer.ts';
import { once } from '#bot/once.ts';
import { readDraft } from '#drafts/draft.ts';
import { keepTemplate, type TemplateToKeep } from '#drafts/keep-template.ts';
import { removeTemplate } from '#drafts/remove-template.ts';
import { MAX_TEMPLATES, readTemplate, readTemplates, type Template } from '#drafts/template.ts';

import { keepSays, type KeptUnder } from './save-as-template.ts';
import { mayChangeTemplate } from './may-change-template.ts';
import { parseTemplate, type TemplateWish } from './parse-template.ts';
import { removedCard } from './remove-template.ts';
import { seenTemplate } from './seen-template.ts';
import { openTemplateForm } from './template-form.ts';
import { meantTemplate, readTemplateName } from './template-name.ts';
import { templatesCard } from './templates-card.ts';

/** Lists, saves, changes, removes and uses the desk's templates, for everybody who works on it. */
export const template: Action<'template'> = {
  command: {
    about: 'desk',
    may: 'team',
    help: ({ commands }) => [{ typed: commands.helpTemplate, does: commands.helpTemplateDoes, group: 'team' }],
    read: (rest) => (ctx) => doWish(ctx, parseTemplate(rest)),
  },
  form: {
    about: 'desk',
    may: 'team',
    submit: takeOnce<DeskSubmission, Pick<TemplateToKeep, 'name' | 'content' | 'changes'>, KeptUnder>({
      async reads(ctx) {
        const { bot, desk, m, target, values } = ctx;
        const changes = seenTemplate(target);
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
        return { name: name.name, content: read.content, changes };
      },
      async does({ desk, user }, work, { name, content, changes }) {
        return { ...(await keepTemplate(work, { deskId: desk.id, name, content, by: user.id, changes })), name };
      },
      says: keepSays,
    }),
  },
};

async function doWish(ctx: DeskContext, wish: TemplateWish): Promise<Answer> {
  const { bot, desk, m } = ctx;
  switch (wish.kind) {
    case 'list':
      return templatesCard(ctx, await readTemplates(bot.store.db, desk.id));
    case 'unclear':
      return m.templates.howTo;
    case 'new':
      return openTemplateForm(ctx, null);
    case 'keep':
      return keepFromDraft(ctx, wish.number, wish.name);
    case 'use':
    case 'change':
    case 'remove':
      break;
  }
  const meant = meantTemplate(await readTemplates(bot.store.db, desk.id), wish.name);
  if (meant === null) return m.templates.unknown(wish.name.slice(0, 60));
  if (wish.kind === 'use') return openDraftForm(ctx, { text: meant.text, files: [], like: meant });
  if (!mayChangeTemplate(ctx, meant)) return m.templates.notYours;
  return wish.kind === 'change' ? openTemplateForm(ctx, meant) : remove(ctx, meant);
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
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey }, (work) =>
    keepTemplate(work, { deskId: desk.id, name: read.name, content, by: user.id, changes: null }),
  );
  if (outcome.kind === 'repeat' || outcome.value.kind === 'kept') {
    return m.templates.kept(read.name);
  }
  const { error } = m.templates;
  return { ...error, full: error.full(MAX_TEMPLATES) }[outcome.value.kind];
}

async function remove(ctx: DeskContext, template: Template): Promise<Answer> {
  const { bot, chat, m, user, dedupeKey } = ctx;
  const outcome = await once(bot.store, { platform: chat.id, dedupeKey }, (work) =>
    removeTemplate(work, template, user.id),
  );
  if (outcome.kind === 'repeat') return removedCard(m, template);
  const { gone, removing } = m.templates;
  return { removed: removedCard(m, template), gone, stale: removing.stale }[outcome.value.kind];
}
