import { type Action, type DraftSubmission, formOf } from '#bot/action.ts';
import { withSavingBars } from '#bot/approving/saving-bars.ts';
import { correctionForm } from '#bot/correcting/correction-form.ts';
import { readCorrectionForm } from '#bot/correcting/read-correction-form.ts';
import { fieldErrors, formError, type FormRefused } from '#bot/form-answer.ts';
import type { Content } from '#drafts/content.ts';
import { readRevision } from '#drafts/draft.ts';
import { correctionsOf, postsOf } from '#publishing/correcting/corrections.ts';

import { editDraftForm } from './draft-form.ts';
import { readDraftForm } from './read-draft-form.ts';
import { revise } from './revise.ts';

/** Edits a draft or a correction: makes a new revision from the one on the card. */
export const edit: Action<'edit'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'exact',
    async press(ctx) {
      const { bot, desk, draft, m } = ctx;
      if (draft.state === 'cancelled') return m.answers.closedDraft;
      const start = { m, desk, now: bot.store.clock.now(), takesFiles: false };
      const { content } = draft.current;
      if (content.corrections === undefined) {
        return formOf('edit', ctx, await withSavingBars(ctx, editDraftForm(start, draft.number, content)));
      }
      const form = correctionForm({
        ...start,
        rules: bot.rules,
        title: m.forms.editDraft(draft.number),
        intro: null,
        submitLabel: m.forms.save,
        canAsk: false,
        accounts: content.corrections,
        content,
      });
      return formOf('edit', ctx, await withSavingBars(ctx, form));
    },
  },
  form: {
    about: 'draft',
    submit: revise(async (ctx) => {
      const { bot, draft, m, revision, target } = ctx;
      const base = await readRevision(bot.store.db, draft.id, revision);
      if (base === null) return formError(m.answers.draftGone);
      const read =
        base.content.corrections === undefined
          ? readDraft(ctx, base.content)
          : await readCorrection(ctx, base.content, base.content.corrections);
      if ('reply' in read) return read;
      const typed = [read.text, ...Object.values(read.ownTexts)];
      return { baseRevision: base.number, fingerprint: target, content: read, typed };
    }),
  },
};

function readDraft({ bot, desk, m, values }: DraftSubmission, before: Content): Content | FormRefused {
  const read = readDraftForm(values, { m, desk, now: bot.store.clock.now(), before, hasFiles: false });
  return read.kind === 'errors' ? fieldErrors(read.fields) : read.content;
}

/** Reads the form against the posts' current contents, so that an overtaken correction can still go out. */
async function readCorrection(
  { bot, desk, draft, m, values }: DraftSubmission,
  before: Content,
  corrections: NonNullable<Content['corrections']>,
): Promise<Content | FormRefused> {
  const { db, clock } = bot.store;
  const ids = corrections.map(({ deliveryId }) => deliveryId);
  const posts = await postsOf(db, ids);
  if (posts.length === 0) return formError(m.corrections.nothingPublic(draft.number));
  const read = readCorrectionForm(values, { m, desk, rules: bot.rules, now: clock.now(), posts, before });
  if (read.kind === 'errors') return fieldErrors(read.fields);
  return { ...read.content, accountIds: [], corrections: correctionsOf(posts, read.wayFor) };
}
