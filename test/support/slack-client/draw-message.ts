import { faultOfBlocks } from '../../simulators/slack/check-blocks.ts';
import { drawBlocks } from './draw-blocks.ts';
import { NotDrawn, type Drawn, type DrawnButton, type Inline, type Mention } from './drawn.ts';
import { mrkdwnInlines } from './inlines.ts';

/** A message as a person sees it, with what can be read and pressed. */
export interface DrawnMessage {
  readonly drawn: readonly Drawn[];
  /** All its text, one thing below the other. */
  readonly text: string;
  readonly buttons: readonly DrawnButton[];
  readonly alts: readonly string[];
  readonly tables: readonly (readonly (readonly string[])[])[];
  readonly links: readonly string[];
  readonly mentions: readonly Mention[];
}

/**
 * Draws a message as Slack's client does: its blocks, and its `text` only if it has none
 * (https://docs.slack.dev/reference/methods/chat.postMessage#text_blocks). Throws `NotDrawn` for what Slack would not
 * show. A mention or link in the text beside blocks counts too: it notifies, and screen readers read it out.
 */
export function drawMessage({
  text,
  blocks,
}: {
  readonly text: string;
  readonly blocks: readonly unknown[];
}): DrawnMessage {
  const fault = faultOfBlocks(blocks);
  if (fault !== null) throw new NotDrawn(`${fault.error}: ${fault.messages.join('; ')}`);
  const beside = mrkdwnInlines(text);
  const drawn: readonly Drawn[] =
    blocks.length === 0 ? [{ kind: 'line', shape: 'plain', inlines: beside }] : drawBlocks(blocks, { kind: 'message' });
  const inlines = [...(blocks.length === 0 ? [] : beside), ...drawn.flatMap(inlinesOf)];
  const buttons = buttonsOf(drawn);
  return {
    drawn,
    text: drawn.flatMap(wordsOf).join('\n'),
    buttons,
    alts: drawn.flatMap((one) => (one.kind === 'picture' ? [one.alt] : [])),
    tables: drawn.flatMap((one) => (one.kind === 'table' ? [one.rows] : [])),
    links: [...inlines.flatMap(({ leadsTo }) => leadsTo ?? []), ...buttons.flatMap(({ opens }) => opens ?? [])],
    mentions: inlines.flatMap(({ calls }) => calls ?? []),
  };
}

/** Returns the bot's own words on a message, without quotes. */
export function saidOn({ drawn }: Pick<DrawnMessage, 'drawn'>): string {
  return drawn
    .flatMap((one) => (one.kind === 'line' && one.shape !== 'quote' ? [lineText(one.inlines)] : []))
    .join('\n');
}

/** Returns the drawn buttons in order. */
function buttonsOf(drawn: readonly Drawn[]): readonly DrawnButton[] {
  return drawn.flatMap((one) => (one.kind === 'buttons' ? one.buttons : []));
}

/** Returns the text of a line. */
export function lineText(inlines: readonly Inline[]): string {
  return inlines.map(({ text }) => text).join('');
}

function inlinesOf(one: Drawn): readonly Inline[] {
  return one.kind === 'line' ? one.inlines : [];
}

function wordsOf(one: Drawn): readonly string[] {
  switch (one.kind) {
    case 'line':
      return [`${one.shape === 'bullet' ? '• ' : ''}${lineText(one.inlines)}`];
    case 'picture':
      return one.title === null ? [] : [one.title];
    case 'table':
      return one.rows.map((row) => row.join('\t'));
    case 'divider':
    case 'buttons':
      return [];
    case 'input':
      return [one.label];
  }
}
