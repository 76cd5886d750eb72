import { type Client, type DrawnField, drawnDialog } from './mattermost-client/drawn-dialog.ts';
import type { HandedDialog } from './mattermost-client/handed-dialog.ts';
import { readMarkdown } from './mattermost-text.ts';

/** Formats a dialog as its person first sees it. */
export function mattermostFormText(dialog: HandedDialog, client: Client): string {
  const { title, introduction, fields, submitLabel } = drawnDialog(dialog, client);
  const lines = fields.map((field): string => {
    const isOptional = field.isRequired || field.control === 'tick' ? '' : ' (optional)';
    const help = field.help === '' ? '' : `\n    ${readMarkdown(field.help).text}`;
    return `${field.label}${isOptional}: ${startOf(field)}${help}`;
  });
  return [
    `«${title}»`,
    ...(introduction === '' ? [] : [readMarkdown(introduction).text]),
    ...lines,
    `[ ${submitLabel} ]`,
  ].join('\n');
}

function startOf({ control, options, start, placeholder }: DrawnField): string {
  if (typeof start === 'boolean') return `${start ? '[x]' : '[ ]'} ${placeholder}`;
  if (typeof start === 'string') return start;
  if (control === 'people') return start.join(', ');
  return options.map(({ text, value }) => `${start.includes(value) ? '[x]' : '[ ]'} ${text}`).join('  ');
}
