import type { DraftView } from './draft-view.ts';
import { labelOf } from './labels.ts';
import type { Block } from '#chat/card.ts';
import { isSent } from '#drafts/series/parts-of-content.ts';
import type { Rendering } from '#networks/rendering.ts';

import { correctionBlocks } from '#bot/correcting/correction-blocks.ts';
import { passageBlocks } from '#bot/wordings/difference-blocks.ts';

import { captionBlocks } from './caption-blocks.ts';
import { linkCardBlocks } from './link-card-blocks.ts';
import { linkPreviewBlocks } from './link-preview.ts';
import { previewBlocks } from './preview-of.ts';
import { recordingBlocks } from './recording-blocks.ts';

/**
 * Shows in full what goes out: each public text as a quotation, once for all accounts that send the same, and each
 * picture with its description. Text outside quotations is the bot's. `detailBlocks` shows the other details.
 */
export function contentBlocks(view: DraftView): readonly Block[] {
  const groups = groupsOf(view.renderings.filter((one) => isSent(view.draft.current.content, one)));
  return [
    ...correctionBlocks(view),
    ...groups.flatMap((group) => [...groupBlocks(view, group), ...differenceFrom(view, groups[0]?.[0], group[0])]),
    ...imageBlocks(view),
    ...linkCardBlocks(view),
    ...previewBlocks(view.preview, view),
    ...linkPreviewBlocks(view),
  ];
}

/** Shows each public text as a quotation, once for all accounts that send the same. */
export function textBlocks(view: Shown): readonly Block[] {
  return groupsOf(view.renderings).flatMap((group) => groupBlocks(view, group));
}

type Shown = Pick<DraftView, 'm' | 'desk' | 'renderings'> & Partial<Pick<DraftView, 'counts' | 'draft'>>;

/** The renderings of one account: one post, or the parts of a series in order. */
type Sent = readonly Rendering[];

/** Groups the accounts that send the same. */
function groupsOf(renderings: readonly Rendering[]): readonly (readonly Sent[])[] {
  const sent = [...Map.groupBy(renderings, ({ accountId }) => accountId).values()];
  const groups = Map.groupBy(sent, (posts) =>
    JSON.stringify(
      posts.map(({ text, contentWarning, part, media }) => [
        text,
        contentWarning,
        part === undefined ? [] : media.map(({ sha256 }) => sha256),
      ]),
    ),
  );
  return [...groups.values()];
}

function groupBlocks(view: Shown, group: readonly Sent[]): readonly Block[] {
  const { m } = view;
  const [posts = []] = group;
  const accounts = group.map(([first]) => labelOf(view, first?.accountId ?? '')).join(', ');
  return [
    { kind: 'paragraph', inlines: [{ kind: 'strong', text: m.cards.toAll(accounts) }] },
    ...posts.flatMap((post) => [...partLine(view, post, group), ...postBlocks(view, post), ...mediaLine(view, post)]),
  ];
}

/** Says which part of a series this is, and its length for each account. */
function partLine({ m, counts = [] }: Shown, { part }: Rendering, group: readonly Sent[]): readonly Block[] {
  if (part === undefined) return [];
  const { position, of } = part;
  const lengths = counts
    .filter(({ accountId, inSeries }) => {
      return inSeries?.position === position && group.some(([first]) => first?.accountId === accountId);
    })
    .map(({ count, limit }) => [count, limit].map((number) => number.toLocaleString(m.tongue)).join('/'));
  return [labelLine([m.series.partOf(position, of), ...new Set(lengths)].join(' · '))];
}

/** Says which pictures go with a part of a series; they are shown below, each once. */
function mediaLine({ m, draft }: Shown, { part, media }: Rendering): readonly Block[] {
  if (part === undefined || draft === undefined || media.length === 0) return [];
  const pictureNumbers = draft.current.content.media.flatMap(({ sha256 }, index) =>
    media.some((one) => one.sha256 === sha256) ? [index + 1] : [],
  );
  return [labelLine(m.series.withMedia(pictureNumbers))];
}

function postBlocks({ m }: Shown, first: Rendering): readonly Block[] {
  return [
    ...(first.contentWarning === null
      ? []
      : ([
          labelLine(m.fields.contentWarning.label),
          { kind: 'quote', text: first.contentWarning },
          labelLine(m.forms.text),
        ] as const)),
    { kind: 'quote', text: first.text },
  ];
}

/** Marks the words in which an account's own text differs from the first text. */
function differenceFrom(view: DraftView, [first]: Sent = [], [other]: Sent = []): readonly Block[] {
  if (first === undefined || other === undefined || first === other) return [];
  const { ownTexts, text, language, corrections } = view.draft.current.content;
  // Leaves out differences already shown part by part.
  if (corrections !== undefined && first.part !== undefined) return [];
  const textOf = ({ accountId }: Rendering): string => ownTexts[accountId] ?? text;
  const passages = passageBlocks(view, { before: textOf(first), after: textOf(other) }, language);
  return passages.length === 0 ? [] : [labelLine(view.m.cards.differs(labelOf(view, first.accountId))), ...passages];
}

function labelLine(label: string): Block {
  return { kind: 'note', inlines: [{ kind: 'text', text: label }] };
}

function imageBlocks(view: DraftView): readonly Block[] {
  const words = view.m.media.image;
  return view.draft.current.content.media.flatMap((media, index): readonly Block[] => {
    const { sha256, mimeType, alt } = media;
    if (media.recording !== undefined) return [...recordingBlocks(view.m, media, index), ...captionBlocks(view, media)];
    const missing = words.altMissing(index + 1);
    if (alt === '') return [{ kind: 'image', sha256, mimeType, alt: missing, title: missing }];
    return [
      { kind: 'image', sha256, mimeType, alt, title: words.alt(index + 1) },
      { kind: 'quote', text: alt },
    ];
  });
}
