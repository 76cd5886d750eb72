import { z } from 'zod';

import { asSent } from '../simulators/slack/as-sent.ts';
import type { OpenView } from '../simulators/slack/simulation.ts';

const textSchema = z.object({ text: z.string() });
const optionSchema = z.object({ text: textSchema, value: z.string() });
const blockSchema = z.object({
  type: z.string(),
  block_id: z.string().optional(),
  text: textSchema.optional(),
  label: textSchema.optional(),
  hint: textSchema.optional(),
  alt_text: z.string().optional(),
  elements: z.array(textSchema).optional(),
  element: z.object({ type: z.string(), options: z.array(optionSchema).optional() }).optional(),
});
const viewSchema = z.object({ title: textSchema, submit: textSchema, close: textSchema, blocks: z.array(blockSchema) });

/** A form as its person sees it, before anything is written into it. */
export function slackFormText(open: OpenView): string {
  const { title, submit, close, blocks } = viewSchema.parse(open.view);
  const { values } = asSent(open);
  const lines = blocks.map((block): string => {
    if (block.type === 'divider') return '────';
    if (block.type === 'image') return `[picture: ${block.alt_text ?? ''}]`;
    const { label, hint, element } = block;
    if (label === undefined || element === undefined)
      return [block.text, ...(block.elements ?? [])].map((one) => one?.text ?? '').join('');
    const value = values[block.block_id ?? ''] ?? '';
    const chosen = [value].flat();
    const shown =
      element.options === undefined
        ? chosen.join(', ')
        : element.options.map((one) => `${chosen.includes(one.value) ? '[x]' : '[ ]'} ${one.text.text}`).join('  ');
    return `${label.text}: ${shown}${hint === undefined ? '' : `\n    ${hint.text}`}`;
  });
  return [`«${title.text}»`, ...lines, `[ ${close.text} ] [ ${submit.text} ]`].join('\n');
}
