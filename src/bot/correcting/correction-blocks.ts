import type { CorrectedPost, LaterCorrection } from './correction-view.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { labelOf, networkOf } from '#bot/drafting/labels.ts';
import { dollarsText } from '#messages/figure-text.ts';
import { calendarDayText } from '#bot/when-text.ts';
import type { Block, Inline } from '#chat/card.ts';
import type { Content } from '#drafts/content.ts';

import { partCountOf } from '#drafts/renderings-of.ts';
import { changedParts, isEditedByPart, isSent } from '#drafts/series/parts-of-content.ts';
import { partsOfText } from '#drafts/series/parts-of-text.ts';
import { differenceBlocks } from '#bot/wordings/difference-blocks.ts';
import { copyPrice } from '#bot/drafting/copy-price.ts';

/**
 * Shows the effect of an approval on each public post, and the words that change; empty where a draft corrects nothing.
 */
export function correctionBlocks(view: DraftView): readonly Block[] {
  const { correction, m } = view;
  if (correction.posts.length === 0) return [];
  return [
    strong(view.draft.state === 'approved' ? m.corrections.whatWasApproved : m.corrections.whatHappens),
    { kind: 'list', items: [...correction.posts.flatMap((post) => consequences(view, post)), ...staying(view)] },
    ...priceBlocks(view),
    ...changedBlocks(view),
  ];
}

/** Says which drafts a draft corrects, and which correct it, in a sentence each. */
export function correctionNotes({ correction, m }: Pick<DraftView, 'correction' | 'm'>): readonly string[] {
  const { ofNumber, later } = correction;
  const told = (stage: LaterCorrection['stage'], words: (numbers: string, count: number) => string): string[] => {
    const numbers = later.filter((one) => one.stage === stage).map(({ number }) => number);
    return numbers.length === 0 ? [] : [words(numbers.join(', '), numbers.length)];
  };
  return [
    ...(ofNumber === null ? [] : [m.corrections.corrects(ofNumber)]),
    ...told('public', m.corrections.correctedBy),
    ...told('underWay', m.corrections.underWay),
  ];
}

/** Says what the correction does to a public post; for an edited series, to each part that changes. */
function consequences(
  view: DraftView,
  { correction, delivery, before }: CorrectedPost,
): readonly (readonly Inline[])[] {
  const { m, rules, draft } = view;
  const { content } = draft.current;
  const { accountId, way, part, postUrl } = correction;
  const network = networkOf(view, accountId);
  const { reply, replyApart, replaceGone, gone, ...others } = m.corrections.does;
  const answers = network === null || rules[network].canReply ? reply : replyApart;
  const account = labelOf(view, accountId);
  const isSeries = partCountOf(before, accountId) > 1;
  // Says that the post was retracted meanwhile: an approval would otherwise publish the old words anew, unseen.
  const isGone = draft.state !== 'approved' && (delivery.state === 'retracting' || delivery.state === 'retracted');
  const said = (): string => {
    if (isGone && way !== 'leave') return way === 'replace' ? replaceGone(account) : gone(account);
    switch (way) {
      case 'edit':
        return others.edit(part === undefined ? account : m.series.part(account, part.position, part.of));
      case 'replace':
        return isSeries
          ? m.series.correction.does.replace(account, partCountOf(content, accountId))
          : others.replace(account);
      case 'reply':
        return isSeries ? m.series.correction.does.reply(account) : answers(account);
      case 'leave':
        return isSeries ? m.series.correction.does.leave(account) : others.leave(account);
    }
  };
  if (part !== undefined && !isSent(content, { accountId, part })) return [];
  return [
    [
      { kind: 'text', text: `${said()} · ` },
      { kind: 'link', url: postUrl, text: m.deliveries.link },
    ],
  ];
}

/** Says for each edited series that its other parts stay, if there are any. */
function staying(view: DraftView): readonly (readonly Inline[])[] {
  const { content } = view.draft.current;
  return content.accountIds.flatMap((accountId): readonly (readonly Inline[])[] => {
    const of = partCountOf(content, accountId);
    if (!isEditedByPart(content, accountId) || changedParts(content, accountId).length === of) return [];
    return [[{ kind: 'text', text: view.m.series.correction.othersStay(labelOf(view, accountId)) }]];
  });
}

function priceBlocks(view: DraftView): readonly Block[] {
  const { m, correction, renderings, prices, rules } = view;
  const replaced = correction.posts.filter(({ correction: { way } }) => way === 'replace');
  const billed = renderings.filter(
    ({ network, accountId }) =>
      rules[network].isBilled && replaced.some((post) => post.correction.accountId === accountId),
  );
  if (billed.length === 0) return [];
  const once = billed.reduce((sum, copy) => sum + copyPrice(view, copy), 0);
  const [price, twice] = [dollarsText(once, m.tongue), dollarsText(2 * once, m.tongue)];
  const text = m.corrections.twice(price, twice, calendarDayText(prices.asOf, m.tongue));
  return [{ kind: 'note', inlines: [{ kind: 'text', text }] }];
}

/** A public text, and its new version. */
interface Pair {
  readonly accountId: string;
  /** The heading above it if there are several; null: none. */
  readonly part: string | null;
  readonly before: Content;
  readonly after: Content;
}

/** Shows the words that differ, once for accounts that change alike; for an edited series, part by part. */
function changedBlocks(view: DraftView): readonly Block[] {
  const { m, correction, draft } = view;
  const { content } = draft.current;
  const changed = correction.posts.filter(({ correction: { way } }) => way === 'edit' || way === 'replace');
  if (changed.length === 0) return [];
  const pairs = changed.flatMap(({ correction: { accountId, part }, before }): readonly Pair[] => {
    const [old, now] = [asShared(before, accountId), asShared(content, accountId)];
    if (part === undefined) return [{ accountId, part: null, before: old, after: now }];
    if (!isSent(content, { accountId, part })) return [];
    const label = m.series.partOf(part.position, part.of);
    return [{ accountId, part: label, before: partAlone(old, part), after: partAlone(now, part) }];
  });
  const groups = [
    ...Map.groupBy(pairs, ({ part, before, after }) => JSON.stringify([part, before.text, after.text])).values(),
  ];
  const told = groups.flatMap((group): readonly Block[] => {
    const [first] = group;
    if (first === undefined) return [];
    const blocks = differenceBlocks(view, first.before, first.after);
    if (blocks.length === 0 || (groups.length === 1 && first.part === null)) return blocks;
    const accounts = group.map(({ accountId }) => labelOf(view, accountId)).join(', ');
    const title = first.part === null ? m.cards.toAll(accounts) : m.words.labelled(accounts, first.part);
    return [strong(title), ...blocks];
  });
  if (told.length === 0) return [{ kind: 'note', inlines: [{ kind: 'text', text: m.corrections.sameWords }] }];
  return [strong(m.corrections.changes), ...told];
}

/** Returns a content with the text of one part alone. */
function partAlone(content: Content, { position }: { readonly position: number }): Content {
  return { ...content, text: partsOfText(content.text)[position - 1] ?? '' };
}

/** Returns a content with one account's text as the shared one. */
function asShared(content: Content, accountId: string): Content {
  return { ...content, text: content.ownTexts[accountId] ?? content.text, ownTexts: {} };
}

function strong(text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'strong', text }] };
}
