import { asSentences } from '#bot/as-sentences.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { Card, Inline } from '#chat/card.ts';
import type { ChatPlatform } from '#chat/chat.ts';

/** Who is helped, and where. */
export interface HelpFor {
  readonly m: Messages;
  readonly chat: Pick<ChatPlatform, 'capabilities'>;
}

/** What can be typed; `unknown` is what was typed and not understood. */
export function helpCard(
  { m: { absences, commands, corrections, reminders }, chat }: HelpFor,
  unknown: string | null,
  isPractice = false,
): Card {
  const { helpDraft, helpList, helpShow, helpDigest, helpFreeze, helpSetup } = commands;
  const title = unknown === null ? commands.helpTitle : commands.unknown(unknown);
  const typed = [
    helpDraft,
    helpList,
    helpShow,
    corrections.help,
    helpDigest,
    helpFreeze,
    absences.help,
    reminders.help,
    helpSetup,
    ...(isPractice ? [commands.helpPractice] : []),
  ];
  return {
    summary: asSentences(title, typed.join(', '), commands.helpHow),
    blocks: [
      { kind: 'paragraph', inlines: [{ kind: 'strong', text: title }] },
      {
        kind: 'list',
        items: [
          line(helpDraft, commands.helpDraftDoes),
          line(helpList, commands.helpListDoes),
          line(commands.helpFind, commands.helpFindDoes),
          line(helpShow, commands.helpShowDoes),
          line(commands.helpTemplate, commands.helpTemplateDoes),
          line(corrections.help, corrections.helpDoes),
          line(helpDigest, commands.helpDigestDoes),
          line(commands.helpFigures, commands.helpFiguresDoes),
          line(helpFreeze, commands.helpFreezeDoes),
          line(absences.help, absences.helpDoes),
          line(reminders.help, reminders.helpDoes),
          line(helpSetup, commands.helpSetupDoes),
          ...(isPractice ? [line(commands.helpPractice, commands.helpPracticeDoes)] : []),
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
