import { changeText } from '#bot/wordings/change-text.ts';
import { differenceBlocks } from '#bot/wordings/difference-blocks.ts';
import { cardButton, revisionButton } from '#bot/card-button.ts';
import { plainCard } from '#bot/plain-card.ts';
import { calledOf } from '#bot/approving/awaited.ts';
import type { DraftView } from './draft-view.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Block, Card, Inline } from '#chat/card.ts';
import type { DraftNotice } from '#drafts/draft-notice.ts';
import type { Content } from '#drafts/content.ts';

import { mediaChanges } from '#drafts/media-changes.ts';
import { mediumOfAll } from '#drafts/medium.ts';

import { listOf } from './finding-blocks.ts';
import { broughtIn } from './remove-media.ts';

type CancelledData = Extract<DraftNotice, { readonly kind: 'draft.cancelled' }>['data'];

/** The facts needed to word a draft's notice. */
export interface DraftNoticeContext {
  readonly name: (person: string) => string;
  readonly isCardOlder: boolean;
  /** The contents before and after a new revision; null without one. */
  readonly revised: { readonly before: Content; readonly after: Content } | null;
}

/** Builds the message about a draft for its thread; null if its cards already say it. */
export function draftNoticeCard(
  view: DraftView,
  notice: DraftNotice,
  { name, isCardOlder, revised }: DraftNoticeContext,
): Card | null {
  const { m } = view;
  switch (notice.kind) {
    case 'draft.changed':
      return null;
    case 'draft.revised': {
      const { editor, proposedBy, revision, changes, voidedDecisions } = notice.data;
      const what = changes.map((change) => changeText(view, change)).join(', ');
      const sentence =
        proposedBy === null
          ? m.notices.revised(name(editor), revision, what)
          : m.wordings.tookProposal(name(editor), name(proposedBy), revision, what);
      return plainCard(
        voidedDecisions === 0 ? sentence : `${sentence} ${m.notices.voided(voidedDecisions)}`,
        ...(revised === null ? [] : differenceBlocks(view, revised.before, revised.after)),
        ...(revised === null ? [] : pictureBlocks(view, { ...revised, revision })),
      );
    }
    case 'approval.asked':
      // A new card mentions the approvers when it is posted. Asking again for the same revision posts no new card.
      return isCardOlder ? calling(view, m.notices.asked(name(notice.data.person), notice.data.revision)) : null;
    case 'draft.restored': {
      const { desk, now } = view;
      const when = fullWhenText(new Date(notice.data.takenAt), desk.timeZone, m.tongue, now);
      return calling(view, m.restored.decideAgain(when));
    }
    case 'draft.cancelled':
      return cancelledCard(view, notice.data, name(notice.data.person));
    case 'draft.reopened':
      return plainCard(m.cancelling.reopened(name(notice.data.person)));
    case 'draft.rejectionWithdrawn':
      return plainCard(m.cancelling.rejection.takenBack(name(notice.data.person)));
  }
}

/**
 * Names the media without a description that the current revision brought, or brought captions for, with a button to
 * describe them; and a button to take out pictures that this or an earlier revision brought. Empty for any other
 * revision, and once approval was asked for.
 */
function pictureBlocks(
  view: DraftView,
  { before, after, revision }: NonNullable<DraftNoticeContext['revised']> & { readonly revision: number },
): readonly Block[] {
  const { draft, m } = view;
  if (draft.state !== 'writing' || draft.current.asked !== null) return [];
  const { media } = draft.current.content;
  const brought = broughtIn(before, after).filter(({ sha256 }) => media.some((one) => one.sha256 === sha256));
  // The button on the message that brought the video is bound to an older version.
  const captioned = mediaChanges(before.media, after.media).flatMap((one) =>
    one.kind === 'captions' ? [one.index] : [],
  );
  const missing = view.findings.filter(
    ({ code, place }) =>
      revision === draft.current.number &&
      code === 'ALT_MISSING' &&
      place.kind === 'alt' &&
      (captioned.includes(place.index) || brought.some((media) => media === after.media[place.index])),
  );
  if (brought.length === 0 && missing.length === 0) return [];
  const [, ...blocks] = listOf(view, '', missing);
  return [
    ...blocks,
    {
      kind: 'buttons',
      buttons: [
        ...(missing.length === 0
          ? []
          : [revisionButton(view, 'altTexts', m.media[mediumOfAll(after.media)].describe, 'primary')]),
        ...(brought.length === 0
          ? []
          : [
              cardButton('removeMedia', m.media[mediumOfAll(brought)].takeOut(brought.length), 'plain', {
                draftId: draft.id,
                revision,
                target: null,
              }),
            ]),
      ],
    },
  ];
}

function cancelledCard({ desk, m, now }: DraftView, { reason, untilAt }: CancelledData, name: string): Card {
  const until = m.cancelling.until(fullWhenText(new Date(untilAt), desk.timeZone, m.tongue, now));
  const quoted = reason === null ? [] : [{ kind: 'quote' as const, text: reason }];
  return plainCard(`${m.notices.cancelled(name)} ${until}`, ...quoted);
}

function calling(view: DraftView, sentence: string): Card {
  const inlines: readonly Inline[] = [
    { kind: 'text', text: sentence },
    ...calledOf(view).flatMap((user): readonly Inline[] => [
      { kind: 'text', text: ' ' },
      { kind: 'mention', user },
    ]),
  ];
  return { summary: sentence, blocks: [{ kind: 'paragraph', inlines }] };
}
