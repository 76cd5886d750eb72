import { findingText, placeText } from '#bot/cards/finding-text.ts';
import { deciderOf, type DraftContext } from '#bot/context.ts';
import { readWordingForm } from '#bot/forms/read-wording-form.ts';
import { onceInEffect } from '#bot/once.ts';
import { proposeText } from '#bot/propose-text.ts';
import { readDraftView } from '#bot/show/draft-view.ts';
import type { FormSubmitted } from '#chat/chat-sink.ts';
import { readRevision } from '#drafts/draft.ts';
import type { Finding } from '#drafts/finding.ts';
import { proposeWording } from '#publishing/propose-wording.ts';

import { keptOpen, mend, type Submitted, taken } from './submitted.ts';

/** Proposes a wording to the author. Where it could not be taken the form stays open, so that no text is lost. */
export async function submitProposal(ctx: DraftContext, { values, binding }: FormSubmitted): Promise<Submitted> {
  const { bot, chat, desk, draft, m } = ctx;
  const base = await readRevision(bot.store.db, draft.id, binding.revision ?? 0);
  if (base === null) return keptOpen(m.answers.draftGone);
  if (base.fingerprint !== binding.target) return keptOpen(m.answers.otherCard(base.number));
  const read = readWordingForm(values, { m, desk, content: base.content });
  if (read.kind === 'errors') return mend(read.fields);
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
  if (outcome.kind === 'repeat') return taken();
  switch (outcome.value.kind) {
    case 'proposed':
      return taken();
    case 'refused':
      return keptOpen(proposeText(m, outcome.value.why));
    case 'blocked':
      return keptOpen(await blockedText(ctx, outcome.value.findings));
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
