import type { ShownDialog, ShownElement } from '../simulators/mattermost/shown-dialog.ts';

/** A dialog as its person sees it, before anything is written into it. */
export function mattermostFormText(dialog: ShownDialog): string {
  const { title, introduction_text: intro = '', submit_label: submit = 'Submit', elements = [] } = dialog;
  const lines = elements.map((element): string => {
    const { display_name: label, help_text: help = '' } = element;
    const start = element.default ?? '';
    const isOptional = element.optional === true && element.type !== 'bool' ? ' (optional)' : '';
    return `${label}${isOptional}: ${valueOf(element, start)}${help === '' ? '' : `\n    ${help}`}`;
  });
  return [`«${title}»`, ...(intro === '' ? [] : [intro]), ...lines, `[ ${submit} ]`].join('\n');
}

function valueOf(element: ShownElement, start: string): string {
  if (element.type === 'bool') return `${start === 'true' ? '[x]' : '[ ]'} ${element.placeholder ?? ''}`;
  if (element.options === undefined) return start;
  const chosen = start.split(',');
  return element.options.map(({ text, value }) => `${chosen.includes(value) ? '[x]' : '[ ]'} ${text}`).join('  ');
}
