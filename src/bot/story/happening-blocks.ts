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
import type { Happening } from '#publishing/read-story.ts';

/**
 * Shows one event of a draft's timeline: when, in the desk's zone, and what; then people's own words, and the words
 * that changed.
 */
export function happeningBlocks(
  view: DraftView,
  happening: Happening,
  change: { readonly before: Content; readonly after: Content } | null,
): readonly Block[] {
  const { desk, m, now } = view;
  const when = fullWhenText(happening.at, desk.timeZone, m.tongue, now);
  return [
    {
      kind: 'paragraph',
      inlines: [
        { kind: 'strong', text: m.words.labelled(when, '').trimEnd() },
        { kind: 'text', text: ` ${sentenceOf(view, happening, change)}` },
        ...linkOf(view, happening),
      ],
    },
    ...('reason' in happening && happening.reason !== null && happening.reason !== ''
      ? [{ kind: 'quote' as const, text: happening.reason }]
      : []),
    ...(change === null ? [] : differenceBlocks(view, change.before, change.after)),
  ];
}

function sentenceOf(
  view: DraftView,
  happening: Happening,
  change: { readonly before: Content; readonly after: Content } | null,
): string {
  const { m } = view;
  switch (happening.kind) {
    case 'written': {
      const name = nameIn(view, happening.by);
      if (change === null) return m.story.begun(name);
      const what = changesBetween(change.before, change.after).map((one) => changeText(view, one));
      return m.notices.revised(name, happening.revision, what.join(', '));
    }
    case 'asked':
      return m.story.asked(nameIn(view, happening.by), happening.revision);
    case 'decided': {
      const sentence = m.story.decided[happening.decision](happening.name, happening.revision);
      const { inPlaceOf } = happening;
      return inPlaceOf === null ? sentence : `${sentence} ${m.story.inPlaceOf(nameIn(view, inPlaceOf))}`;
    }
    case 'withdrawn':
      return m.story.withdrawn(happening.name, happening.revision);
    case 'wordingProposed':
    case 'wordingKept':
    case 'wordingTaken':
      return m.story[happening.kind](nameIn(view, happening.by), happening.revision);
    case 'wordingLeft':
    case 'stopped':
    case 'cancelled':
    case 'reopened':
    case 'rejectionTakenBack':
    case 'sentLate':
      return m.story[happening.kind](nameIn(view, happening.by));
    case 'sent':
      return m.story.sent(labelOf(view, happening.accountId), happening.revision);
    case 'corrected':
    case 'doubt':
    case 'retractFailed':
      return m.story[happening.kind](labelOf(view, happening.accountId));
    case 'failed':
      return failedText(m, networkOf(view, happening.accountId), happening.why, labelOf(view, happening.accountId));
    case 'held':
      // A line of its own tells whether it may be public.
      return heldText(m, { why: happening.why, account: labelOf(view, happening.accountId), isUnsure: false });
    case 'retracted':
      return m.story.retracted(labelOf(view, happening.accountId), nameIn(view, happening.by));
  }
}

function linkOf({ m }: DraftView, happening: Happening): readonly Inline[] {
  if (happening.kind !== 'sent') return [];
  return [
    { kind: 'text', text: ' ' },
    { kind: 'link', url: happening.url, text: m.deliveries.link },
  ];
}
