import type { ActionsBlockElement, KnownBlock, SectionBlockAccessory, TextObject } from '@slack/types';

import { drawInput, type WrittenInto } from './draw-input.ts';
import { NotDrawn, type Drawn, type DrawnButton } from './drawn.ts';
import { mrkdwnInlines, plainInlines, richLines } from './inlines.ts';

/** The surface of blocks: https://docs.slack.dev/block-kit#placing-blocks-within-surfaces */
export type Surface = { readonly kind: 'message' } | { readonly kind: 'modal'; readonly written: WrittenInto };

/** Draws blocks that Slack accepts there, one below the other. */
export function drawBlocks(blocks: readonly unknown[], surface: Surface): readonly Drawn[] {
  // A block that Slack accepts has one of these types: `check-blocks.ts` has just checked it.
  return blocks.flatMap((block, at) => drawBlock(block as KnownBlock, at, surface));
}

function drawBlock(block: KnownBlock, at: number, surface: Surface): readonly Drawn[] {
  switch (block.type) {
    case 'rich_text':
      return block.elements.flatMap(richLines);
    case 'header':
      return [{ kind: 'line', shape: 'heading', inlines: plainInlines(block.text.text) }];
    case 'section': {
      const texts = [...(block.text === undefined ? [] : [block.text]), ...(block.fields ?? [])];
      return [
        ...texts.map((one) => textLine(one, 'plain')),
        ...(block.accessory === undefined ? [] : beside(block.accessory, at)),
      ];
    }
    case 'context':
      return block.elements.map((one) =>
        one.type === 'image' ? { kind: 'picture', title: null, alt: one.alt_text, file: null } : textLine(one, 'small'),
      );
    case 'divider':
      return [{ kind: 'divider' }];
    case 'image':
      return [{ kind: 'picture', title: block.title?.text ?? null, alt: block.alt_text, file: fileOf(block) }];
    case 'table':
      return [{ kind: 'table', rows: block.rows.map((row) => row.map((cell) => ('text' in cell ? cell.text : ''))) }];
    case 'actions':
      return [{ kind: 'buttons', buttons: block.elements.flatMap((one, element) => pressable(one, at, element)) }];
    case 'input':
      if (surface.kind === 'message') throw new NotDrawn('an input stands in a message');
      return [drawInput(block, surface.written)];
    case 'alert':
    case 'card':
    case 'carousel':
    case 'container':
    case 'context_actions':
    case 'data_table':
    case 'file':
    case 'markdown':
    case 'plan':
    case 'task_card':
    case 'video':
      throw new NotDrawn(`a block that nothing of ours is made of: ${block.type}`);
  }
}

function fileOf(block: Extract<KnownBlock, { type: 'image' }>): string | null {
  return 'slack_file' in block && 'id' in block.slack_file ? (block.slack_file.id ?? null) : null;
}

function textLine(text: TextObject, shape: 'plain' | 'small'): Drawn {
  const inlines = text.type === 'mrkdwn' ? mrkdwnInlines(text.text) : plainInlines(text.text);
  return { kind: 'line', shape, inlines };
}

function beside(accessory: SectionBlockAccessory, block: number): readonly Drawn[] {
  if (accessory.type === 'image') return [{ kind: 'picture', title: null, alt: accessory.alt_text, file: null }];
  return [{ kind: 'buttons', buttons: pressable(accessory, block, 0) }];
}

/** Returns a button, or each item of a menu; a menu behind three dots has no label. */
function pressable(element: ActionsBlockElement, block: number, at: number): readonly DrawnButton[] {
  if (element.type !== 'overflow' && element.type !== 'static_select')
    return [button(element, { block, element: at, option: null })];
  if (element.confirm !== undefined) throw new NotDrawn('a menu asks before each of its items');
  const menu = element.type === 'overflow' ? '⋯' : (element.placeholder?.text ?? '');
  return (element.options ?? []).map(({ text, value }, option) => ({
    label: text.text,
    style: 'plain',
    opens: null,
    asks: null,
    menu,
    at: { block, element: at, option },
    sends: { actionId: element.action_id ?? '', value: value ?? '' },
  }));
}

function button(element: ActionsBlockElement, at: DrawnButton['at']): DrawnButton {
  if (element.type !== 'button') throw new NotDrawn(`an element that no card of ours has: ${element.type}`);
  const { confirm } = element;
  return {
    menu: null,
    label: element.text.text,
    style: element.style ?? 'plain',
    opens: element.url ?? null,
    asks:
      confirm === undefined
        ? null
        : {
            title: confirm.title?.text ?? '',
            text: confirm.text.text,
            yes: confirm.confirm?.text ?? '',
            no: confirm.deny?.text ?? '',
          },
    at,
    sends: { actionId: element.action_id ?? '', value: element.value ?? '' },
  };
}
