import { Option } from 'commander';
import { z } from 'zod';

import { type DeskSettings, deskSettings } from '#desks/desk-settings.ts';
import type { Desk } from '#desks/desk.ts';
import { keptStepsSchema } from '#desks/steps.ts';
import { languages } from '#languages.ts';

import { type DeskOptions, deskOption, type SettingInTerminal } from './setting-in-terminal.ts';
import { stepFrom, stepText } from './step-option.ts';
import {
  boundsText,
  digestFrom,
  findingFrom,
  languageFrom,
  numberFrom,
  onOffFrom,
  weekdayNames,
  workingHoursFrom,
} from './option-values.ts';

/**
 * Every setting, in the order of the help and of a desk's page; null: the options of another give it. A missing setting
 * does not compile.
 */
const inTerminal: { readonly [Name in keyof DeskOptions]-?: SettingInTerminal | null } = {
  // Shown in the first line of every desk, and required to make one.
  name: null,
  language: {
    options: [
      deskOption(
        new Option('--language <language>', languages.join(' or ')).argParser(languageFrom),
        z.enum(languages),
        (language) => ({ language }),
      ),
    ],
    line: ({ language, timeZone }) => `language ${language}, zone ${timeZone}`,
  },
  timeZone: {
    options: [
      deskOption(new Option('--time-zone <zone>', 'IANA name, such as Europe/Paris'), z.string(), (timeZone) => ({
        timeZone,
      })),
    ],
    line: null,
  },
  approvers: {
    options: [
      deskOption(
        new Option('--approver <user...>', 'user ids of the chat platform; replaces those there are'),
        z.array(z.string()),
        (approvers) => ({ approvers, ...from('people') }),
      ),
      deskOption(
        new Option('--approvers-from-channel', 'every full member of the channel may approve'),
        z.literal(true),
        () => from('channel'),
      ),
      deskOption(
        new Option('--approvers-from-group <group>', "the members of this group may approve, by the group's id"),
        z.string(),
        (group) => from('group', group),
      ),
    ],
    line: (desk) =>
      `approvals ${desk.approvalsNeeded}, from ${approversOf(desk)}; ${desk.reactionsCount ? 'buttons and reactions' : 'buttons only'}`,
  },
  steps: {
    options: [
      deskOption(
        new Option(
          '--step <name=who:number>',
          'one step of the approval, given again for each in their order; who: user ids with commas, members, or group/ID; number: how many of them, or all',
        ).argParser(stepFrom),
        keptStepsSchema,
        (steps) => ({ steps }),
      ),
      deskOption(new Option('--without-steps', 'approve without steps'), z.literal(true), () => ({ steps: null })),
    ],
    line: ({ steps }) => `steps ${steps === null ? 'none' : steps.map(stepText).join(', then ')}`,
  },
  approversFrom: null,
  approverGroup: null,
  seenForHours: {
    options: [
      deskOption(
        new Option(
          '--seen-for <hours>',
          `for how long the members of the channel must have been seen there before they approve, ${boundsText(deskSettings.seenForHours)}`,
        ).argParser(numberFrom),
        z.number(),
        (seenForHours) => ({ seenForHours }),
      ),
    ],
    line: null,
  },
  seenFromAt: null,
  stewards: {
    options: [
      deskOption(
        new Option(
          '--steward <user...>',
          'user ids of those who may change the desk in chat; replaces those there are',
        ),
        z.array(z.string()),
        (stewards) => ({ stewards }),
      ),
    ],
    line: ({ stewards }) => `stewards ${stewards.join(', ') || 'none'}`,
  },
  approvalsNeeded: {
    options: [
      deskOption(
        new Option('--approvals <number>', 'how many approvals a post needs, the author never counted').argParser(
          numberFrom,
        ),
        z.number(),
        (approvalsNeeded) => ({ approvalsNeeded }),
      ),
    ],
    line: null,
  },
  reactionsCount: {
    options: [
      deskOption(
        new Option('--reactions <on|off>', 'whether reactions decide as buttons do').argParser(onOffFrom),
        z.boolean(),
        (reactionsCount) => ({ reactionsCount }),
      ),
    ],
    line: null,
  },
  proposersApprove: {
    options: [
      deskOption(
        new Option(
          '--proposers-approve <on|off>',
          'whether who proposed a wording may approve it once the author took it',
        ).argParser(onOffFrom),
        z.boolean(),
        (proposersApprove) => ({ proposersApprove }),
      ),
    ],
    line: null,
  },
  graceSeconds: {
    options: [
      deskOption(
        new Option(
          '--grace <seconds>',
          `pause between approval and send, ${boundsText(deskSettings.graceSeconds)}`,
        ).argParser(numberFrom),
        z.number(),
        (graceSeconds) => ({ graceSeconds }),
      ),
    ],
    line: ({ graceSeconds, notAfterMinutes }) => `grace ${graceSeconds} s, at most ${notAfterMinutes} min late`,
  },
  notAfterMinutes: {
    options: [
      deskOption(
        new Option('--not-after <minutes>', 'how late a post may go out before a person is asked').argParser(
          numberFrom,
        ),
        z.number(),
        (notAfterMinutes) => ({ notAfterMinutes }),
      ),
    ],
    line: null,
  },
  recordingDays: {
    options: [
      deskOption(
        new Option(
          '--keep-videos <days>',
          `days after its publication for which a video is kept, ${boundsText(deskSettings.recordingDays)}`,
        ).argParser(numberFrom),
        z.number(),
        (recordingDays) => ({ recordingDays }),
      ),
    ],
    line: ({ recordingDays }) => `videos kept for ${recordingDays} days`,
  },
  findingLevels: {
    options: [
      deskOption(
        new Option('--finding <CODE=level>', 'how grave a remark is: off, info or warns; may be given again').argParser(
          findingFrom,
        ),
        z.array(z.tuple([z.string(), z.enum(['off', 'info', 'warns'])])),
        (findings) => ({ findingLevels: Object.fromEntries(findings) }),
      ),
    ],
    line: ({ findingLevels }) => {
      const levels = Object.entries(findingLevels).map(([code, level]) => `${code} ${level}`);
      return `remarks ${levels.join(', ') || 'as usual'}`;
    },
  },
  digestWeekday: {
    options: [
      deskOption(
        new Option(
          '--digest <hour>',
          'the weekly digest\'s day and time in the desk\'s zone, "monday 09:00", or off',
        ).argParser(digestFrom),
        z.union([z.literal('off'), z.object({ weekday: z.number(), time: z.string() })]),
        (digest) =>
          digest === 'off' ? { digestWeekday: null } : { digestWeekday: digest.weekday, digestTime: digest.time },
      ),
    ],
    line: ({ digestWeekday, digestTime }) =>
      `digest ${digestWeekday === null ? 'off' : `${weekdayNames[digestWeekday - 1] ?? '?'} ${digestTime}`}`,
  },
  digestTime: null,
  workDays: {
    options: [
      deskOption(
        new Option('--working-hours <hours>', 'when people may be reminded, "mon-fri 09:00-18:00"').argParser(
          workingHoursFrom,
        ),
        z.object({ workDays: z.array(z.number()), workFrom: z.string(), workTo: z.string() }),
        (hours) => hours,
      ),
    ],
    line: ({ workDays, workFrom, workTo, holidays }) =>
      `working hours ${workDays.map((day) => weekdayNames[day - 1] ?? '?').join(', ')} ${workFrom} to ${workTo}, public holidays ${holidays}`,
  },
  workFrom: null,
  workTo: null,
  holidays: {
    options: [
      deskOption(
        new Option('--holidays <code>', 'whose public holidays count: FR, FR-57, GP, BE, …; auto or none'),
        z.string(),
        (said) => ({ holidays: said === 'auto' || said === 'none' ? said : said.toUpperCase() }),
      ),
    ],
    line: null,
  },
  captions: {
    options: [
      deskOption(
        new Option(
          '--captions <required|optional|auto>',
          'whether videos have to have captions; auto: by language',
        ).choices(['required', 'optional', 'auto']),
        deskSettings.captions.schema,
        (captions) => ({ captions }),
      ),
    ],
    line: ({ captions }) => `captions of videos ${captions}`,
  },
  officialDomains: {
    options: [
      deskOption(
        new Option('--official-domain <host...>', 'hosts that links may go to without a remark'),
        z.array(z.string()),
        (officialDomains) => ({ officialDomains }),
      ),
    ],
    line: ({ officialDomains }) => `official domains ${officialDomains.join(', ') || 'not checked'}`,
  },
};

const settings = Object.values(inTerminal).filter((setting) => setting !== null);
/** The options of all settings, in the order of the help. */
export const deskOptions = settings.flatMap(({ options }) => options);

/** Returns the lines of a desk's settings, except those that its first line shows. */
export function settingsLines(desk: Desk): readonly string[] {
  return settings.flatMap(({ line }) => (line === null ? [] : [line(desk)]));
}

function approversOf(desk: Desk): string {
  switch (desk.approversFrom) {
    case 'people':
      return desk.approvers.join(', ') || 'nobody';
    case 'channel':
      return `the members of the channel${desk.seenForHours === 0 ? '' : ` once seen there for ${desk.seenForHours} h`}`;
    case 'group':
      return `the group ${desk.approverGroup ?? 'that is not named'}`;
  }
}

function from(
  approversFrom: DeskSettings['approversFrom'],
  approverGroup: string | null = null,
): Pick<DeskOptions, 'approversFrom' | 'approverGroup'> {
  return { approversFrom, approverGroup };
}
