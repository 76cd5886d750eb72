import { asSentences } from '#bot/as-sentences.ts';
import { deliveryButtons } from '#bot/sending/delivery-items.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Block, Button, Card, Inline } from '#chat/card.ts';
import { isLate } from '#publishing/late.ts';

import type { FreezeView, NamedDelivery } from './freeze-view.ts';
import { namedItem } from './named-item.ts';

/** The most buttons in a row, since nobody can tell more apart. Each draft's own card has them too. */
const mostButtons = 10;

/** Builds the one message of a thaw: what waits, with a line and a button each. Nothing goes out because of it. */
export function thawedCard(view: FreezeView): Card {
  const { m, desk, now, standing, isAll, thawed, waiting, waitingCount } = view;
  const when = thawed === null ? '' : fullWhenText(thawed.at, desk.timeZone, m.tongue, now);
  const title = isAll ? m.freeze.allThawed(when) : m.freeze.thawed(thawed?.byName ?? '', when);
  const next = nextText(view);
  const more = waitingCount - waiting.length;
  const items: readonly (readonly Inline[])[] = [
    ...waiting.map((named): readonly Inline[] => [
      ...namedItem(view, named),
      ...(named.thread === null
        ? []
        : [
            { kind: 'text' as const, text: ' · ' },
            { kind: 'link' as const, url: named.thread, text: m.commands.inThread },
          ]),
      ...(standing === null && isLate(named.delivery, now)
        ? [{ kind: 'text' as const, text: ` · ${m.thaw.decideInThread}` }]
        : []),
    ]),
    ...(more > 0 ? [[{ kind: 'text' as const, text: m.freeze.more(more) }]] : []),
  ];
  // To send late is to approve: who does so has the whole post before them, on its own card.
  const buttons = waiting.flatMap((named) => buttonsOf(view, named)).slice(0, mostButtons);
  return {
    summary: asSentences(title, next),
    blocks: [
      line({ kind: 'strong', text: title }),
      line({ kind: 'text', text: next }),
      ...(items.length === 0 ? [] : [{ kind: 'list' as const, items }]),
      ...(buttons.length === 0 ? [] : [{ kind: 'buttons' as const, buttons }]),
    ],
  };
}

function buttonsOf(
  { m, desk, now, standing }: FreezeView,
  { delivery, draftNumber }: NamedDelivery,
): readonly Button[] {
  // guard: a late post has no button here
  return deliveryButtons({ m, desk, now, freeze: standing }, delivery).map((button) => ({
    ...button,
    label: m.words.labelled(String(draftNumber), button.label),
  }));
}

function nextText({ m, standing, waitingCount }: FreezeView): string {
  if (standing !== null) return standing.scope === 'all' ? m.freeze.stillAllFrozen : m.freeze.stillFrozen;
  return waitingCount === 0 ? m.freeze.nothingWaits : `${m.freeze.waiting(waitingCount)} ${m.freeze.decideEach}`;
}

function line(inline: Inline): Block {
  return { kind: 'paragraph', inlines: [inline] };
}
