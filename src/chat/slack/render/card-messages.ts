import type { KnownBlock } from '@slack/types';

import type { Card } from '#chat/card.ts';
import { shorten } from '#text/shorten.ts';

import { cardItems } from './card-items.ts';
import { escapeText } from './escape-text.ts';
import { richText, type Row } from './rich-text.ts';
import { rowWeight, takeRows } from './take-rows.ts';
import { weightOf } from './weight.ts';

/**
 * One message as `chat.postMessage` takes it; send it with `mrkdwn: false`, `parse: 'none'`, `link_names: false` and
 * unfurling off. `text` is escaped; blocks hold no mrkdwn.
 */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: KnownBlock[];
}

const maxBlocks = 50;
/** Slack refuses messages near 13,000, by a count of its own; see `weightOf`. */
const maxWeight = 11_000;
/** Less room than this is left empty rather than filled with the first words of something long. */
const minRoom = 2000;

/** Weight of a block of rich text without its rows. */
const blockWeight = 40;

/**
 * Renders a card as one message, or as several if it is too long for one: nothing is ever cut. `files` maps a picture's
 * SHA-256 to its id on Slack. Returns at least one message, each with at least one block.
 */
export function cardMessages(card: Card, files: ReadonlyMap<string, string>): readonly SlackMessage[] {
  const messages: KnownBlock[][] = [];
  let open: KnownBlock[] = [];
  let weight = 0;
  const close = (): void => {
    if (open.length > 0) messages.push(open);
    open = [];
    weight = 0;
  };
  const put = (block: KnownBlock): void => {
    const added = weightOf(block);
    if (open.length >= maxBlocks || weight + added > maxWeight) close();
    open.push(block);
    weight += added;
  };
  for (const item of cardItems(card, files)) {
    if (item.kind === 'block') put(item.block);
    else if (item.kind === 'table') {
      const added = item.blocks.reduce((sum, block) => sum + weightOf(block), 0);
      const hasTable = open.some(({ type }) => type === 'table');
      if (hasTable || open.length + item.blocks.length > maxBlocks || weight + added > maxWeight) close();
      item.blocks.forEach(put);
    } else if (fits(item.rows)) put(richText(item.rows));
    else {
      if (open.length >= maxBlocks || maxWeight - weight < minRoom) close();
      const left = item.rows.toReversed();
      while (left.length > 0) {
        const taken = takeRows(left, maxWeight - weight - blockWeight);
        if (taken.length > 0) put(richText(taken));
        else if (open.length === 0) throw new Error('A row has a part that no message has room for');
        if (left.length > 0) close();
      }
    }
  }
  close();
  const texts = summaryTexts(card.summary, messages.length);
  return messages.map((blocks, index) => ({ text: texts[index] ?? '…', blocks }));
}

/** Returns whether rows fit in one message. Stops at the first that does not. */
function fits(rows: readonly Row[]): boolean {
  let weight = blockWeight;
  return rows.every((row) => (weight += rowWeight(row)) <= maxWeight);
}

/** https://docs.slack.dev/reference/methods/chat.postMessage: longer ones are cut at will. */
const maxUnits = 4000;
const maxContinuedUnits = 150;
/** Maximum length of an escaped character, as in "&amp;". */
const growth = 5;

/**
 * Renders the `text` beside the blocks of each part of a card, for notifications and screen readers: one line, escaped,
 * since Slack reads it as mrkdwn. The parts after the first repeat its beginning, and are numbered.
 */
function summaryTexts(summary: string, parts: number): readonly string[] {
  const line = summary.replaceAll(/\s+/gu, ' ').trim();
  const beginning = escapeText(shorten(line, maxContinuedUnits));
  return Array.from({ length: parts }, (_, index) => {
    const number = parts === 1 ? '' : ` (${index + 1}/${parts})`;
    return (index === 0 ? escapedWithin(line, maxUnits - number.length) : beginning) + number;
  });
}

function escapedWithin(line: string, units: number): string {
  const escaped = escapeText(shorten(line, units));
  return escaped.length <= units ? escaped : escapeText(shorten(line, Math.floor(units / growth)));
}
