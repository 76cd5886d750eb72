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

/** A typed word that was not understood, and the command that was perhaps meant by it, as it is typed. */
export interface Unknown {
  readonly word: string;
  readonly meant: string | null;
}

/** Shows the commands that can be typed, and says first what was not understood. */
export function helpCard(
  { m: { commands }, chat }: HelpFor,
  lines: readonly HelpLine[],
  unknown: Unknown | null = null,
): Card {
  const title = unknown === null ? commands.helpTitle : unknownText(commands, unknown);
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
    ],
  };
}

function unknownText(commands: Messages['commands'], { word, meant }: Unknown): string {
  return asSentences(meant === null ? null : commands.didYouMean(meant), commands.unknown(shorten(word, mostShown)));
}

function line(typed: string, does: string): readonly Inline[] {
  return [
    { kind: 'code', text: typed },
    { kind: 'text', text: ` ${does}` },
  ];
}
