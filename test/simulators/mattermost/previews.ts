import { lexer, type Token } from 'marked';

import { attachmentsOf } from './post-json.ts';
import type { Props, Server } from './state.ts';

/**
 * Addresses that the server itself fetches to show a post: the first link, unless attachments are shown instead, and every
 * picture. `unsafe_links`, as the text "true", stops what stands in the message.
 */
export function previewsOf(
  server: Server,
  { message, props }: { readonly message: string; readonly props: Props },
): readonly string[] {
  const attachments = attachmentsOf(props);
  const pictures = attachments.flatMap(({ image_url: image, thumb_url: thumb }) => [image, thumb]);
  const inAttachments = pictures.filter((one) => typeof one === 'string' && one !== '').map(String);
  if (!server.config.EnableLinkPreviews || props['unsafe_links'] === 'true') return inAttachments;
  const found = addressesIn(lexer(message));
  const [link] = attachments.length > 0 ? [] : found.links;
  return [...(link === undefined ? [] : [link]), ...found.images, ...inAttachments];
}

function addressesIn(tokens: readonly Token[]): { readonly links: string[]; readonly images: string[] } {
  const all = { links: [] as string[], images: [] as string[] };
  for (const token of tokens) {
    if (token.type === 'link') all.links.push(String(token['href']));
    if (token.type === 'image') all.images.push(String(token['href']));
    const items: readonly Token[] = token.type === 'list' ? token['items'] : [];
    const below = addressesIn([...('tokens' in token ? (token.tokens ?? []) : []), ...items]);
    all.links.push(...below.links);
    all.images.push(...below.images);
  }
  return all;
}
