import { type Action, type DraftSubmission, formOf, type SaysToForm, takeOnce } from '#bot/action.ts';
import { textIn } from '#bot/forms/form-values.ts';
import { revisionButton } from '#bot/card-button.ts';
import { type Context, type DeskContext, worksHere } from '#bot/context.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { fieldErrors, formError } from '#bot/form-answer.ts';
import type { Button } from '#chat/card.ts';
import type { Form } from '#chat/form.ts';
import { readRevision } from '#drafts/draft.ts';
import { keepTemplate, type KeepTemplateOutcome, type TemplateToKeep } from '#drafts/keep-template.ts';
import { MAX_TEMPLATE_NAME, MAX_TEMPLATES } from '#drafts/template.ts';
import type { Messages } from '#messages/words/messages.ts';

import { readTemplateName } from './template-name.ts';

/** The outcome of keeping a template, with its name. */
export type KeptUnder = KeepTemplateOutcome & { readonly name: string };

/** Answers to a form that keeps a template. */
export const keepSays = {
  kept: ({ m }, { name }) => m.templates.kept(name),
  nameTaken: { error: ({ m }) => fieldErrors({ name: m.templates.error.nameTaken }) },
  full: { error: ({ m }) => formError(m.templates.error.full(MAX_TEMPLATES)) },
  stale: { error: ({ m }) => formError(m.templates.error.stale) },
} satisfies SaysToForm<Context, KeptUnder>;

/** Asks for a name, and keeps the draft as a template of the desk. */
export const saveAsTemplate: Action<'saveAsTemplate'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'exact',
    press: (ctx) => (isOfDesk(ctx) ? formOf('saveAsTemplate', ctx, keepForm(ctx.m)) : ctx.m.answers.notOnDesk),
  },
  form: {
    about: 'draft',
    submit: takeOnce<DraftSubmission, Pick<TemplateToKeep, 'name' | 'content'>, KeptUnder>({
      async reads(ctx) {
        const { bot, draft, m, revision, target, values } = ctx;
        if (!isOfDesk(ctx)) return formError(m.answers.notOnDesk);
        // An edit in the meantime must not change what the person saw and keeps.
        const shown = await readRevision(bot.store.db, draft.id, revision);
        if (shown?.fingerprint !== target) return formError(m.answers.otherCard(draft.current.number));
        const name = readTemplateName(textIn(values, 'name'), m);
        if (name.kind === 'error') return fieldErrors({ name: name.error });
        return { name: name.name, content: shown.content };
      },
      async does({ desk, user }, work, { name, content }) {
        const outcome = await keepTemplate(work, { deskId: desk.id, name, content, by: user.id, changes: null });
        return { ...outcome, name };
      },
      says: keepSays,
    }),
  },
};

/** Builds the button, where there is a text to keep. */
export function keepTemplateButtons({ draft, m }: Pick<DraftView, 'draft' | 'm'>): readonly Button[] {
  if (draft.current.content.text.trim() === '') return [];
  return [revisionButton({ draft }, 'saveAsTemplate', m.templates.keeping.title)];
}

/** Templates belong to the desk: being the draft's author is not enough. */
function isOfDesk(ctx: DeskContext): boolean {
  return worksHere(ctx, null);
}

function keepForm({ forms, templates }: Messages): Form {
  return {
    title: templates.keeping.title,
    intro: templates.keeping.intro,
    submitLabel: forms.save,
    fields: [
      {
        id: 'name',
        kind: 'text',
        label: templates.name,
        hint: null,
        optional: false,
        initial: '',
        maxLength: MAX_TEMPLATE_NAME,
      },
    ],
    images: [],
  };
}
