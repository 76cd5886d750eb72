import type { Block, Card, Inline } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';
import { shorten } from '#text/shorten.ts';

import type { HelpLine } from './action.ts';
import { asSentences } from './as-sentences.ts';
import type { HelpGroup } from '#messages/words/commands.ts';
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

const furtherGroups = ['emergency', 'figures', 'accounts', 'team'] as const;

/**
 * Shows the commands that can be typed: those of every day, then the others by subject. To whoever mistyped one it says
 * so first, and shows those of every day and the one that was meant.
 */
export function helpCard(
  { m: { commands }, chat: { capabilities } }: HelpFor,
  lines: readonly HelpLine[],
  unknown: Unknown | null = null,
): Card {
  const title = unknown === null ? commands.helpTitle : unknownText(commands, unknown);
  const everyday = lines.filter(({ group }) => group === 'everyday');
  const first: Block = {
    kind: 'list',
    items: [
      ...everyday.map(line),
      ...(capabilities.commandInThread
        ? [line({ typed: commands.helpInThread, does: commands.helpInThreadDoes })]
        : []),
      ...(capabilities.messageShortcut
        ? [line({ typed: commands.helpShortcut, does: commands.helpShortcutDoes })]
        : []),
      ...lines.filter((one) => isMeant(one, unknown)).map(line),
    ],
  };
  const last = unknown === null ? commands.helpHow : commands.helpRest;
  return {
    summary: asSentences(title, everyday.map(({ typed }) => typed).join(', '), last),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      first,
      ...(unknown === null
        ? furtherGroups.flatMap((group) => groupBlocks(commands.helpGroups[group], group, lines))
        : []),
      { kind: 'paragraph', inlines: [{ kind: 'text', text: last }] },
    ],
  };
}

function isMeant({ typed, group }: HelpLine, unknown: Unknown | null): boolean {
  const meant = unknown?.meant ?? null;
  return group !== 'everyday' && meant !== null && `${typed} `.startsWith(`${meant} `);
}

function groupBlocks(label: string, of: HelpGroup, lines: readonly HelpLine[]): readonly Block[] {
  const items = lines.filter(({ group }) => group === of).map(line);
  return items.length === 0
    ? []
    : [
        { kind: 'paragraph', inlines: [{ kind: 'strong', text: label }] },
        { kind: 'list', items },
      ];
}

function unknownText(commands: Messages['commands'], { word, meant }: Unknown): string {
  return asSentences(meant === null ? null : commands.didYouMean(meant), commands.unknown(shorten(word, mostShown)));
}

function line({ typed, does }: Pick<HelpLine, 'typed' | 'does'>): readonly Inline[] {
  return [
    { kind: 'code', text: typed },
    { kind: 'text', text: ` ${does}` },
  ];
}
