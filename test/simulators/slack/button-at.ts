import { isRecord } from './answer-call.ts';

/** Where a button stands: the number of its block, and its own in it; the button beside a section is its only one. */
export interface ButtonPlace {
  readonly block: number;
  readonly element: number;
}

/** A button as Slack keeps it. */
export interface KeptButton {
  readonly label: string;
  readonly actionId: string;
  readonly blockId: string;
  readonly value: string;
  readonly style: string | null;
}

/** The button that Slack keeps there. Throws where none is. */
export function buttonAt(blocks: unknown, at: ButtonPlace): KeptButton {
  const block: unknown = Array.isArray(blocks) ? blocks[at.block] : undefined;
  if (!isRecord(block)) throw new Error(`no block ${at.block}`);
  const elements: readonly unknown[] = Array.isArray(block['elements']) ? block['elements'] : [block['accessory']];
  const button = elements[at.element];
  if (!isRecord(button) || button['type'] !== 'button') throw new Error(`no button ${at.element} in block ${at.block}`);
  return {
    label: isRecord(button['text']) ? wordIn(button['text']['text']) : '',
    actionId: wordIn(button['action_id']),
    blockId: wordIn(block['block_id']),
    value: wordIn(button['value']),
    style: typeof button['style'] === 'string' ? button['style'] : null,
  };
}

function wordIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
