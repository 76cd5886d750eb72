import { type Action, deskFormOf, takeOnce } from '#bot/action.ts';
import { firstWords } from '#bot/first-words.ts';
import { formError } from '#bot/form-answer.ts';
import { plainCard } from '#bot/plain-card.ts';
import type { Card } from '#chat/card.ts';
import type { Form } from '#chat/form.ts';
import { removeTemplate as remove } from '#drafts/remove-template.ts';
import { readTemplate, type Template } from '#drafts/template.ts';
import type { Messages } from '#messages/words/messages.ts';

import { mayChangeTemplate } from './may-change-template.ts';
import { seenTemplate, templateTarget } from './seen-template.ts';

/** The most characters of a text quoted in the form: as much as most networks accept in a post. */
const maxQuotedCharacters = 500;

/** Removes a template, after asking, for people who may. */
export const removeTemplate: Action<'removeTemplate'> = {
  button: {
    about: 'desk',
    may: 'team',
    async press(ctx) {
      const { bot, desk, draftId, m } = ctx;
      // `draftId` is the template's id here, as on the button that uses it.
      const template = await readTemplate(bot.store.db, desk.id, draftId);
      if (template === null) return m.templates.gone;
      if (!mayChangeTemplate(ctx, template)) return m.templates.notYours;
      return deskFormOf('removeTemplate', removeForm(m, template), templateTarget(template));
    },
  },
  form: {
    about: 'desk',
    may: 'team',
    submit: takeOnce({
      reads: ({ m, target }) => seenTemplate(target) ?? formError(m.templates.gone),
      async does(ctx, work, seen) {
        const template = await readTemplate(work.tx, ctx.desk.id, seen.id);
        if (template === null) return { kind: 'gone' as const };
        if (!mayChangeTemplate(ctx, template)) return { kind: 'notYours' as const };
        // Remove only what the form quoted.
        const outcome = await remove(work, { ...template, changedAt: seen.changedAt }, ctx.user.id);
        return { ...outcome, template };
      },
      says: {
        removed: ({ m }, { template }) => removedCard(m, template),
        gone: ({ m }) => m.templates.gone,
        stale: ({ m }) => m.templates.removing.stale,
        notYours: ({ m }) => m.templates.notYours,
      },
    }),
  },
};

function removeForm({ templates, words }: Messages, { name, text }: Template): Form {
  const { title, intro, send } = templates.removing;
  const quoted = words.labelled(name, words.quoted(firstWords(text, maxQuotedCharacters)));
  return { title, intro: `${quoted}\n\n${intro}`, submitLabel: send, fields: [], images: [] };
}

/** Builds the card that says it was removed, with its text, so that people can copy it. */
export function removedCard(m: Messages, { name, text }: Template): Card {
  return plainCard(m.templates.removed(name), { kind: 'quote', text });
}
