import { z } from 'zod';

import { faultOfView } from '../../simulators/slack/check-blocks.ts';
import type { OpenView } from '../../simulators/slack/simulation.ts';
import { drawBlocks } from './draw-blocks.ts';
import { lineText } from './draw-message.ts';
import { NotDrawn, type Drawn, type DrawnInput } from './drawn.ts';

/** A modal as a person sees it. */
export interface DrawnForm {
  readonly id: string;
  readonly title: string;
  readonly submit: string;
  readonly close: string;
  readonly drawn: readonly Drawn[];
  readonly inputs: readonly DrawnInput[];
  /** Error above the first input. */
  readonly general: string | null;
}

const words = z.object({ text: z.string() });
const viewSchema = z.object({ title: words, submit: words, close: words, blocks: z.array(z.unknown()) });
/** Keys of a view as we send it; Slack's server adds others: https://docs.slack.dev/reference/views */
const given = ['type', 'title', 'submit', 'close', 'blocks', 'private_metadata', 'callback_id', 'external_id'];

/** Draws the topmost modal. Throws `NotDrawn` if Slack would refuse to open it. */
export function drawForm({ id, view, written, errors }: OpenView): DrawnForm {
  const fault = faultOfView(Object.fromEntries(Object.entries(view).filter(([key]) => given.includes(key))));
  if (fault !== null) throw new NotDrawn(`${fault.error}: ${fault.messages.join('; ')}`);
  const { title, submit, close, blocks } = viewSchema.parse(view);
  const drawn = drawBlocks(blocks, { kind: 'modal', written: { written, errors } });
  const firstInput = drawn.findIndex((one) => one.kind === 'input');
  const warned = warningsOf(firstInput === -1 ? drawn : drawn.slice(0, firstInput));
  return {
    id,
    title: title.text,
    submit: submit.text,
    close: close.text,
    drawn,
    inputs: drawn.flatMap((one, at) => (one.kind === 'input' ? [withWarning(one, drawn.slice(at + 1))] : [])),
    general: warned.length === 0 ? null : warned.join('\n'),
  };
}

/** Returns an input with the error in our own line right below it. */
function withWarning(input: DrawnInput, below: readonly Drawn[]): DrawnInput {
  const [warning] = warningsOf(below.slice(0, 1));
  return warning === undefined ? input : { ...input, error: warning };
}

function warningsOf(drawn: readonly Drawn[]): readonly string[] {
  return drawn.flatMap((one) => {
    const text = one.kind === 'line' ? lineText(one.inlines) : '';
    return text.startsWith('⚠️ ') ? [text.slice('⚠️ '.length)] : [];
  });
}
