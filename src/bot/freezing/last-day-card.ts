import { asSentences } from '#bot/as-sentences.ts';
import { cardButton } from '#bot/card-button.ts';
import { labelOf } from '#bot/drafting/labels.ts';
import { whenText } from '#bot/when-text.ts';
import type { Button, Card, Inline } from '#chat/card.ts';
import type { Delivery } from '#publishing/delivery.ts';
import { isRetractable } from '#publishing/correcting/chain.ts';

import type { FreezeView, NamedPost } from './freeze-view.ts';
import { namedPost } from './named-post.ts';

/** The most buttons in a row, since nobody can tell more apart. Each draft's own card has them too. */
const mostButtons = 10;

/** Builds the list of what went out in the day before a freeze, for its thread: a line and a button per post. */
export function lastDayCard(view: FreezeView): Card {
  const { m, sent } = view;
  const more = sent.count - sent.first.length;
  const items: readonly (readonly Inline[])[] = [
    ...sent.first.map((post) => namedPost(view, post, whereInlines(view, post))),
    ...(more > 0 ? [[{ kind: 'text' as const, text: m.freeze.moreSent(more) }]] : []),
  ];
  const buttons = sent.first.flatMap((post) => retractButtons(view, post)).slice(0, mostButtons);
  return {
    summary: asSentences(m.freeze.lastDay),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: m.freeze.lastDay }] },
      { kind: 'list', items },
      ...(buttons.length === 0 ? [] : [{ kind: 'buttons' as const, buttons }]),
    ],
  };
}

function whereInlines(view: FreezeView, { deliveries }: NamedPost): readonly Inline[] {
  return deliveries.flatMap((delivery, index): readonly Inline[] => [
    ...(index === 0 ? [] : [{ kind: 'text' as const, text: ', ' }]),
    ...whereInline(view, delivery),
  ]);
}

function whereInline({ m, desk, now }: FreezeView, delivery: Delivery): readonly Inline[] {
  const account = labelOf({ desk }, delivery.accountId);
  if (!('remoteUrl' in delivery)) return [{ kind: 'text', text: account }];
  if (delivery.state === 'retracted') return [{ kind: 'text', text: `${account} (${m.cards.state.retracted})` }];
  return [
    { kind: 'text', text: `${account} ${whenText(delivery.sentAt, desk.timeZone, m.tongue, now)} ` },
    { kind: 'link', url: delivery.remoteUrl, text: m.deliveries.link },
  ];
}

function retractButtons({ m }: FreezeView, { draft, deliveries }: NamedPost): readonly Button[] {
  if (!deliveries.some(isRetractable)) return [];
  const label = m.words.labelled(String(draft.number), m.buttons.retractEverywhere);
  const about = { draftId: draft.id, revision: draft.current.number, target: null };
  return [cardButton('retract', label, 'danger', about)];
}
