import { isRecord } from './answer-call.ts';

/** Position of a button: the number of its block, and its number in it. A section has one button at most. */
export interface ButtonPlace {
  readonly block: number;
  readonly element: number;
  /** Number of the option chosen in a menu; null for a button. */
  readonly option: number | null;
}

/** A button, or an option of a menu, as Slack stores it. */
export interface KeptButton {
  readonly type: 'button' | 'overflow' | 'static_select';
  readonly label: string;
  readonly actionId: string;
  readonly blockId: string;
  readonly value: string;
  readonly style: string | null;
}

/** Returns the button at that position. Throws if there is none. */
export function buttonAt(blocks: unknown, at: ButtonPlace): KeptButton {
  const block: unknown = Array.isArray(blocks) ? blocks[at.block] : undefined;
  if (!isRecord(block)) throw new Error(`no block ${at.block}`);
  const elements: readonly unknown[] = Array.isArray(block['elements']) ? block['elements'] : [block['accessory']];
  const button = elements[at.element];
  if (at.option !== null) return optionAt(block, button, at.option);
  if (!isRecord(button) || button['type'] !== 'button') throw new Error(`no button ${at.element} in block ${at.block}`);
  return {
    type: 'button',
    label: isRecord(button['text']) ? wordIn(button['text']['text']) : '',
    actionId: wordIn(button['action_id']),
    blockId: wordIn(block['block_id']),
    value: wordIn(button['value']),
    style: typeof button['style'] === 'string' ? button['style'] : null,
  };
}

function optionAt(block: Readonly<Record<string, unknown>>, menu: unknown, at: number): KeptButton {
  const type = isRecord(menu) ? menu['type'] : null;
  if (!isRecord(menu) || (type !== 'overflow' && type !== 'static_select')) throw new Error('no menu there');
  const option: unknown = Array.isArray(menu['options']) ? menu['options'][at] : undefined;
  if (!isRecord(option)) throw new Error(`no option ${at} in the menu`);
  return {
    type,
    label: isRecord(option['text']) ? wordIn(option['text']['text']) : '',
    actionId: wordIn(menu['action_id']),
    blockId: wordIn(block['block_id']),
    value: wordIn(option['value']),
    style: null,
  };
}

function wordIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
