import { cardButton } from '#bot/card-button.ts';
import type { Block, Card, Inline } from '#chat/card.ts';
import type { Messages } from '#messages/words/messages.ts';
import { networkKinds } from '#networks/network-kinds.ts';
import type { SourceNotice } from '#relay/relay-notice.ts';

import { answersTarget } from './seen-answers.ts';

type Waiting = Extract<SourceNotice, { readonly kind: 'source.repliesWaiting' }>['data'];

const mostListed = 10;

/** Builds the message about replies to a source's posts, with a button to confirm having read them; later, by whom. */
export function answersCard(
  m: Messages,
  { sourceId, asOf, reader, posts }: Waiting,
  view: {
    readonly name: string;
    /** The person who has read them; null: nobody yet. */
    readonly readBy: string | null;
    /** The day on which the source pauses. */
    readonly pausesOn: string;
  },
): Card {
  const { relayAnswers: words } = m;
  const said = words.waiting(view.name);
  const more = posts.length - mostListed;
  const end: readonly Block[] =
    view.readBy === null
      ? [
          note(words.howTo(words.read, view.pausesOn)),
          {
            kind: 'buttons',
            buttons: [
              cardButton('repliesRead', words.read, 'primary', {
                draftId: 'none',
                revision: 0,
                target: answersTarget({ sourceId, asOf: new Date(asOf) }),
              }),
            ],
          },
        ]
      : [note(words.readBy(view.readBy))];
  return {
    summary: said,
    blocks: [
      { kind: 'paragraph', inlines: [...mention(reader), { kind: 'text', text: said }] },
      { kind: 'list', items: posts.slice(0, mostListed).map((post) => itemOf(m, post)) },
      ...(more > 0 ? [note(m.digestDetails.more(more))] : []),
      ...end,
    ],
  };
}

function itemOf(
  m: Messages,
  { draftNumber, title, url, network, replies, isKnown }: Waiting['posts'][number],
): readonly Inline[] {
  const { relayAnswers: words } = m;
  const said = isKnown ? words.unanswered(replies) : words.unknown(replies, networkKinds[network].name);
  return [
    { kind: 'link', url, text: title === '' ? m.words.draft(draftNumber) : title },
    { kind: 'text', text: ` (${said})` },
  ];
}

/** Mentions somebody at the beginning of a sentence; empty for null. */
export function mention(user: string | null): readonly Inline[] {
  return user === null
    ? []
    : [
        { kind: 'mention', user },
        { kind: 'text', text: ' ' },
      ];
}

function note(text: string): Block {
  return { kind: 'note', inlines: [{ kind: 'text', text }] };
}
