import { asSentences } from '#bot/as-sentences.ts';
import { type DraftSubmission, takeOnce } from '#bot/action.ts';
import { type FormAnswer, formError, type FormRefused } from '#bot/form-answer.ts';
import type { Card } from '#chat/card.ts';
import { changesBetween } from '#drafts/changes-between.ts';
import type { Content } from '#drafts/content.ts';
import { type Draft, readRevision } from '#drafts/draft.ts';
import { keepWording } from '#drafts/keep-wording.ts';
import { tidyContent } from '#drafts/tidy-content.ts';
import { wordingOn } from '#drafts/wording-on.ts';
import { reviseWhenFree, type ReviseWhenFreeOutcome } from '#publishing/deciding/stop.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { departureText } from './departure-text.ts';

interface Edit {
  readonly baseRevision: number;
  /** The fingerprint of the content on which the form was opened; null if only the number is known. */
  readonly fingerprint: string | null;
  readonly content: Content;
  /** The texts that were typed. */
  readonly typed: readonly string[];
}

type ReviseOutcome =
  | Exclude<ReviseWhenFreeOutcome, { readonly kind: 'stale' }>
  | { readonly kind: 'kept'; readonly draft: Draft }
  | { readonly kind: 'stale'; readonly draft: Draft; readonly typed: readonly string[] };

/**
 * Builds a handler that makes a new revision from a form, with the content that `reads` returns. A form on an older
 * revision overwrites nothing: its content is stored, and a card in the thread shows what it would change, so that its
 * writer can take or leave it. If too much is stored already, the form stays open, and the typed text is whispered.
 */
export function revise(
  reads: (ctx: DraftSubmission) => Promise<Edit | FormRefused>,
): (ctx: DraftSubmission) => Promise<FormAnswer> {
  return takeOnce<DraftSubmission, Edit, ReviseOutcome>({
    reads,
    does: reviseOrKeep,
    says: {
      revised: ({ bot, desk, m }, { draft, changes }) =>
        changes.some(({ kind }) => kind === 'when')
          ? asSentences(departureText(draft.current.content, { desk, m, now: bot.store.clock.now() }))
          : null,
      kept: ({ m }, { draft }) => m.wordings.answer.keptForYou(draft.current.number),
      unchanged: ({ m }) => m.answers.unchanged,
      stale: {
        error({ m }, { draft, typed }) {
          const { number } = draft.current;
          return formError(m.answers.stale(number), keptText(m.answers.staleKept(number), typed));
        },
      },
      closed: { error: ({ m }) => formError(m.answers.closedDraft) },
      underWay: { error: ({ m }) => formError(m.answers.underWay) },
    },
  });
}

async function reviseOrKeep(
  { bot, user, desk, draft }: DraftSubmission,
  work: UnitOfWork,
  { baseRevision, fingerprint, content, typed }: Edit,
): Promise<ReviseOutcome> {
  const request = { draftId: draft.id, editor: user.id, baseRevision, content, desk, rules: bot.rules };
  const base = await readRevision(work.tx, draft.id, baseRevision);
  if (base === null)
    throw new Error(`a form was opened on revision ${baseRevision}, which does not exist, of draft ${draft.id}`);
  // After a restore from a backup that number belongs to another content, which the typed text cannot be compared with.
  if (fingerprint !== null && fingerprint !== base.fingerprint) return { kind: 'stale', draft, typed };
  const outcome = await reviseWhenFree(work, request);
  if (outcome.kind !== 'stale') return outcome;
  const tidied = tidyContent(
    content,
    desk.accounts.map(({ id }) => id),
  );
  const { current } = outcome.draft;
  const changes = changesBetween(current.content, wordingOn(tidied, base.content, current.content));
  if (changes.length === 0) return { kind: 'unchanged', draft: outcome.draft };
  const wording = { kind: 'late', base: baseRevision, by: user.id, content: tidied } as const;
  const isKept = await keepWording(work, outcome.draft, wording);
  return isKept ? { kind: 'kept', draft: outcome.draft } : { kind: 'stale', draft: outcome.draft, typed };
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
