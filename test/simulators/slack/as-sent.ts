import { isRecord } from './answer-call.ts';
import { wordIn } from './content-of.ts';
import { inputsOf } from './fill-in.ts';
import type { OpenView } from './simulation.ts';

/** A form of the bot's as its person reads it. */
export interface FormAsSent {
  readonly title: string;
  /** What is said about a field, by block id: beside it, or in a line below. */
  readonly fields: Readonly<Record<string, string>>;
  readonly general: string | null;
  /** What stands in its inputs. */
  readonly values: Readonly<Record<string, string | string[]>>;
}

export function asSent(open: OpenView): FormAsSent {
  const title = isRecord(open.view['title']) ? wordIn(open.view['title']['text']) : '';
  const fields: Record<string, string> = { ...open.errors };
  let general: string | null = null;
  const blocks: readonly unknown[] = Array.isArray(open.view['blocks']) ? open.view['blocks'] : [];
  for (const block of blocks) {
    if (!isRecord(block) || !isRecord(block['text'])) continue;
    const said = wordIn(block['text']['text']).replace(/^⚠️ /, '');
    const [, kind, field = ''] = /^(general|error):(.*):\d+$/.exec(wordIn(block['block_id'])) ?? [];
    if (kind === 'general') general = general === null ? said : `${general}\n${said}`;
    if (kind === 'error') fields[field] = said;
  }
  const values = Object.fromEntries(
    inputsOf(open).map((block): [string, string | string[]] => {
      const id = wordIn(block['block_id']);
      return [id, valueIn(open.written[id], isRecord(block['element']) ? block['element'] : {})];
    }),
  );
  return { title, fields, general, values };
}

function valueIn(
  written: OpenView['written'][string] | undefined,
  element: Readonly<Record<string, unknown>>,
): string | string[] {
  if (typeof written === 'string') return written;
  if (written !== undefined) return written.map((one) => (typeof one === 'string' ? one : one.name));
  if (typeof element['initial_value'] === 'string') return element['initial_value'];
  if (Array.isArray(element['initial_users'])) return element['initial_users'].map(String);
  const initial = Array.isArray(element['initial_options']) ? element['initial_options'].filter(isRecord) : null;
  if (initial !== null) return initial.map((option) => wordIn(option['value']));
  return isRecord(element['initial_option']) ? wordIn(element['initial_option']['value']) : '';
}
