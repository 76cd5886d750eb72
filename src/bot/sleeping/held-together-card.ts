import { asSentences } from '#bot/as-sentences.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { namedPost } from '#bot/freezing/named-post.ts';
import type { Card, Inline } from '#chat/card.ts';
import type { UserId } from '#chat/refs.ts';
import type { Account } from '#desks/account.ts';
import type { Draft } from '#drafts/draft.ts';
import type { Messages } from '#messages/words/messages.ts';

/** Posts of a desk that one sleep holds: too many to ask about each in its thread. */
interface HeldTogether {
  readonly m: Messages;
  readonly account: Account;
  readonly count: number;
  /** The first of them, with a link to each thread. */
  readonly posts: readonly {
    readonly draft: Draft;
    readonly thread: string | null;
    readonly told: string;
  }[];
}

/** Builds the one question about many posts that a sleep holds; it mentions their authors. */
export function heldTogetherCard({ m, account, count, posts }: HeldTogether): Card {
  const title = m.sleep.held.together(count, accountLabel(account));
  const authors = [...new Set(posts.map(({ draft }) => draft.author))];
  const more = count - posts.length;
  return {
    summary: asSentences(title, m.sleep.held.askTogether),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      { kind: 'paragraph', inlines: [...authors.flatMap(mention), { kind: 'text', text: m.sleep.held.askTogether }] },
      {
        kind: 'list',
        items: [
          ...posts.map((post) => namedPost({ m }, post, [{ kind: 'text', text: post.told }])),
          ...(more > 0 ? [[{ kind: 'text' as const, text: m.home.others(more) }]] : []),
        ],
      },
    ],
  };
}

function mention(user: UserId): readonly Inline[] {
  return [
    { kind: 'mention', user },
    { kind: 'text', text: ' ' },
  ];
}
