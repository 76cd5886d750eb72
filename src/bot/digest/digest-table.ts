import { accountLabel } from '#bot/drafting/labels.ts';
import type { Block } from '#chat/card.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import type { Digest, DigestColumn } from '#reach/digest.ts';

import { areInPairs, type DigestContext, type DigestView, hasSeveralNetworks } from './digest-view.ts';
import { sleptThroughout } from './slept-texts.ts';
import { changeText, dollarsText, figureText, shareText } from '#messages/figure-text.ts';

/** The most columns of the table, and accounts in a picture. A phone shows no more. */
export const mostColumns = 4;

/** Builds a table of the figures of each account's posts, one column per account. */
export function digestTable(view: DigestView): readonly Block[] {
  const { m, digest } = view;
  const { table } = m.digest;
  const columns = digest.columns.slice(0, mostColumns);
  // Without a post it would be a table of dashes.
  if (columns.length === 0 || digest.posts === 0) return [];
  const row = (label: string, cell: (column: DigestColumn) => string): readonly string[] => [
    label,
    ...columns.map(cell),
  ];
  const notTold = new Set(
    columns.filter((column) => column.posts > 0 && !isTold(view, column)).map(({ network }) => network),
  );
  const leftOut = digest.columns.length - columns.length;
  return [
    {
      kind: 'table',
      caption: table.caption,
      header: [table.figure, ...columns.map((column) => columnName(view, column))],
      rows: [
        row(table.posts, (column) => postsText(view, column)),
        row(table.interactions, (column) => interactionsText(view, column)),
        // Left out with three networks: each is in two comparisons of different posts, which the thread shows.
        ...(hasSeveralNetworks(digest) && !areInPairs(digest)
          ? [row(table.comparedInteractions(digest.pairs.length), (column) => comparedText(view, column))]
          : []),
        row(table.perThousand, ({ posts, perThousandFollowers }) => countText(view, posts, perThousandFollowers, 2)),
        row(table.followers, (column) => followersText(view, column)),
        row(table.unanswered, (column) => unansweredText(view, column)),
        ...(digest.cost === null ? [] : [row(table.cost, (column) => costText(view, column))]),
      ],
    },
    ...columns.flatMap((column) => onePostNote(view, column)),
    ...[...notTold].map((network) => note(table.repliesNotTold(networkKinds[network].name))),
    ...(leftOut === 0 ? [] : [note(table.columnsLeftOut(leftOut))]),
  ];
}

/** Names a column by the network if the desk has only one account there: a phone has no room for more. */
export function columnName({ digest }: Pick<DigestContext, 'digest'>, column: DigestColumn): string {
  const isOnly = digest.columns.filter(({ network }) => network === column.network).length === 1;
  return isOnly ? networkKinds[column.network].name : accountLabel(column);
}

function note(text: string): Block {
  return { kind: 'note', inlines: [{ kind: 'text', text }] };
}

/** Formats what the paired posts got there, beside the figure of all posts: only pairs compare the same posts. */
function comparedText({ m, digest }: DigestView, column: DigestColumn): string {
  const place = placeOf(digest, column);
  if (place === null || digest.pairs.length === 0) return m.digest.table.without;
  return figureText(
    digest.pairs.reduce((sum, { interactions }) => sum + interactions[place], 0),
    m.tongue,
  );
}

/** Returns which of the two compared networks a column stands for; null if neither. */
function placeOf(digest: Digest, column: DigestColumn): 0 | 1 | null {
  if (!hasSeveralNetworks(digest) || digest.compared === null) return null;
  if (digest.columns.find(({ network }) => network === column.network) !== column) return null;
  const [one, other] = digest.compared;
  return column.network === one ? 0 : column.network === other ? 1 : null;
}

/** Formats the number of posts. For an account that slept all these days it is not given as zero. */
function postsText({ m, digest }: DigestView, { accountId, posts }: DigestColumn): string {
  return posts === 0 && sleptThroughout(digest, accountId) ? m.digest.slept.throughout : figureText(posts, m.tongue);
}

/** Formats the sum over a column's posts, and how many of them were read if not all were. */
function interactionsText(view: DigestView, { posts, read, interactions }: DigestColumn): string {
  const said = countText(view, posts, interactions);
  return interactions === null || read === posts ? said : view.m.digest.table.notAllRead(said, read, posts);
}

/** Warns if one post of several makes up more than half of an account's sum. */
function onePostNote({ m }: DigestView, column: DigestColumn): readonly Block[] {
  const { best, interactions, read } = column;
  if (best === null || interactions === null || read < 2 || 2 * best.interactions <= interactions) return [];
  return [note(m.digest.table.onePost(accountLabel(column), shareText(best.interactions / interactions, m.tongue)))];
}

/** Formats a count: a dash if there are no posts to count, and a word if their count is unknown. */
function countText({ m }: DigestView, posts: number, count: number | null, decimals = 0): string {
  if (count !== null) return figureText(count, m.tongue, decimals);
  return posts === 0 ? m.digest.table.without : m.digest.table.notKnown;
}

function followersText({ m }: DigestView, { followers: { now, before } }: DigestColumn): string {
  if (now === null) return m.digest.table.notKnown;
  const known = figureText(now, m.tongue);
  return before === null ? known : m.digest.table.followersAndChange(known, changeText(now - before, m.tongue));
}

/** Formats the number of unanswered replies; a dash if the network does not distinguish our replies from others'. */
function unansweredText(view: DigestView, column: DigestColumn): string {
  return isTold(view, column) ? countText(view, column.posts, column.unanswered) : view.m.digest.table.without;
}

function isTold({ rules }: DigestView, { network, unanswered }: DigestColumn): boolean {
  return rules[network].showsOwnReplies || unanswered !== null;
}

function costText({ m, digest, rules }: DigestView, column: DigestColumn): string {
  const first = digest.columns.find(({ network }) => rules[network].isBilled);
  if (digest.cost === null || column !== first) return m.digest.table.without;
  return dollarsText(digest.cost.posts + digest.cost.reading, m.tongue);
}
