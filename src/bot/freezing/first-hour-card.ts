import { asSentences } from '#bot/as-sentences.ts';
import { cardButton } from '#bot/card-button.ts';
import { whenText } from '#bot/when-text.ts';
import type { Button, Card, Inline } from '#chat/card.ts';
import { firstHourSteps } from '#publishing/first-hour.ts';

import type { FreezeView } from './freeze-view.ts';

/** Builds the checklist for the first hour of a freeze, for its thread: what to do, and who did it when. */
export function firstHourCard(view: FreezeView): Card {
  const { m, desk, now, ticks, firstHourUrl } = view;
  const text = m.freeze.firstHour;
  const items = firstHourSteps.map((step): readonly Inline[] => {
    const tick = ticks.find((one) => one.step === step);
    const todo = m.freeze.todo[step];
    if (tick === undefined) return [{ kind: 'text', text: `☐ ${todo}` }];
    const at = whenText(tick.at, desk.timeZone, m.tongue, now);
    return [{ kind: 'text', text: `☑ ${todo} · ${m.freeze.tickedBy(tick.byName, at)}` }];
  });
  const buttons = stepButtons(view);
  return {
    summary: asSentences(text),
    blocks: [
      {
        kind: 'paragraph',
        inlines: [firstHourUrl === null ? { kind: 'strong', text } : { kind: 'link', url: firstHourUrl, text }],
      },
      { kind: 'list', items },
      ...(buttons.length === 0 ? [] : [{ kind: 'buttons' as const, buttons }]),
    ],
  };
}

function stepButtons({ m, freezeId, ticks }: FreezeView): readonly Button[] {
  return firstHourSteps
    .filter((step) => !ticks.some((tick) => tick.step === step))
    .map((step) => {
      const about = { draftId: 'none', revision: 0, target: `${freezeId}:${step}` };
      return cardButton('firstHour', m.freeze.done[step], 'plain', about);
    });
}
