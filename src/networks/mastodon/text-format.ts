import type { Server } from './server.ts';
import { isUnknown } from './software.ts';

/** The form in which a server takes a post's text: plain; plain if asked to; or Markdown in any case. */
export type TextFormat = 'plain' | 'plainOnRequest' | 'markdown';

export const plainText = 'text/plain';

/**
 * Software that lists the types it accepts, and did before Tambour stored them. A person may have made Markdown their
 * account's default.
 */
const listsTypes = /^(?:gotosocial|pleroma|akkoma)\b|\+glitch\b/i;
/** Software that renders some Markdown and cannot be asked not to: seen with Hollo 0.10 and snac 2.75. */
const rendersMarkdown = /^(?:hollo|snac)\b/i;

/**
 * Returns how this software takes a text; what is not known may render Markdown. `textTypes`: the media types that the
 * server says it accepts.
 */
export function textFormatOf(software: string, textTypes: readonly string[]): TextFormat {
  if (textTypes.includes(plainText)) return 'plainOnRequest';
  if (textTypes.length > 0 || rendersMarkdown.test(software) || isUnknown(software)) return 'markdown';
  return listsTypes.test(software) ? 'plainOnRequest' : 'plain';
}

/** Tells whether this software may draw a text differently: true unless it is known never to. */
export function mayRedraw(software: string): boolean {
  return !/^(?:mastodon|hometown)\b/i.test(software) || listsTypes.test(software);
}

/** Returns the parameter that asks for a text as it stands, known to GoToSocial, Pleroma, Akkoma and glitch. */
export function asPlain({ textType }: Pick<Server, 'textType'>): { readonly contentType?: typeof plainText } {
  return textType === null ? {} : { contentType: textType };
}
