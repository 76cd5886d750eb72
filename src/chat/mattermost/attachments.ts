import type { Button } from '#chat/card.ts';

import { menuContext, optionValue } from './button-context.ts';
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
  // Letters and digits only: any other character breaks the action.
  const numbered = (kind: 'button' | 'menu'): string => `${kind}${(count += 1)}`;
  const url = `${callbackUrl}/mattermost/action`;
  return sections.map(({ text, buttons, menu, fallback }) => ({
    fallback,
    text,
    actions: [
      ...buttons.map((button) => ({
        id: numbered('button'),
        type: 'button',
        name: nameOf(button),
        style: button.style === 'plain' ? 'default' : button.style,
        integration: { url, context: contextOf(button) },
      })),
      ...(menu === null
        ? []
        : [
            {
              id: numbered('menu'),
              type: 'select',
              name: nameOf(menu),
              options: menu.buttons.map((button, index) => ({ text: nameOf(button), value: optionValue(index) })),
              integration: { url, context: menuContext(menu.buttons.map(contextOf)) },
            },
          ]),
    ],
  }));
}

/** Returns a button's name. The server refuses an action without one, and clients leave it out. */
function nameOf({ label }: { readonly label: string }): string {
  return label.trim() === '' ? '…' : label.toWellFormed();
}
