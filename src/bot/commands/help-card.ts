import type { Messages } from '#bot/messages/messages.ts';
import type { Card, ChatPlatform, Inline } from '#chat/chat.ts';

/** Who is helped, and where. */
export interface HelpFor {
  readonly m: Messages;
  readonly chat: Pick<ChatPlatform, 'capabilities'>;
}

/** What can be typed; `unknown` is what was typed and not understood. */
export function helpCard({ m: { commands }, chat }: HelpFor, unknown: string | null): Card {
  const title = unknown === null ? commands.helpTitle : commands.unknown(unknown);
  return {
    summary: title,
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      {
        kind: 'list',
        items: [
          line(commands.helpDraft, commands.helpDraftDoes),
          line(commands.helpList, commands.helpListDoes),
          line(commands.helpShow, commands.helpShowDoes),
          line(commands.helpSetup, commands.helpSetupDoes),
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
