const most = { characters: 100_000, tags: 2_000 } as const;

/**
 * Cuts off what no server writes into one post: more characters, or more tags. The HTML parser moves all open elements
 * for each tag, so that a megabyte of "<svg>" took it ten seconds.
 */
export function boundedHtml(html: string): string {
  const text = html.slice(0, most.characters);
  let at = -1;
  for (let tags = 0; tags <= most.tags; tags += 1) {
    at = text.indexOf('<', at + 1);
    if (at === -1) return text;
  }
  return text.slice(0, at);
}
