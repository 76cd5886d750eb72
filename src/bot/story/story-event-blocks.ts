import { changeText } from '#bot/wordings/change-text.ts';
import { differenceBlocks } from '#bot/wordings/difference-blocks.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { labelOf, networkOf } from '#bot/drafting/labels.ts';
import { nameIn } from '#bot/drafting/names.ts';
import { fullWhenText } from '#bot/when-text.ts';
import { failedText, heldText } from '#bot/sending/why-text.ts';
import type { Block, Inline } from '#chat/card.ts';
import { changesBetween } from '#drafts/changes-between.ts';
import type { Content } from '#drafts/content.ts';
import type { StoryEvent } from '#publishing/read-story.ts';

/**
 * Shows one event of a draft's timeline: when, in the desk's zone, and what; then people's own words, and the words
 * that changed.
 */
export function storyEventBlocks(
  view: DraftView,
  event: StoryEvent,
  change: { readonly before: Content; readonly after: Content } | null,
): readonly Block[] {
  const { desk, m, now } = view;
  const when = fullWhenText(event.at, desk.timeZone, m.tongue, now);
  return [
    {
      kind: 'paragraph',
      inlines: [
        { kind: 'strong', text: m.words.labelled(when, '').trimEnd() },
        { kind: 'text', text: ` ${sentenceOf(view, event, change)}` },
        ...linkOf(view, event),
      ],
    },
    ...('reason' in event && event.reason !== null && event.reason !== ''
      ? [{ kind: 'quote' as const, text: event.reason }]
      : []),
    ...(change === null ? [] : differenceBlocks(view, change.before, change.after)),
  ];
}

function sentenceOf(
  view: DraftView,
  event: StoryEvent,
  change: { readonly before: Content; readonly after: Content } | null,
): string {
  const { m } = view;
  switch (event.kind) {
    case 'written': {
      const name = nameIn(view, event.by);
      if (change === null) return m.story.begun(name);
      const what = changesBetween(change.before, change.after).map((one) => changeText(view, one));
      return m.notices.revised(name, event.revision, what.join(', '));
    }
    case 'asked':
      return m.story.asked(nameIn(view, event.by), event.revision);
    case 'decided': {
      const sentence = m.story.decided[event.decision](event.name, event.revision);
      const { inPlaceOf } = event;
      return inPlaceOf === null ? sentence : `${sentence} ${m.story.inPlaceOf(nameIn(view, inPlaceOf))}`;
    }
    case 'withdrawn':
      return m.story.withdrawn(event.name, event.revision);
    case 'wordingProposed':
    case 'wordingLate':
    case 'wordingAccepted':
      return m.story[event.kind](nameIn(view, event.by), event.revision);
    case 'wordingDismissed':
    case 'stopped':
    case 'cancelled':
    case 'reopened':
    case 'rejectionWithdrawn':
    case 'sentLate':
      return m.story[event.kind](nameIn(view, event.by));
    case 'sent':
      return m.story.sent(labelOf(view, event.accountId), event.revision);
    case 'corrected':
    case 'doubt':
    case 'retractFailed':
      return m.story[event.kind](labelOf(view, event.accountId));
    case 'failed':
      return failedText(m, networkOf(view, event.accountId), event.why, labelOf(view, event.accountId));
    case 'held':
      // A line of its own tells whether it may be public.
      return heldText(m, { why: event.why, account: labelOf(view, event.accountId), isUnsure: false });
    case 'retracted':
      return m.story.retracted(labelOf(view, event.accountId), nameIn(view, event.by));
  }
}

function linkOf({ m }: DraftView, event: StoryEvent): readonly Inline[] {
  if (event.kind !== 'sent') return [];
  return [
    { kind: 'text', text: ' ' },
    { kind: 'link', url: event.url, text: m.deliveries.link },
  ];
}
