import { accountLabel } from '#bot/drafting/labels.ts';
import type { Inline } from '#chat/card.ts';
import type { DigestColumn } from '#reach/digest.ts';

import type { DigestView } from './digest-view.ts';
import { figureText } from '#messages/figure-text.ts';

/** Lists each account's post with the most interactions, with its link. An account without interactions has none. */
export function bestItems(view: DigestView): readonly (readonly Inline[])[] {
  return view.digest.columns.flatMap((column) => (column.best === null ? [] : [item(view, column, column.best)]));
}

function item({ m }: DigestView, column: DigestColumn, best: NonNullable<DigestColumn['best']>): readonly Inline[] {
  const said = m.digest.best.of(accountLabel(column), figureText(best.interactions, m.tongue));
  const title = best.title === '' ? m.words.draft(best.draftNumber) : best.title;
  const boosted = boostedText({ m }, best);
  return [
    { kind: 'text', text: `${said} ` },
    { kind: 'link', url: best.url, text: title },
    ...(boosted === null ? [] : [{ kind: 'text' as const, text: ` · ${boosted}` }]),
  ];
}

/**
 * Says how many accounts boosted the post, and how many followers they have together. That is an upper bound of the
 * accounts that could have seen it, and is never presented as anything else.
 */
function boostedText({ m }: Pick<DigestView, 'm'>, { boosted }: NonNullable<DigestColumn['best']>): string | null {
  if (boosted === null) return null;
  const { best } = m.digest;
  const followers = figureText(boosted.followersTogether, m.tongue);
  const said = boosted.areAll
    ? best.boosted(boosted.accounts, followers)
    : best.boostedAtLeast(boosted.accounts, followers);
  return boosted.hidden === 0 ? said : `${said} (${best.hidden(boosted.hidden)})`;
}
