import { cardButton } from '#bot/card-button.ts';
import { asSentences } from '#bot/as-sentences.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Block, Card, Inline } from '#chat/card.ts';
import type { Desk } from '#desks/desk.ts';
import type { Messages } from '#messages/words/messages.ts';
import { lotHash, lotSize, type PairOfPosts } from '#reach/past/pairs/open-pairs.ts';
import { oneLine } from '#text/one-line.ts';
import { shorten } from '#text/shorten.ts';

/** The most characters of a text shown: enough to see whether another says the same. */
const mostUnits = 220;

/** The effect of the person's last press, with the button that takes it back; shown before the pairs. */
export interface Before {
  readonly said: string;
  /** Identifies the press to take back by its moment; null: nothing can be taken back. */
  readonly takeBackAt: Date | null;
}

interface PastView {
  readonly m: Messages;
  readonly desk: Desk;
  readonly now: Date;
}

/** Builds the card of the next undecided pairs, for one person. */
export function lotCard(view: PastView, open: readonly PairOfPosts[], before: Before | null): Card {
  const { past: words } = view.m;
  const lot = open.slice(0, lotSize);
  const title = words.title(open.length);
  const confirm = words.buttons.confirm(lot.length);
  return {
    summary: asSentences(before?.said ?? null, title),
    blocks: [
      ...beforeBlocks(view, before),
      { kind: 'heading', text: title },
      text(words.intro),
      ...lot.flatMap((pair, index) => pairBlocks(view, pair, index + 1)),
      {
        kind: 'buttons',
        buttons: [cardButton('confirmPastPairs', confirm, 'primary', { ...none(view), target: lotHash(lot) })],
      },
    ],
  };
}

/** Builds the card that says how all pairs stand, once each of them was looked at. */
export function doneCard(view: PastView, said: string, before: Before | null): Card {
  return { summary: asSentences(before?.said ?? null, said), blocks: [...beforeBlocks(view, before), text(said)] };
}

function beforeBlocks(view: PastView, before: Before | null): readonly Block[] {
  if (before === null) return [];
  const { said, takeBackAt } = before;
  if (takeBackAt === null) return [text(said)];
  const target = takeBackAt.toISOString();
  const button = cardButton('withdrawPastPairs', view.m.past.buttons.takeBack, 'plain', { ...none(view), target });
  return [text(said), { kind: 'buttons', buttons: [button] }];
}

function pairBlocks(view: PastView, pair: PairOfPosts, number: number): readonly Block[] {
  const { past: words } = view.m;
  const refuse = { ...none(view), target: pair.id };
  return [
    { kind: 'paragraph', inlines: [{ kind: 'strong', text: words.why[pair.why](number) }] },
    { kind: 'list', items: [pair.one, pair.other].map((post) => postItem(view, post)) },
    { kind: 'buttons', buttons: [cardButton('refusePastPair', words.buttons.refuse(number), 'plain', refuse)] },
  ];
}

function postItem({ m, desk, now }: PastView, post: PairOfPosts['one']): readonly Inline[] {
  const label = accountLabel(desk.accounts.find(({ id }) => id === post.accountId));
  const when = fullWhenText(post.publishedAt, desk.timeZone, m.tongue, now);
  const line = oneLine(post.text);
  return [{ kind: 'text', text: m.past.post(label, when, line === '' ? m.past.noText : shorten(line, mostUnits)) }];
}

function none({ desk }: PastView): { readonly draftId: string; readonly revision: number } {
  return { draftId: desk.id, revision: 0 };
}

function text(said: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text: said }] };
}
