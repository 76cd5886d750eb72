import { mediumOfAll } from '#drafts/medium.ts';
import { asSentences } from '#bot/as-sentences.ts';
import { stuckText, stuckWhy } from '#bot/approving/stuck.ts';
import type { DraftView } from './draft-view.ts';
import { buttonLabelOf } from './labels.ts';
import type { Block, Button, Card } from '#chat/card.ts';

import { cancelledText, reopenButtons } from './cancelled-items.ts';
import { conversionBlocks, conversionButtons } from './convert-video.ts';
import { contentBlocks } from './content-blocks.ts';
import { detailBlocks } from './detail-blocks.ts';
import { departureText } from './departure-text.ts';
import { correctionNotes } from '#bot/correcting/correction-blocks.ts';
import { buttonBlocks, draftButton, revisionButton } from '#bot/card-button.ts';
import { plainCard } from '#bot/plain-card.ts';
import { acronymButtons, findingBlocks } from './finding-blocks.ts';
import { linkCardButtons } from './link-card-blocks.ts';
import { lookButtons } from './look-at-page.ts';
import { type Fix, fixOf } from './fix-of.ts';
import { ownTextsButtons } from './own-texts.ts';
import { mayDivide } from './shorten.ts';
import { keepTemplateButtons } from '#bot/templates/save-as-template.ts';

/**
 * Builds the card of the current revision while it is being written: everything that would go out, the findings, and
 * the possible actions.
 */
export function workingCard(view: DraftView): Card {
  const { draft, m } = view;
  const title = m.words.draftAndVersion(draft.number, draft.current.number);
  // One line: people read on below.
  if (draft.current.asked !== null) return plainCard(asSentences(title, m.cards.askedBelow));
  if (draft.state === 'cancelled') return ended(title, cancelledText(view), reopenButtons(view));
  const stuck = stuckText(view);
  return {
    summary: asSentences(title, stuckWhy(view) ?? nextText(view)),
    blocks: [
      { kind: 'heading', text: title },
      ...contentBlocks(view),
      ...findingBlocks(view),
      ...(stuck === null ? [] : [{ kind: 'paragraph' as const, inlines: [{ kind: 'strong' as const, text: stuck }] }]),
      { kind: 'note', inlines: [{ kind: 'text', text: aboutText(view) }] },
      ...conversionBlocks(view),
      ...actionBlocks(view),
      ...detailBlocks(view),
    ],
  };
}

function ended(title: string, sentence: string, buttons: readonly Button[] = []): Card {
  const blocks: readonly Block[] = [
    { kind: 'heading', text: title },
    { kind: 'paragraph', inlines: [{ kind: 'text', text: sentence }] },
    ...(buttons.length === 0 ? [] : [{ kind: 'buttons' as const, buttons }]),
  ];
  return { summary: asSentences(title, sentence), blocks };
}

function nextText({ findings, m }: DraftView): string {
  return findings.some(({ level }) => level === 'blocks') ? m.cards.fixFirst : m.cards.askNext;
}

function aboutText(view: DraftView): string {
  return [departureText(view.draft.current.content, view), ...correctionNotes(view)].join(' · ');
}

/** Builds the button that proposes a series, if the account's network supports one. */
function divideButtons(view: DraftView, accountId: string): readonly Button[] {
  const { desk, draft, m, rules } = view;
  const account = desk.accounts.find(({ id }) => id === accountId);
  if (account === undefined || !mayDivide(draft.current.content, account, rules)) return [];
  return [draftButton(view, 'divide', m.series.divide(buttonLabelOf(view, accountId)), 'plain', accountId)];
}

/** Shows what to do next. While something blocks, asking is refused, so the button that fixes it comes first. */
function actionBlocks(view: DraftView): readonly Block[] {
  const { m, draft, counts, findings } = view;
  const fix = fixOf(view);
  const styled = (of: Fix): Button['style'] => (of === fix ? 'primary' : 'plain');
  const tooLong = counts.filter(({ count, limit }) => count > limit).map(({ accountId }) => accountId);
  const shorten = [...new Set(tooLong)].flatMap((accountId, index) => {
    const label = m.buttons.shorten(buttonLabelOf(view, accountId));
    const style = index === 0 ? styled('shorten') : 'plain';
    return [draftButton(view, 'shorten', label, style, accountId), ...divideButtons(view, accountId)];
  });
  const altTexts =
    draft.current.content.media.length === 0
      ? []
      : [
          revisionButton(
            view,
            'altTexts',
            m.media[mediumOfAll(draft.current.content.media)].describe,
            styled('altTexts'),
          ),
        ];
  const ofPictures = findings.some(({ place }) => place.kind === 'alt' || place.kind === 'image');
  const main = [
    revisionButton(view, 'ask', m.buttons.ask, fix === null ? 'primary' : 'plain'),
    revisionButton(view, 'edit', m.buttons.edit, styled('edit')),
    ...shorten,
    ...(ofPictures ? altTexts : []),
    ...conversionButtons(view),
    ...acronymButtons(view),
  ];
  const primaryFirst = [
    ...main.filter(({ style }) => style === 'primary'),
    ...main.filter(({ style }) => style !== 'primary'),
  ];
  const rare = [
    ...ownTextsButtons(view),
    ...(ofPictures ? [] : altTexts),
    ...lookButtons(view),
    ...linkCardButtons(view),
    ...keepTemplateButtons(view),
    draftButton(view, 'cancel', m.buttons.cancel),
  ];
  return buttonBlocks(m, primaryFirst, rare);
}
