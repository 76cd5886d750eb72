import { unescapeText } from './unescape-text.ts';

/**
 * What somebody typed after a command. Slack does not write down whether it escapes "&", "<" and ">" there: a text in
 * which none of them stands bare is taken for an escaped one, any other for one that is as it was typed.
 */
export function typedText(text: string): string {
  return /[<>]|&(?!(?:amp|lt|gt);)/.test(text) ? text : unescapeText(text);
}
