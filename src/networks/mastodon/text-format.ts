import type { Server } from './server.ts';

/**
 * How a server takes the text of a post: as it stands; as it stands where that is asked for; or as Markdown, whatever
 * is asked for.
 */
export type TextFormat = 'plain' | 'plainOnRequest' | 'markdown';

export const plainText = 'text/plain';

/**
 * These list what they take, and did before Tambour kept it. A person may have made Markdown their account's default.
 */
const listsTypes = /^(?:gotosocial|pleroma|akkoma)\b|\+glitch\b/i;
/** These render Markdown, or some of it, and cannot be asked not to: seen of Hollo 0.10 and snac 2.75. */
const rendersMarkdown = /^(?:hollo|snac)\b/i;

/** Returns how a server of that name takes a text. `textTypes`: the media types that it says it accepts. */
export function textFormatOf(software: string, textTypes: readonly string[]): TextFormat {
  if (textTypes.includes(plainText)) return 'plainOnRequest';
  if (textTypes.length > 0 || rendersMarkdown.test(software)) return 'markdown';
  return listsTypes.test(software) ? 'plainOnRequest' : 'plain';
}

/** Tells whether a server of that name may draw a text otherwise than it stands: true unless it is known never to. */
export function mayRedraw(software: string): boolean {
  return !/^(?:mastodon|hometown)\b/i.test(software) || listsTypes.test(software);
}

/** Asks for a text to be drawn as it stands, in the parameter that GoToSocial, Pleroma, Akkoma and glitch know. */
export function asPlain({ textType }: Pick<Server, 'textType'>): { readonly contentType?: typeof plainText } {
  return textType === null ? {} : { contentType: textType };
}
