import { asSentences } from '#bot/as-sentences.ts';
import { cardButton } from '#bot/card-button.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Block, Card, Inline } from '#chat/card.ts';
import { firstHourSteps } from '#publishing/first-hour.ts';

import type { FreezeView } from './freeze-view.ts';
import { waitingItems } from './thawed-card.ts';

/**
 * Builds the lasting message of a freeze: who, when, what waits, how it ends, and the progress of the first hour. It
 * stays short: lists are in its thread.
 */
export function frozenCard(view: FreezeView): Card {
  if (view.thawed !== null) return endedCard(view, view.thawed);
  return view.isAfterRestore ? restoredCard(view) : standingCard(view);
}

function standingCard(view: FreezeView): Card {
  const { m, isAll, why, exceptEmergencies, waiting, sent } = view;
  const title = titleOf(view);
  const waits = m.freeze.waiting(waiting.count);
  const except = exceptEmergencies ? m.freeze.exceptEmergencies : null;
  const howToThaw = isAll ? m.freeze.howToThawAll : m.freeze.howToThaw;
  return {
    summary: asSentences(title, except, waits, howToThaw),
    blocks: [
      paragraph({ kind: 'strong', text: title }),
      ...(why === null ? [] : [paragraph({ kind: 'text', text: m.freeze.why(why) })]),
      ...(except === null ? [] : [paragraph({ kind: 'text', text: except })]),
      paragraph({ kind: 'text', text: `${waits} ${m.freeze.underWay}` }),
      paragraph({ kind: 'text', text: howToThaw }),
      paragraph({ kind: 'text', text: firstHourText(view) }),
      note(sent.count === 0 ? m.freeze.nothingLastDay : m.freeze.lastDayInThread(sent.count)),
      ...thawBlocks(view),
    ],
  };
}

/** Builds the message of the freeze after a restore: a list of all that could go out, and the button that ends it. */
function restoredCard(view: FreezeView): Card {
  const { m, waiting } = view;
  const title = titleOf(view);
  const waits = m.freeze.waiting(waiting.count);
  const items = waitingItems(view);
  return {
    summary: asSentences(title, waits, m.restored.howToEnd),
    blocks: [
      paragraph({ kind: 'strong', text: title }),
      paragraph({ kind: 'text', text: m.restored.looks }),
      paragraph({ kind: 'text', text: waits }),
      ...(items.length === 0 ? [] : [{ kind: 'list' as const, items }]),
      paragraph({ kind: 'text', text: m.restored.forgotten }),
      paragraph({ kind: 'text', text: m.restored.howToEnd }),
      ...thawBlocks(view),
    ],
  };
}

/** Builds the message after the thaw: who froze and thawed, and what was done in the first hour. */
function endedCard(view: FreezeView, thawed: NonNullable<FreezeView['thawed']>): Card {
  const { m, desk, now, isAll, why, ticks } = view;
  const title = titleOf(view);
  const when = fullWhenText(thawed.at, desk.timeZone, m.tongue, now);
  const over = isAll ? m.freeze.allOver(when) : m.freeze.over(thawed.byName, when);
  return {
    summary: asSentences(title, over),
    blocks: [
      paragraph({ kind: 'strong', text: title }),
      ...(why === null ? [] : [paragraph({ kind: 'text', text: m.freeze.why(why) })]),
      paragraph({ kind: 'text', text: over }),
      ...(ticks.length === 0 ? [] : [paragraph({ kind: 'text', text: firstHourText(view) })]),
    ],
  };
}

function titleOf(view: FreezeView): string {
  const { m, desk, now, isAll, at, byName, thawed } = view;
  const when = fullWhenText(at, desk.timeZone, m.tongue, now);
  const { freeze } = m;
  if (view.isAfterRestore) return m.restored.frozen(when);
  if (thawed !== null) return isAll ? freeze.allWasFrozen(when) : freeze.wasFrozen(byName, when);
  return isAll ? freeze.allFrozen(when) : freeze.frozen(byName, when);
}

/** Builds the thaw button, if the freeze is the desk's. Only the administrator ends a freeze of all desks. */
function thawBlocks({ m, isAll, freezeId }: FreezeView): readonly Block[] {
  if (isAll) return [];
  const about = { draftId: 'none', revision: 0, target: freezeId };
  return [{ kind: 'buttons', buttons: [cardButton('thaw', m.freeze.thawButton, 'plain', about)] }];
}

function firstHourText({ m, ticks }: FreezeView): string {
  return m.freeze.firstHourInThread(ticks.length, firstHourSteps.length);
}

function paragraph(inline: Inline): Block {
  return { kind: 'paragraph', inlines: [inline] };
}

function note(text: string): Block {
  return { kind: 'note', inlines: [{ kind: 'text', text }] };
}
