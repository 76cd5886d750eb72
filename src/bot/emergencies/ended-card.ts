import { asSentences } from '#bot/as-sentences.ts';
import { revisionButton } from '#bot/card-button.ts';
import { namedPost } from '#bot/freezing/named-post.ts';
import { fullWhenText, whenText } from '#bot/when-text.ts';
import type { Block, Button, Card } from '#chat/card.ts';
import type { Desk } from '#desks/desk.ts';
import type { EmergencyPause } from '#desks/emergency-pause.ts';
import type { Draft } from '#drafts/draft.ts';
import type { Emergency } from '#emergencies/event.ts';
import type { Messages } from '#messages/words/messages.ts';
import { waitsForRelease } from '#publishing/doubt/by-hand.ts';
import type { Delivery } from '#publishing/delivery.ts';
import { isLate } from '#publishing/holding/late.ts';

/** An event that was ended, with the posts that waited because of it. */
export interface EndedView {
  readonly m: Messages;
  readonly desk: Desk;
  readonly now: Date;
  readonly event: Emergency & { readonly ended: NonNullable<Emergency['ended']> };
  readonly byName: string;
  /** Another event still under way; null: none. */
  readonly pause: EmergencyPause | null;
  /** The first posts that wait, with their threads, and how many there are. */
  readonly waiting: readonly WaitingPost[];
  readonly count: number;
}

export interface WaitingPost {
  readonly draft: Draft;
  readonly deliveries: readonly Delivery[];
  readonly thread: string | null;
}

/** The most buttons in a row, since nobody can tell more apart. Each draft's own card has them too. */
const mostButtons = 10;

/** Builds the one message about an event's end: what waits, with a line and a button per post. It publishes nothing. */
export function endedCard(view: EndedView): Card {
  const { m, desk, now, event, byName, waiting, count } = view;
  const { emergency } = m;
  const when = fullWhenText(event.ended.at, desk.timeZone, m.tongue, now);
  const title = emergency.ended.title(emergency.mode[event.mode], event.what, byName, when);
  const next = nextText(view);
  const more = count - waiting.length;
  const items = [
    ...waiting.map((post) => namedPost(view, post, [{ kind: 'text', text: waitsText(view, post) }])),
    ...(more > 0 ? [[{ kind: 'text' as const, text: m.freeze.more(more) }]] : []),
  ];
  const buttons = waiting.flatMap((post) => releaseButtons(view, post)).slice(0, mostButtons);
  return {
    summary: asSentences(title, next),
    blocks: [
      line('strong', title),
      ...(next === null ? [] : [line('text', next)]),
      ...(items.length === 0 ? [] : [{ kind: 'list' as const, items }]),
      ...(buttons.length === 0 ? [] : [{ kind: 'buttons' as const, buttons }]),
    ],
  };
}

function nextText({ m, event, pause, count }: EndedView): string | null {
  const { ended } = m.emergency;
  if (event.mode === 'exercise') return null;
  if (pause !== null) return ended.stillPaused(pause.what);
  return count === 0 ? ended.nothingWaits : ended.waiting(count);
}

function waitsText({ m, desk, now }: EndedView, { draft, deliveries }: WaitingPost): string {
  const free = deliveries.filter(waitsForRelease);
  const [first] = free;
  if (first === undefined) return m.thaw.settleInThread;
  if (isLate(first, now)) return m.thaw.decideInThread;
  const { window } = draft.current.content;
  return window === null
    ? m.thaw.leavesAtOnce
    : m.thaw.plannedFor(whenText(window.publishAt, desk.timeZone, m.tongue, now));
}

function releaseButtons({ m, now, pause }: EndedView, post: WaitingPost): readonly Button[] {
  const free = post.deliveries.filter(waitsForRelease);
  if (pause !== null || free.every((delivery) => isLate(delivery, now))) return [];
  const label = m.words.labelled(String(post.draft.number), m.thaw.release);
  return [revisionButton(post, 'releaseHeld', label, 'primary')];
}

function line(kind: 'strong' | 'text', text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind, text }] };
}
