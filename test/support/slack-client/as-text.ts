import type { DrawnForm } from './draw-form.ts';
import { lineText } from './draw-message.ts';
import type { Drawn, DrawnValue, Inline } from './drawn.ts';

/** Formats a message as a person reads it, in plain text with a mark for each kind of thing. */
export function messageAsText({
  drawn,
  files = [],
  reactions = [],
}: {
  readonly drawn: readonly Drawn[];
  readonly files?: readonly { readonly name: string }[];
  readonly reactions?: readonly { readonly name: string; readonly users: readonly string[] }[];
}): string {
  const given = reactions.map(({ name, users }) => `:${name}: ${users.join(', ')}`).join('  ');
  return [...drawn.map(thingAsText), ...files.map(({ name }) => `[file: ${name}]`), given]
    .filter((one) => one !== '')
    .join('\n');
}

/** Formats a form as its person sees it, with its values. */
export function formAsText({ title, submit, close, drawn }: DrawnForm): string {
  return [`«${title}»`, ...drawn.map(thingAsText), `[ ${close} ] [ ${submit} ]`].join('\n');
}

function thingAsText(one: Drawn): string {
  switch (one.kind) {
    case 'line': {
      const text = one.inlines.map(inlineAsText).join('');
      if (one.shape === 'bullet') return `• ${text}`;
      return one.shape === 'quote' ? text.replaceAll(/^/gm, '│ ') : text;
    }
    case 'picture':
      return `${one.title === null ? '' : `${one.title}\n`}[picture: ${one.alt}]`;
    case 'table':
      return one.rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
    case 'divider':
      return '────';
    case 'buttons':
      return buttonsAsText(one.buttons);
    case 'input':
      return `${one.label}: ${valueAsText(one.value)}${one.hint === null ? '' : `\n    ${one.hint}`}`;
  }
}

/** Formats buttons, then each menu with its items. */
export function buttonsAsText(buttons: readonly { readonly label: string; readonly menu: string | null }[]): string {
  const row = buttons.filter(({ menu }) => menu === null).map(({ label }) => `[ ${label} ]`);
  const menus = Map.groupBy(
    buttons.filter((one) => one.menu !== null),
    (one) => one.menu,
  );
  const opened = [...menus].map(([name, inside]) => `[ ${name}: ${inside.map(({ label }) => label).join(' | ')} ]`);
  return [...row, ...opened].join(' ');
}

function inlineAsText({ text, leadsTo }: Inline): string {
  return leadsTo === null || leadsTo === text ? text : `${text} <${leadsTo}>`;
}

function valueAsText(value: DrawnValue): string {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'choice':
      return value.options.map(({ label, isChosen }) => `${isChosen ? '[x]' : '[ ]'} ${label}`).join('  ');
    case 'people':
      return value.users.join(', ');
    case 'files':
      return value.names.join(', ');
    case 'day':
      return value.day;
    case 'time':
      return value.timeZone === null ? value.time : `${value.time} (${value.timeZone})`.trim();
    case 'moment':
      return value.atUnixSeconds === null ? '' : new Date(value.atUnixSeconds * 1_000).toISOString();
  }
}

/** Reads the words of every drawn quote or bullet. */
export function wordsOfShape(drawn: readonly Drawn[], shape: 'quote' | 'bullet'): string {
  return drawn.flatMap((one) => (one.kind === 'line' && one.shape === shape ? [lineText(one.inlines)] : [])).join('');
}
