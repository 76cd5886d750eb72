import type { DraftDeed } from '#bot/deed.ts';
import { onceInEffect } from '#bot/once.ts';
import type { Card } from '#chat/chat.ts';
import type { Content } from '#drafts/draft.ts';
import { reviseWhenFree } from '#publishing/revise-when-free.ts';

import { keptOpen, type Submitted, taken } from './submitted.ts';

/**
 * Makes a new revision of what a form was opened on. A form on an older revision overwrites nothing: it stays open with
 * what was typed, and the typed text is whispered too, so that closing the form loses nothing.
 */
export async function revise(
  deed: DraftDeed,
  request: { readonly baseRevision: number; readonly content: Content; readonly typed: readonly string[] },
): Promise<Submitted> {
  const { bot, chat, user, desk, draft, m } = deed;
  const { baseRevision, content, typed } = request;
  const outcome = await onceInEffect(
    bot.store,
    { platform: chat.id, dedupeKey: deed.dedupeKey },
    (w) => reviseWhenFree(w, { draftId: draft.id, editor: user.id, baseRevision, content, desk, rules: bot.rules }),
    ({ kind }) => kind === 'revised' || kind === 'unchanged',
  );
  if (outcome.kind === 'repeat') return taken();
  switch (outcome.value.kind) {
    case 'revised':
      return taken();
    case 'unchanged':
      return taken(m.answers.unchanged);
    case 'stale': {
      const { number } = outcome.value.draft.current;
      return keptOpen(m.answers.stale(number), keptText(m.answers.staleKept(number), typed));
    }
    case 'closed':
      return keptOpen(m.answers.closedDraft);
    case 'underWay':
      return keptOpen(m.answers.underWay);
  }
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
