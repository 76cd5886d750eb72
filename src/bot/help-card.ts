import type { Card, Inline } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { shorten } from '#text/shorten.ts';

import type { HelpLine } from './action.ts';
import { asSentences } from './as-sentences.ts';
import type { Messages } from '#messages/words/messages.ts';

/** The language and the chat of the person who asked for help. */
export interface HelpFor {
  readonly m: Messages;
  readonly chat: Pick<ChatPlatform, 'capabilities'>;
}

const mostShown = 40;

/** Shows the commands that can be typed. `unknown`: a typed word that was not understood. */
export function helpCard(
  { m: { commands }, chat }: HelpFor,
  lines: readonly HelpLine[],
  unknown: string | null = null,
): Card {
  const title = unknown === null ? commands.helpTitle : commands.unknown(shorten(unknown, mostShown));
  const short = lines.filter(({ isShort }) => isShort).map(({ typed }) => typed);
  return {
    summary: asSentences(title, short.join(', '), commands.helpHow),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      {
        kind: 'list',
        items: [
          ...lines.map(({ typed, does }) => line(typed, does)),
          ...(chat.capabilities.commandInThread ? [line(commands.helpInThread, commands.helpInThreadDoes)] : []),
          ...(chat.capabilities.messageShortcut ? [line(commands.helpShortcut, commands.helpShortcutDoes)] : []),
        ],
      },
      { kind: 'paragraph', inlines: [{ kind: 'text', text: commands.helpHow }] },
      { kind: 'note', inlines: [{ kind: 'text', text: commands.notYet }] },
    ],
  };
}

function line(typed: string, does: string): readonly Inline[] {
  return [
    { kind: 'code', text: typed },
    { kind: 'text', text: ` ${does}` },
  ];
}
