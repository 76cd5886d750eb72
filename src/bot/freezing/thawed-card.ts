import { asSentences } from '#bot/as-sentences.ts';
import { revisionButton } from '#bot/card-button.ts';
import { fullWhenText, whenText } from '#bot/when-text.ts';
import type { Block, Button, Card, Inline } from '#chat/card.ts';
import { isAsleep, waitsForRelease } from '#publishing/doubt/by-hand.ts';
import type { Delivery } from '#publishing/delivery.ts';
import { isLate } from '#publishing/holding/late.ts';

import type { FreezeView, NamedPost } from './freeze-view.ts';
import { namedPost } from './named-post.ts';

/** The most buttons in a row, since nobody can tell more apart. Each draft's own card has them too. */
const mostButtons = 10;

/** Builds the one message of a thaw: what waits, with a line and a button per post. It publishes nothing. */
export function thawedCard(view: FreezeView): Card {
  const { m, desk, now, isAll, thawed, waiting } = view;
  const when = thawed === null ? '' : fullWhenText(thawed.at, desk.timeZone, m.tongue, now);
  const title = isAll ? m.freeze.allThawed(when) : m.freeze.thawed(thawed?.byName ?? '', when);
  const next = nextText(view);
  const items = waitingItems(view);
  const buttons = waiting.first.flatMap((post) => releaseButtons(view, post)).slice(0, mostButtons);
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

/** Lists the posts that wait, and when each leaves once it is let go. */
export function waitingItems(view: FreezeView): readonly (readonly Inline[])[] {
  const { m, waiting } = view;
  const more = waiting.count - waiting.first.length;
  return [
    ...waiting.first.map((post) => namedPost(view, post, [{ kind: 'text', text: waitsText(view, post) }])),
    ...(more > 0 ? [[{ kind: 'text' as const, text: m.freeze.more(more) }]] : []),
  ];
}

/** Says when the post leaves once it is let go, or why that is decided in its thread. */
function waitsText(view: FreezeView, post: NamedPost): string {
  const { m, desk, now } = view;
  const free = freeOf(view, post);
  const [first] = free.length === 0 ? post.deliveries : free;
  if (first === undefined) return '';
  if (isLate(first, now)) return m.thaw.decideInThread;
  if (free.length === 0) return m.thaw.settleInThread;
  const { window } = post.draft.current.content;
  return window === null
    ? m.thaw.leavesAtOnce
    : m.thaw.plannedFor(whenText(window.publishAt, desk.timeZone, m.tongue, now));
}

/** Builds a post's button, unless it is late or in doubt: its own card shows all that this decision needs. */
function releaseButtons(view: FreezeView, post: NamedPost): readonly Button[] {
  // guard: a late post has no button here
  if (view.standing !== null || freeOf(view, post).every((delivery) => isLate(delivery, view.now))) return [];
  const label = view.m.words.labelled(String(post.draft.number), view.m.thaw.release);
  return [revisionButton(post, 'releaseHeld', label, 'primary')];
}

/** Returns what leaves once it is let go. */
function freeOf({ desk }: FreezeView, { deliveries }: NamedPost): readonly Delivery[] {
  return deliveries.filter((delivery) => waitsForRelease(delivery) && !isAsleep(desk, delivery));
}

function nextText({ m, standing, waiting }: FreezeView): string {
  if (standing?.scope === 'desk' && standing.isAfterRestore) return m.restored.frozenCard;
  if (standing !== null) return standing.scope === 'all' ? m.freeze.stillAllFrozen : m.freeze.stillFrozen;
  return waiting.count === 0 ? m.freeze.nothingWaits : `${m.freeze.waiting(waiting.count)} ${m.freeze.decideEach}`;
}

function line(inline: Inline): Block {
  return { kind: 'paragraph', inlines: [inline] };
}
