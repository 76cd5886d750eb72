import type { Button } from '#chat/card.ts';

import type { CardPost } from './render/card-posts.ts';

/** https://developers.mattermost.com/integrate/reference/message-attachments/ */
export interface Attachment {
  readonly fallback: string;
  readonly text: string;
  readonly actions: readonly object[];
}

/**
 * Builds the attachments of a post from its sections, to be sent with every post, even if there are none: their
 * presence keeps the preview of a link away, which was not approved (server/channels/app/post_metadata.go,
 * getEmbedForPost). `unsafe_links` would, too, but then clients draw no button and open no link. `contextOf` gives the
 * data that each button sends when it is pressed.
 */
export function attachmentsOf(
  { sections }: CardPost,
  callbackUrl: string,
  contextOf: (button: Button) => object,
): readonly Attachment[] {
  let count = 0;
  return sections.map(({ text, buttons, fallback }) => ({
    fallback,
    text,
    actions: buttons.map((button) => {
      count += 1;
      return {
        // Letters and digits alone: with anything else a button is dead.
        id: `button${count}`,
        type: 'button',
        name: button.label.trim() === '' ? '…' : button.label.toWellFormed(),
        style: button.style === 'plain' ? 'default' : button.style,
        integration: { url: `${callbackUrl}/mattermost/action`, context: contextOf(button) },
      };
    }),
  }));
}
