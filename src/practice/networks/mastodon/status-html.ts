const parts =
  /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)'])|(?<![\w@/])@(\w+)@([\w.-]+\w)|(?<![\w&#])#([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/gu;

/** Renders a text as Mastodon's HTML: shortened links, mentions without their server, paragraphs. */
export function statusHtml(text: string): string {
  if (text === '') return '';
  let html = '';
  let at = 0;
  for (const match of text.matchAll(parts)) {
    html += escaped(text.slice(at, match.index)) + partHtml(match[1], match[2], match[3], match[4]);
    at = match.index + match[0].length;
  }
  html += escaped(text.slice(at));
  const paragraphs = html.split(/\n{2,}/).map((paragraph) => `<p>${paragraph.replaceAll('\n', '<br />')}</p>`);
  return paragraphs.join('');
}

function partHtml(
  link: string | undefined,
  user: string | undefined,
  host: string | undefined,
  tag: string | undefined,
): string {
  if (link !== undefined) return linkHtml(link);
  if (user !== undefined && host !== undefined) {
    const href = escaped(`https://${host}/@${user}`);
    return `<span class="h-card" translate="no"><a href="${href}" class="u-url mention">@<span>${escaped(user)}</span></a></span>`;
  }
  return `<a href="/tags/${encodeURIComponent(tag ?? '')}" class="mention hashtag" rel="tag">#<span>${escaped(tag ?? '')}</span></a>`;
}

function linkHtml(link: string): string {
  const prefix = /^https?:\/\/(?:www\.)?/.exec(link)?.[0] ?? '';
  const shown = link.slice(prefix.length, prefix.length + 30);
  const rest = link.slice(prefix.length + 30);
  const shownClass = rest === '' ? '' : 'ellipsis';
  return (
    `<a href="${escaped(link)}" target="_blank" rel="nofollow noopener" translate="no">` +
    `<span class="invisible">${escaped(prefix)}</span><span class="${shownClass}">${escaped(shown)}</span>` +
    `<span class="invisible">${escaped(rest)}</span></a>`
  );
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
