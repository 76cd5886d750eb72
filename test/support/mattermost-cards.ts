import { readContext } from '#chat/mattermost/button-context.ts';
import { partOf } from '#chat/mattermost/part.ts';

import type { SeenMessage } from '../contracts/chat-world.ts';
import type { MattermostPost } from '../simulators/mattermost/seen-by.ts';
import { readMarkdown } from './mattermost-text.ts';
import { assertButtons } from './says-buttons.ts';

/** A card as one, even if it needed several posts; a person's message is a card of one post. */
export interface MattermostCard extends SeenMessage {
  readonly parts: readonly MattermostPost[];
}

/** Returns the cards that a person sees, with the further posts of a long card merged into its first. */
export function mattermostCards(
  posts: readonly MattermostPost[],
  bot: { readonly id: string; readonly key: Uint8Array },
): readonly MattermostCard[] {
  return posts
    .filter((post) => firstOf(post) === null)
    .map((first): MattermostCard => {
      const rest = first.id === null ? [] : posts.filter((post) => firstOf(post) === first.id);
      const parts = [first, ...rest];
      const isOurs = first.author === bot.id || first.id === null;
      const texts = parts.map((post) => (isOurs ? textsOf(post) : [post.message]));
      const text = texts.map((one) => (isOurs ? one.map((part) => readMarkdown(part).text) : one).join('\n')).join('');
      if (isOurs)
        assertButtons(
          text,
          parts.flatMap(({ buttons }) => buttons),
        );
      const lines = texts.flat().flatMap((text) => (isOurs ? readMarkdown(text).text.split('\n') : []));
      return {
        ref: first.id === null ? null : { channel: first.channel, message: first.id, thread: first.rootId },
        parts,
        text,
        buttons: parts.flatMap(({ buttons }) => buttons.flatMap(({ context }) => readContext(bot.key, context) ?? [])),
        alts: lines.flatMap((line) => /^Image\s?: (.*)$/u.exec(line)?.[1] ?? []),
        tables: isOurs ? texts.flat().flatMap((text) => readMarkdown(text).tables) : [],
        notified: [...new Set(parts.flatMap(({ notified }) => notified))],
        links: isOurs
          ? parts
              .filter(({ opensLinks }) => opensLinks)
              .flatMap((post) => textsOf(post).flatMap((one) => readMarkdown(one).links))
          : [],
      };
    });
}

function firstOf(post: MattermostPost): string | null {
  return partOf(post.props)?.first ?? null;
}

function textsOf({ message, sections }: MattermostPost): readonly string[] {
  return [message, ...sections.map(({ text }) => text)].filter((text) => text !== '');
}
