import { unescapeText } from './unescape-text.ts';

/**
 * Returns the text as somebody typed it after a command. Slack does not document whether it escapes "&", "<" and ">"
 * there: a text with none of them bare is taken as escaped, any other as typed.
 */
export function typedText(text: string): string {
  return /[<>]|&(?!(?:amp|lt|gt);)/.test(text) ? text : unescapeText(text);
}
