import { type Action, type DraftSubmission, formOf, takeOnce } from '#bot/action.ts';
import { textReader } from '#bot/forms/text-reader.ts';
import { deciderOf } from '#bot/context.ts';
import { altField } from '#bot/drafting/alt-texts-form.ts';
import { ownTextField } from '#bot/drafting/draft-form.ts';
import { readDraftView } from '#bot/drafting/draft-view.ts';
import { findingText, placeText } from '#bot/drafting/finding-text.ts';
import { fieldErrors, formError } from '#bot/form-answer.ts';
import type { FormValue } from '#chat/form.ts';
import type { Content } from '#drafts/content.ts';
import { readRevision } from '#drafts/draft.ts';
import type { Finding } from '#drafts/finding.ts';
import { dividedAsTyped } from '#drafts/series/parts-of-text.ts';
import { MOST_WORDINGS } from '#drafts/wording.ts';
import type { Messages } from '#messages/words/messages.ts';
import { type ProposeRefusal, proposeWording, whyNotPropose } from '#publishing/deciding/wordings.ts';

import { ownersOf, wordingForm, type WordingStart } from './wording-form.ts';

/**
 * Proposes an approver's wording of the revision on the card to its author. A person who may not is told so before they
 * write. Where the wording cannot be taken the form stays open, so that no text is lost.
 */
export const propose: Action<'propose'> = {
  button: {
    about: 'draft',
    may: 'anybody',
    on: 'exact',
    press(ctx) {
      const { desk, draft, m } = ctx;
      const why = whyNotPropose(draft, { ...deciderOf(ctx), desk });
      if (why !== null) return proposeText(m, why);
      return formOf('propose', ctx, wordingForm({ m, desk, content: draft.current.content }));
    },
  },
  form: {
    about: 'draft',
    submit: takeOnce({
      async reads({ bot, desk, draft, m, revision, target, values }) {
        const base = await readRevision(bot.store.db, draft.id, revision);
        if (base === null) return formError(m.answers.draftGone);
        if (base.fingerprint !== target) return formError(m.answers.otherCard(base.number));
        const read = readWordingForm(values, { m, desk, content: base.content });
        return read.kind === 'errors' ? fieldErrors(read.fields) : { base: base.number, content: read.content };
      },
      does: (ctx, work, { base, content }) =>
        proposeWording(work, {
          draftId: ctx.draft.id,
          ...deciderOf(ctx),
          base,
          content,
          desk: ctx.desk,
          rules: ctx.bot.rules,
        }),
      says: {
        proposed: null,
        refused: { error: ({ m }, { why }) => formError(proposeText(m, why)) },
        blocked: { error: async (ctx, { findings }) => formError(await blockedText(ctx, findings)) },
      },
    }),
  },
};

async function blockedText({ bot, chat, draft, m }: DraftSubmission, findings: readonly Finding[]): Promise<string> {
  const view = await readDraftView(bot, chat, draft.id);
  if (view === null) return m.answers.draftGone;
  const lines = findings.map((finding) => {
    const sentence = findingText({ ...view, m }, finding);
    return m.words.labelled(placeText({ ...view, m }, finding.place, sentence), sentence);
  });
  return [m.wordings.answer.blocked, ...lines].join(' ');
}

/** Says why a wording is not accepted as a proposal. */
function proposeText({ answers, wordings }: Messages, why: ProposeRefusal): string {
  return {
    ...answers.decision,
    ...wordings.answer,
    too_many: wordings.answer.too_many(MOST_WORDINGS),
    cancelled: answers.closedDraft,
  }[why];
}

type ReadWordingForm =
  | { readonly kind: 'content'; readonly content: Content }
  | { readonly kind: 'errors'; readonly fields: Readonly<Record<string, string>> };

/** Reads a proposal: the revision on which the form was opened, with the person's texts. */
function readWordingForm(
  values: Readonly<Record<string, FormValue>>,
  { m, desk, content }: WordingStart,
): ReadWordingForm {
  const { errors: fields, textAt, lineAt } = textReader(values, m);
  const text = textAt('text');
  const own = ownersOf(desk, content).map(({ id }) => [id, textAt(ownTextField(id))] as const);
  const contentWarning = lineAt('warning');
  const media = content.media.map((one, index) => ({ ...one, alt: textAt(altField(index)).trim() }));
  if (text.trim() === '' && media.length === 0) fields['text'] ??= m.forms.error.textEmpty;
  if (Object.keys(fields).length > 0) return { kind: 'errors', fields };
  // An empty own text falls back to the shared one; own texts of accounts that left the desk stay.
  const others = Object.entries(content.ownTexts).filter(([id]) => !own.some(([owner]) => owner === id));
  const ownTexts = Object.fromEntries([...others, ...own.filter(([, theirs]) => theirs.trim() !== '')]);
  return {
    kind: 'content',
    content: dividedAsTyped({ ...content, text, ownTexts, contentWarning, media }),
  };
}
