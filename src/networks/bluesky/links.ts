import { endsBy } from '#networks/link-end.ts';
import { type FoundLink, linkFinder } from '#networks/links-in.ts';

/** No spaces, no brackets, and none of the marks that end a sentence or a quotation in Chinese and Japanese. */
const run =
  /[^\p{White_Space}<>()?\u3001\u3002\u3008-\u3011\u3014-\u301B\uFF01\uFF08\uFF09\uFF0C\uFF1A\uFF1B\uFF1F]+/uy;
const mayEnd = /[^\p{White_Space}()?!*"'<>;:=,.$%[\]~&|@‘’“”«»…]/u;
const queryRun =
  /[^\p{White_Space}<>()\u3001\u3002\u3008-\u3011\u3014-\u301B\uFF01\uFF08\uFF09\uFF0C\uFF1A\uFF1B\uFF1F]+/uy;
const queryMayEnd = /[^\p{White_Space}()?!*"'<>;:,.[\]~|@‘’“”«»…]/u;

/** Characters that belong to the one before them. */
const joined = /^[\p{M}\u200d]/u;

/**
 * Returns the links of a text. On Bluesky only those exist that the author's program declares. We declare those with a
 * scheme, so that nothing becomes a link that was not typed as one.
 */
export function linksOnBluesky(text: string): readonly FoundLink[] {
  // A link cannot end within a character.
  return find(text).filter(
    ({ start, text: link }) => !joined.test(text.slice(start + link.length, start + link.length + 2)),
  );
}

const find = linkFinder({
  scheme: /https?:\/\//iy,
  bare: false,
  ...endsBy({ path: { run, mayEnd }, query: { run: queryRun, mayEnd: queryMayEnd } }),
});
