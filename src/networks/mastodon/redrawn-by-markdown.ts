import { Marked, type Token } from 'marked';

import { memoize } from '#networks/memoize.ts';
import type { Redrawn, RedrawnPassage } from '#networks/redrawn.ts';

import { type Drawn, type DrawnLink, drawnOf } from './drawn-of.ts';
import { linksOnMastodon, linksOrHosts } from './links.ts';
import { redrawnIn } from './redrawn-in.ts';

/**
 * Longest text that is drawn beforehand, in UTF-16 code units; a longer one is judged once it is public. The library
 * takes quadratic time for texts like "_a_a_a": 30 ms at this length, 100 ms at twice as much.
 */
const mostLookedAt = 5_000;
/** A line nested deeper than anybody writes: drawing it would overflow the stack. */
const tooDeep = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){30}/mu;

/** Line breaks stay, as clients show them. */
const markdown = new Marked({ gfm: true, breaks: true });

/**
 * Returns what readers would see differently on a server that renders Markdown. Each block is drawn with a Markdown
 * library and compared with its text, as for a public post.
 */
export const redrawnByMarkdown = memoize(redraw);

/** Returns what a server that renders Markdown would draw of a text; null if that cannot be predicted. */
export function drawnByMarkdown(text: string): Drawn | null {
  return text.length > mostLookedAt || tooDeep.test(text) ? null : drawnOf(markdown.parser(blocksOf(text)));
}

function redraw(text: string): readonly RedrawnPassage[] {
  const looked = text.slice(0, mostLookedAt);
  if (tooDeep.test(looked)) {
    return [{ at: 0, length: looked.length, redrawn: { kind: 'text', approved: '', shown: '…' } }];
  }
  let at = 0;
  return blocksOf(looked).flatMap((block) => {
    const start = Math.max(at, looked.indexOf(block.raw, at));
    at = start + block.raw.length;
    return redrawnBlock(block).map((redrawn) => passageOf(block.raw, start, redrawn));
  });
}

function blocksOf(text: string): Token[] {
  const blocks = markdown.lexer(text);
  // Some servers number every list from 1, whatever number it begins with.
  void markdown.walkTokens(blocks, (token) => {
    if (token.type === 'list' && 'ordered' in token && token.ordered === true) token['start'] = 1;
  });
  return blocks;
}

function redrawnBlock(block: Token): readonly Redrawn[] {
  const drawn = withoutMentions(block.raw, drawnOf(markdown.parser([block])));
  const approved = linksOnMastodon(block.raw).map(({ text }) => text);
  // Some of these servers link a host without a scheme; the library does not.
  const made = linksOrHosts(block.raw)
    .map(({ text }) => text)
    .filter(
      (link) =>
        !approved.includes(link) && !drawn.links.some(({ shown, target }) => shown === link || target.includes(link)),
    )
    .map((link) => ({ kind: 'madeLink', shown: link, target: `http://${link}` }) as const);
  return [...redrawnIn(block.raw, approved, drawn), ...made];
}

/** Leaves out links that are mentions: the library reads "@user@host" as a mail address, these servers do not. */
function withoutMentions(raw: string, drawn: Drawn): Drawn {
  const isMention = ({ shown, target }: DrawnLink): boolean =>
    target.startsWith('mailto:') && raw.includes(`@${shown}`);
  return { ...drawn, links: drawn.links.filter((link) => !isMention(link)) };
}

function passageOf(raw: string, start: number, redrawn: Redrawn): RedrawnPassage {
  const words = wordsOf(redrawn);
  const within = raw.indexOf(words);
  return within === -1 || words === ''
    ? { at: start, length: raw.trimEnd().length, redrawn }
    : { at: start + within, length: words.length, redrawn };
}

/** Returns the words to look for in the text. */
function wordsOf(redrawn: Redrawn): string {
  switch (redrawn.kind) {
    case 'hiddenLink':
    case 'madeLink':
      return redrawn.shown;
    case 'foreignImage':
      return redrawn.address;
    case 'text':
      return redrawn.approved;
    case 'lostLink':
      return redrawn.link;
  }
}
