import { lexer, type Token } from 'marked';

import type { Props, Server } from './state.ts';

/**
 * Lists what the server says that a post embeds; clients draw no other embeds. Attachments, even an empty list, take
 * precedence over links. `unsafe_links` with the text "true" suppresses everything, attachments too, except a link to
 * a post. https://github.com/mattermost/mattermost: server/channels/app/post_metadata.go, getEmbedsAndImages and
 * getEmbedForPost
 */
export function embedsOf(
  server: Server,
  { message, props }: { readonly message: string; readonly props: Props },
): readonly Props[] {
  const [url] = addressesIn(lexer(message)).links;
  const isPost = url !== undefined && isPermalink(server, url);
  if (areUnsafe(props) && !isPost) return [];
  if (props['attachments'] !== undefined) return [{ type: 'message_attachment' }];
  if (isPost) return [{ type: 'permalink' }];
  return url === undefined || !server.config.EnableLinkPreviews ? [] : [{ type: 'link', url }];
}

export function areUnsafe(props: Props): boolean {
  return props['unsafe_links'] === 'true';
}

function isPermalink({ config }: Server, url: string): boolean {
  return (
    url.startsWith(`${config.SiteURL}/`) &&
    /^\/[0-9a-z_-]{1,64}\/pl\/[a-z0-9]{26}$/.test(url.slice(config.SiteURL.length))
  );
}

/** Lists the addresses that are written out in full. A link behind other words is never embedded. */
export function addressesIn(tokens: readonly Token[]): { readonly links: string[]; readonly images: string[] } {
  const all = { links: [] as string[], images: [] as string[] };
  for (const token of tokens) {
    if (token.type === 'link' && !token.raw.startsWith('[')) all.links.push(String(token['href']));
    if (token.type === 'image') all.images.push(String(token['href']));
    const items: readonly Token[] = token.type === 'list' ? token['items'] : [];
    const below = addressesIn([...('tokens' in token ? (token.tokens ?? []) : []), ...items]);
    all.links.push(...below.links);
    all.images.push(...below.images);
  }
  return all;
}
