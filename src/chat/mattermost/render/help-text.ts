import { bytesIn, dialogLimits } from './dialog-element.ts';
import { escapeText } from './escape-text.ts';
import { shortenBytes } from './shorten-bytes.ts';

/**
 * Renders the text below a field, as much as fits. Clients read Markdown there, so it is escaped and names are no
 * markup: webapp/channels/src/components/apps_form/apps_form_field/apps_form_field.tsx
 */
export function helpText(text: string): string {
  if (text.trim() === '') return '';
  for (let most: number = dialogLimits.helpText; ; most -= 5) {
    const help = escapeText(shortenBytes(text.replaceAll(/\s+/gu, ' '), most), { before: '', after: '' });
    if (bytesIn(help) <= dialogLimits.helpText) return help;
  }
}
