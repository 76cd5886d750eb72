import type { DraftContext } from '#bot/context.ts';
import { mayApprove } from '#desks/may.ts';
import { turnAt } from '#desks/turns.ts';
import { askersOf, barredOf } from '#drafts/authors-of.ts';

import { freeOf, peopleText } from './awaited.ts';
import { candidatesOf } from './candidates.ts';

/**
 * Warns a possible approver that they can no longer approve the draft once they save words in it, and says who is left;
 * null if saving costs them nothing. Throws if the chat does not answer.
 */
async function savingBarsText({ bot, chat, desk, draft, m, members, user }: DraftContext): Promise<string | null> {
  const authors = barredOf(draft, desk);
  if (authors.includes(user.id) || !mayApprove(desk, user.id, members)) return null;
  // A new version begins with the first step.
  const turn = turnAt(desk, 0);
  const barred = [...authors, ...(turn.approvalsNeeded > 1 ? [] : askersOf(draft)), user.id];
  const candidates = await candidatesOf({ store: bot.store, chat }, turn, barred.length);
  const left = freeOf(candidates, barred);
  if (left.length < turn.approvalsNeeded) return m.authorship.savingBarsAll;
  return m.authorship.savingBars(peopleText({ turn, m, candidates, names: namesIn(candidates) }, left));
}

function namesIn(candidates: Awaited<ReturnType<typeof candidatesOf>>): ReadonlyMap<string, string> {
  if (candidates.kind === 'unreadable') return new Map();
  const missed = candidates.kind === 'each' ? candidates.missed.map(({ user }) => user) : [];
  return new Map([...candidates.people, ...missed].map(({ id, name }) => [id, name]));
}

/** Puts that warning before the form's own introduction. */
export async function withSavingBars<F extends { readonly intro: string | null }>(
  ctx: DraftContext,
  form: F,
): Promise<F> {
  const bars = await savingBarsText(ctx);
  if (bars === null) return form;
  return { ...form, intro: form.intro === null ? bars : `${bars} ${form.intro}` };
}
