import { endsBy } from '#networks/link-end.ts';
import { type FoundLink, linkFinder } from '#networks/links-in.ts';

/** No spaces, no brackets, and none of the marks that end a sentence or a quotation in Chinese and Japanese. */
const run =
  /[^\p{White_Space}<>()?\u3001\u3002\u3008-\u3011\u3014-\u301B\uFF01\uFF08\uFF09\uFF0C\uFF1A\uFF1B\uFF1F]+/uy;
const mayEnd = /[^\p{White_Space}()?!*"'<>;:=,.$%[\]~&|@‘’“”«»…]/u;
const queryRun =
  /[^\p{White_Space}<>()\u3001\u3002\u3008-\u3011\u3014-\u301B\uFF01\uFF08\uFF09\uFF0C\uFF1A\uFF1B\uFF1F]+/uy;
const queryMayEnd = /[^\p{White_Space}()?!*"'<>;:,.[\]~|@‘’“”«»…]/u;

/** What belongs to the character before it. */
const joined = /^[\p{M}\u200d]/u;

/**
 * Finds the links of a text. On Bluesky a text has no links but those that its author's program names: these are the ones
 * with a scheme, so that nothing becomes a link that was not typed as one.
 */
export function linksOnBluesky(text: string): readonly FoundLink[] {
  // One that would end within a character is none.
  return find(text).filter(
    ({ start, text: link }) => !joined.test(text.slice(start + link.length, start + link.length + 2)),
  );
}

const find = linkFinder({
  scheme: /https?:\/\//iy,
  bare: false,
  ...endsBy({ path: { run, mayEnd }, query: { run: queryRun, mayEnd: queryMayEnd } }),
});
