import type { Card } from '#chat/card.ts';
import type { UserId } from '#chat/refs.ts';
import type { Life } from '#chat/kit/asked.ts';

import type { MattermostChatOptions } from './mattermost-options.ts';
import type { MattermostPeople } from './people.ts';
import { cardPosts, type CardPost } from './render/card-posts.ts';
import type { RestApi } from './rest-api.ts';
import type { Us } from './who-we-are.ts';

/** Dependencies for showing a card. */
export interface Sending {
  readonly api: RestApi;
  readonly us: Us;
  readonly life: Life;
  readonly who: MattermostPeople;
  readonly options: Pick<MattermostChatOptions, 'key' | 'callbackUrl' | 'words' | 'imageOf' | 'failed'>;
  /** Returns a new one each time. */
  readonly nonce: () => string;
  /** Channels of the bot's direct messages, by person: they stay the same for good. */
  readonly directs: Map<UserId, string>;
}

/** Renders the posts of a card. Throws if the server does not tell the names of the people mentioned. */
export async function postsOf({ who, options }: Sending, card: Card): Promise<readonly CardPost[]> {
  return cardPosts(card, { usernames: await who.usernames(mentioned(card)), words: options.words(null) });
}

function mentioned({ blocks }: Card): readonly UserId[] {
  const lines = blocks.flatMap((block) => {
    switch (block.kind) {
      case 'paragraph':
      case 'note':
        return block.inlines;
      case 'list':
      case 'folded':
        return block.items.flat();
      case 'heading':
      case 'quote':
      case 'image':
      case 'posts':
      case 'table':
      case 'file':
      case 'buttons':
        return [];
    }
  });
  return lines.flatMap((inline) => (inline.kind === 'mention' ? [inline.user] : []));
}
