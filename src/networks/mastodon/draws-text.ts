import { comparableHtml } from './comparable-html.ts';
import { comparableText } from './comparable-text.ts';
import { drawnByMarkdown } from './redrawn-by-markdown.ts';
import type { Server } from './server.ts';

/** Tells whether a server's HTML was made from that text, as it stands or as Markdown; null if that is uncertain. */
export function drawsText(html: string, text: string, { mayRedraw }: Pick<Server, 'mayRedraw'>): boolean | null {
  const drawn = comparableHtml(html);
  const asItStands = comparableText(text);
  if (drawn === asItStands) return true;
  if (!mayRedraw) return false;
  const markdown = drawnByMarkdown(text);
  if (markdown === null) return null;
  const asMarkdown = comparableText(markdown.text);
  if (drawn === asMarkdown) return true;
  if (asItStands === asMarkdown) return false;
  // Servers differ in their Markdown: with the same letters it may be the same post, which only a person can tell.
  const letters = lettersOf(drawn);
  return letters === lettersOf(asMarkdown) || letters === lettersOf(asItStands) ? null : false;
}

/** Returns the letters alone: a server may number lists itself. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{M}]+/gu, '');
}
