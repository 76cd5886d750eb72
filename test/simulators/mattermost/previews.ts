import { lexer } from 'marked';

import { addressesIn, areUnsafe, embedsOf } from './embeds.ts';
import { attachmentsOf } from './post-json.ts';
import type { Props, Server } from './state.ts';

/** Lists the addresses that the server itself fetches to show a post: the link that it embeds, and every picture. */
export function previewsOf(
  server: Server,
  post: { readonly message: string; readonly props: Props },
): readonly string[] {
  const pictures = attachmentsOf(post.props).flatMap(({ image_url: image, thumb_url: thumb }) => [image, thumb]);
  const inAttachments = pictures.filter((one) => typeof one === 'string' && one !== '').map(String);
  if (!server.config.EnableLinkPreviews || areUnsafe(post.props)) return inAttachments;
  const links = embedsOf(server, post).flatMap(({ url }) => (typeof url === 'string' ? [url] : []));
  return [...links, ...addressesIn(lexer(post.message)).images, ...inAttachments];
}
