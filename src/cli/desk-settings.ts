import type { Command } from 'commander';

import { deskSettings } from '#desks/desk-settings.ts';
import { languages } from '#languages.ts';

import {
  boundsText,
  digestFrom,
  findingFrom,
  languageFrom,
  numberFrom,
  onOffFrom,
  workingHoursFrom,
} from './option-values.ts';

/** Adds the options that set a desk's policy to a command; `deskOptionsFrom` reads them. */
export function addDeskOptions(command: Command): Command {
  return command
    .option('--language <language>', languages.join(' or '), languageFrom)
    .option('--time-zone <zone>', 'IANA name, such as Europe/Paris')
    .option('--approver <user...>', 'user ids of the chat platform; replaces those there are')
    .option('--approvers-from-channel', 'every full member of the channel may approve')
    .option('--steward <user...>', 'user ids of those who may change the desk in chat; replaces those there are')
    .option('--approvals <number>', 'how many approvals a post needs, the author never counted', numberFrom)
    .option('--reactions <on|off>', 'whether reactions decide as buttons do', onOffFrom)
    .option(
      '--grace <seconds>',
      `pause between approval and send, ${boundsText(deskSettings.graceSeconds)}`,
      numberFrom,
    )
    .option('--not-after <minutes>', 'how late a post may go out before a person is asked', numberFrom)
    .option('--finding <CODE=level>', 'how grave a remark is: off, info or warns; may be given again', findingFrom)
    .option(
      '--digest <hour>',
      'the weekly digest\'s day and time in the desk\'s zone, "monday 09:00", or off',
      digestFrom,
    )
    .option('--working-hours <hours>', 'when people may be reminded, "mon-fri 09:00-18:00"', workingHoursFrom)
    .option('--holidays <code>', 'whose public holidays count: FR, FR-57, GP, BE, …; auto or none')
    .option('--official-domain <host...>', 'hosts that links may go to without a remark');
}
