import { asSentences } from '#bot/as-sentences.ts';
import { fullWhenText, whenText } from '#bot/when-text.ts';
import type { Block, Card, Inline } from '#chat/card.ts';

import type { FreezeView } from './freeze-view.ts';
import { namedItem } from './named-item.ts';

/** Builds the one message of a freeze: who, when, what waits, how it ends, and what went out in the day before. */
export function frozenCard(view: FreezeView): Card {
  const { m, desk, now, isAll, at, byName, why, waitingCount, firstHourUrl } = view;
  const when = fullWhenText(at, desk.timeZone, m.tongue, now);
  const title = isAll ? m.freeze.allFrozen(when) : m.freeze.frozen(byName, when);
  const waiting = m.freeze.waiting(waitingCount);
  const howToThaw = isAll ? m.freeze.howToThawAll : m.freeze.howToThaw;
  return {
    summary: asSentences(title, waiting, howToThaw),
    blocks: [
      paragraph({ kind: 'strong', text: title }),
      ...(why === null ? [] : [paragraph({ kind: 'text', text: m.freeze.why(why) })]),
      paragraph({ kind: 'text', text: `${waiting} ${m.freeze.underWay}` }),
      paragraph({ kind: 'text', text: howToThaw }),
      ...(firstHourUrl === null ? [] : [paragraph({ kind: 'link', url: firstHourUrl, text: m.freeze.firstHour })]),
      ...lastDay(view),
    ],
  };
}

function lastDay(view: FreezeView): readonly Block[] {
  const { m, desk, now, sent, sentCount } = view;
  if (sentCount === 0) return [{ kind: 'note', inlines: [{ kind: 'text', text: m.freeze.nothingLastDay }] }];
  const items = sent.map((named): readonly Inline[] => {
    const { delivery } = named;
    const posted =
      'remoteUrl' in delivery
        ? [
            { kind: 'text' as const, text: ` · ${whenText(delivery.sentAt, desk.timeZone, m.tongue, now)} · ` },
            { kind: 'link' as const, url: delivery.remoteUrl, text: m.deliveries.link },
          ]
        : [];
    return [...namedItem(view, named), ...posted];
  });
  const more = sentCount - sent.length;
  const rest: readonly (readonly Inline[])[] = more > 0 ? [[{ kind: 'text', text: m.freeze.moreSent(more) }]] : [];
  return [paragraph({ kind: 'strong', text: m.freeze.lastDay }), { kind: 'list', items: [...items, ...rest] }];
}

function paragraph(inline: Inline): Block {
  return { kind: 'paragraph', inlines: [inline] };
}
