import type { Button } from '#chat/card.ts';

import type { CardPost } from './render/card-posts.ts';

/** https://developers.mattermost.com/integrate/reference/message-attachments/ */
export interface Attachment {
  readonly fallback: string;
  readonly text: string;
  readonly actions: readonly object[];
}

/** The sections of a post as Mattermost takes them. `contextOf` says what each button says when it is pressed. */
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

/**
 * Props by which no link is shown with more than was approved. Never beside attachments: those keep previews away by being
 * there, and with these props no client is told to draw them, nor their buttons: server/channels/app/post_metadata.go.
 */
export const noPreview = { unsafe_links: 'true' } as const;
