import type { Desk } from '#desks/desk.ts';

import type { Draft } from './draft.ts';

/**
 * Lists everybody whose words stand in the draft's current revision, its author first. None of them may approve it, nor
 * may their deputies. This is the only place that decides who the authors are.
 */
export function authorsOf({ author, authorship }: Pick<Draft, 'author' | 'authorship'>): readonly string[] {
  const authors = [
    // guard: the author is an author
    author,
    // guard: who worded it is an author
    ...wordersOf(authorship),
  ];
  return [...new Set(authors)];
}

function wordersOf(authorship: Draft['authorship']): readonly string[] {
  switch (authorship.kind) {
    case 'signed':
      return Object.values(authorship.wordedBy).flatMap(({ by }) => by);
    case 'unsigned':
      return authorship.editors;
  }
}

/**
 * Lists everybody who may not approve the draft's current revision: its authors and, unless the desk lets proposers
 * approve, the people whose proposals its author took.
 */
export function barredOf(
  draft: Pick<Draft, 'author' | 'authorship' | 'current'>,
  { proposersApprove }: Pick<Desk, 'proposersApprove'>,
): readonly string[] {
  const { authorship, current } = draft;
  const signed = authorship.kind === 'signed' ? Object.values(authorship.wordedBy) : [];
  const proposers = [...signed.flatMap(({ released }) => released), current.proposedBy ?? draft.author];
  return proposersApprove ? authorsOf(draft) : [...new Set([...authorsOf(draft), ...proposers])];
}

/**
 * Lists who asked for approval of the current revision in its author's place. They may do so because an absence must
 * not stop a draft, but none of them may be its only approver. Empty once its author has asked.
 */
export function askersOf({
  author,
  authorship,
  current,
}: Pick<Draft, 'author' | 'authorship' | 'current'>): readonly string[] {
  const asked = current.asked === null ? [] : [current.asked.by];
  const askers = authorship.kind === 'signed' || authorship.askers.length === 0 ? asked : authorship.askers;
  // guard: whoever asked in the author’s place
  return askers.includes(author) ? [] : askers;
}
