import { comparableText } from './comparable-text.ts';
import { drawnOf } from './drawn-of.ts';

/** Returns the text that a server's HTML shows, with shortened links restored. */
export function comparableHtml(html: string): string {
  return comparableText(drawnOf(html).text);
}
