import { findingText, placeText } from '#bot/drafting/finding-text.ts';
import { deciderOf, type DraftContext } from '#bot/context.ts';
import { readWordingForm } from '#bot/forms/read-wording-form.ts';
import { onceInEffect } from '#bot/once.ts';
import { proposeText } from '#bot/propose-text.ts';
import { readDraftView } from '#bot/drafting/draft-view.ts';
import type { FormSubmitted } from '#chat/chat-sink.ts';
import { readRevision } from '#drafts/draft.ts';
import type { Finding } from '#drafts/finding.ts';
import { proposeWording } from '#publishing/wordings.ts';

import { formError, fieldErrors, type FormAnswer, accepted } from '#bot/form-answer.ts';

/** Proposes a wording to the author. Where it could not be taken the form stays open, so that no text is lost. */
export async function submitProposal(ctx: DraftContext, { values, binding }: FormSubmitted): Promise<FormAnswer> {
  const { bot, chat, desk, draft, m } = ctx;
  const base = await readRevision(bot.store.db, draft.id, binding.revision ?? 0);
  if (base === null) return formError(m.answers.draftGone);
  if (base.fingerprint !== binding.target) return formError(m.answers.otherCard(base.number));
  const read = readWordingForm(values, { m, desk, content: base.content });
  if (read.kind === 'errors') return fieldErrors(read.fields);
  const outcome = await onceInEffect(
    bot.store,
    { platform: chat.id, dedupeKey: ctx.dedupeKey },
    (w) =>
      proposeWording(w, {
        draftId: draft.id,
        ...deciderOf(ctx),
        base: base.number,
        content: read.content,
        desk,
        rules: bot.rules,
      }),
    ({ kind }) => kind === 'proposed',
  );
  if (outcome.kind === 'repeat') return accepted();
  switch (outcome.value.kind) {
    case 'proposed':
      return accepted();
    case 'refused':
      return formError(proposeText(m, outcome.value.why));
    case 'blocked':
      return formError(await blockedText(ctx, outcome.value.findings));
  }
}

async function blockedText({ bot, chat, draft, m }: DraftContext, findings: readonly Finding[]): Promise<string> {
  const view = await readDraftView(bot, chat, draft.id);
  if (view === null) return m.answers.draftGone;
  const lines = findings.map((finding) => {
    const sentence = findingText({ ...view, m }, finding);
    return m.words.labelled(placeText({ ...view, m }, finding.place, sentence), sentence);
  });
  return [m.wordings.answer.blocked, ...lines].join(' ');
}
