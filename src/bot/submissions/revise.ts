import type { DraftContext } from '#bot/context.ts';
import { onceInEffect } from '#bot/once.ts';
import type { Card } from '#chat/card.ts';
import { changesBetween } from '#drafts/changes-between.ts';
import type { Content } from '#drafts/content.ts';
import { type Draft, readRevision } from '#drafts/draft.ts';
import { keepWording } from '#drafts/keep-wording.ts';
import { tidyContent } from '#drafts/tidy-content.ts';
import { wordingOn } from '#drafts/wording-on.ts';
import { reviseWhenFree, type ReviseWhenFreeOutcome } from '#publishing/revise-when-free.ts';
import type { Writing } from '#storage/store.ts';

import { keptOpen, type Submitted, taken } from './submitted.ts';

interface Edit {
  readonly baseRevision: number;
  /** Of what the form was opened on, where that tells more than the number; null: it does not. */
  readonly fingerprint: string | null;
  readonly content: Content;
  /** The texts that were typed. */
  readonly typed: readonly string[];
}

/**
 * Makes a new revision of what a form was opened on. A form on an older revision overwrites nothing: what it holds is
 * kept, durably, and its card in the thread shows what it would change, for its writer to take or leave. Where too much
 * is kept already the form stays open, and the typed text is whispered.
 */
export async function revise(ctx: DraftContext, edit: Edit): Promise<Submitted> {
  const { bot, chat, m } = ctx;
  const outcome = await onceInEffect(
    bot.store,
    { platform: chat.id, dedupeKey: ctx.dedupeKey },
    (w) => reviseOrKeep(w, ctx, edit),
    ({ kind }) => kind === 'revised' || kind === 'unchanged' || kind === 'kept',
  );
  if (outcome.kind === 'repeat') return taken();
  switch (outcome.value.kind) {
    case 'revised':
      return taken();
    case 'kept':
      return taken(m.wordings.answer.keptForYou(outcome.value.draft.current.number));
    case 'unchanged':
      return taken(m.answers.unchanged);
    case 'stale': {
      const { number } = outcome.value.draft.current;
      return keptOpen(m.answers.stale(number), keptText(m.answers.staleKept(number), edit.typed));
    }
    case 'closed':
      return keptOpen(m.answers.closedDraft);
    case 'underWay':
      return keptOpen(m.answers.underWay);
  }
}

async function reviseOrKeep(
  w: Writing,
  { bot, user, desk, draft }: DraftContext,
  { baseRevision, fingerprint, content }: Edit,
): Promise<ReviseWhenFreeOutcome | { readonly kind: 'kept'; readonly draft: Draft }> {
  const request = { draftId: draft.id, editor: user.id, baseRevision, content, desk, rules: bot.rules };
  const base = await readRevision(w.tx, draft.id, baseRevision);
  if (base === null) throw new Error(`a form was opened on no revision ${baseRevision} of ${draft.id}`);
  // Since a restore from a backup that number is another's, with which what was typed cannot be compared.
  if (fingerprint !== null && fingerprint !== base.fingerprint) return { kind: 'stale', draft };
  const outcome = await reviseWhenFree(w, request);
  if (outcome.kind !== 'stale') return outcome;
  const tidied = tidyContent(
    content,
    desk.accounts.map(({ id }) => id),
  );
  const { current } = outcome.draft;
  const changes = changesBetween(current.content, wordingOn(tidied, base.content, current.content));
  if (changes.length === 0) return { kind: 'unchanged', draft: outcome.draft };
  const wording = { kind: 'kept', base: baseRevision, by: user.id, content: tidied } as const;
  return (await keepWording(w, outcome.draft, wording)) ? { kind: 'kept', draft: outcome.draft } : outcome;
}

function keptText(sentence: string, typed: readonly string[]): Card {
  return {
    summary: sentence,
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'text', text: sentence }] },
      ...typed.filter((text) => text !== '').map((text) => ({ kind: 'quote' as const, text })),
    ],
  };
}
