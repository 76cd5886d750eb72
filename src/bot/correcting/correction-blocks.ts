import type { CorrectedPost, LaterCorrection } from './correction-view.ts';
import type { DraftView } from '#bot/drafting/draft-view.ts';
import { labelOf, networkOf } from '#bot/drafting/labels.ts';
import { dollarsText } from '#messages/figure-text.ts';
import { calendarDayText } from '#bot/when-text.ts';
import type { Block, Inline } from '#chat/card.ts';
import type { Content } from '#drafts/content.ts';

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
    { kind: 'list', items: correction.posts.map((post) => consequence(view, post)) },
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

function consequence(view: DraftView, { correction }: CorrectedPost): readonly Inline[] {
  const { m, rules } = view;
  const network = networkOf(view, correction.accountId);
  const { reply, replyApart, ...others } = m.corrections.does;
  const answers = network === null || rules[network].canReply ? reply : replyApart;
  const words = correction.way === 'reply' ? answers : others[correction.way];
  return [
    { kind: 'text', text: `${words(labelOf(view, correction.accountId))} · ` },
    { kind: 'link', url: correction.postUrl, text: m.deliveries.link },
  ];
}

function priceBlocks(view: DraftView): readonly Block[] {
  const { m, correction, renderings, prices, rules } = view;
  const replaced = correction.posts.filter(({ correction: { way } }) => way === 'replace');
  const billed = renderings.filter(
    ({ network, accountId }) =>
      rules[network].isBilled && replaced.some((post) => post.correction.accountId === accountId),
  );
  const [first] = billed;
  if (first === undefined) return [];
  const once = copyPrice(view, first) * billed.length;
  const [price, twice] = [dollarsText(once, m.tongue), dollarsText(2 * once, m.tongue)];
  const text = m.corrections.twice(price, twice, calendarDayText(prices.asOf, m.tongue));
  return [{ kind: 'note', inlines: [{ kind: 'text', text }] }];
}

/** Shows the words that differ, once for accounts that change alike. */
function changedBlocks(view: DraftView): readonly Block[] {
  const { m, correction, draft } = view;
  const changed = correction.posts.filter(({ correction: { way } }) => way === 'edit' || way === 'replace');
  if (changed.length === 0) return [];
  const pairs = changed.map((post) => {
    const { accountId } = post.correction;
    return { accountId, before: asShared(post.before, accountId), after: asShared(draft.current.content, accountId) };
  });
  const groups = [...Map.groupBy(pairs, ({ before, after }) => JSON.stringify([before.text, after.text])).values()];
  const told = groups.flatMap((group): readonly Block[] => {
    const [first] = group;
    if (first === undefined) return [];
    const blocks = differenceBlocks(view, first.before, first.after);
    if (blocks.length === 0 || groups.length === 1) return blocks;
    return [strong(m.cards.toAll(group.map(({ accountId }) => labelOf(view, accountId)).join(', '))), ...blocks];
  });
  if (told.length === 0) return [{ kind: 'note', inlines: [{ kind: 'text', text: m.corrections.sameWords }] }];
  return [strong(m.corrections.changes), ...told];
}

/** Returns a content with one account's text as the shared one. */
function asShared(content: Content, accountId: string): Content {
  return { ...content, text: content.ownTexts[accountId] ?? content.text, ownTexts: {} };
}

function strong(text: string): Block {
  return { kind: 'paragraph', inlines: [{ kind: 'strong', text }] };
}
