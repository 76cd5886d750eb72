// Addresses that both clients read as one bare link and end where it ends: the `url` of Mattermost's fork of marked,
// and `reUrl` of its fork of commonmark.js. The server looks for no mention in them
// (server/public/shared/markdown/inspect.go).
const plain =
  /^https?:\/\/[\p{L}\p{N}.-]+(?::\d+)?(?:[/?#](?:[\p{L}\p{N}/.%=&#+_~@-]|[,:!?](?=[\p{L}\p{N}/%=&#+_~-])|\([\p{L}\p{N}/.%=&#+_~-]+\))*)?(?<=[\p{L}\p{N}/=&#+)-])$/u;
const endsThere = /^[.,;:!?)'"’»]{0,30}(?:\s|$)/u;

/**
 * Renders a web address as a link that shows it whole. `next`: the text that follows in the line. The address is bare
 * if a client would see its end there, else code in a link, which has an end of its own.
 */
export function addressMarkdown(url: string, next: string): string {
  if (plain.test(url) && endsThere.test(next)) return url;
  return `[\`${url}\`](${linkTarget(url)})`;
}

/** Escapes an address for the brackets of a link, where entities are read and an unmatched bracket would end it. */
export function linkTarget(url: string): string {
  const signs = /^[^()]*(?:\([^()]*\)[^()]*)*$/u.test(url) ? /[<>\\|`\s]/gu : /[()<>\\|`\s]/gu;
  return url.replaceAll(/&(?=#?\w+;)/gu, '&amp;').replaceAll(signs, encodeSign);
}

function encodeSign(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
