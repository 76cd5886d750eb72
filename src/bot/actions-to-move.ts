import type { Action, HelpLine } from './action.ts';
import { pressFreeze } from './buttons/press-freeze.ts';
import { pressItWasUs } from './buttons/press-it-was-us.ts';
import { pressCloseLying, pressKeepLying } from './buttons/press-lying.ts';
import { pressRetractDouble } from './buttons/press-retract-double.ts';
import { fillPractice, isPractice } from './commands/fill-practice.ts';
import { openSetup } from './commands/open-setup.ts';
import { parseAbsence } from './commands/parse-absence.ts';
import { figuresDays, parseDigest } from './commands/parse-digest.ts';
import { parseHours } from './commands/parse-hours.ts';
import { runAbsence } from './commands/run-absence.ts';
import { runDigest, runFigures } from './commands/run-digest.ts';
import { runFreeze, runThaw } from './commands/run-freeze.ts';
import { runHours } from './commands/run-hours.ts';
import { lookAtSetup } from './submissions/look-at-setup.ts';
import { submitAbsence } from './submissions/submit-absence.ts';
import { submitSetup } from './submissions/submit-setup.ts';
import { folded } from './typed-command.ts';

const team = { about: 'draft', may: 'team', on: 'anyCard' } as const;

export const closeLying: Action<'closeLying'> = { button: { ...team, press: pressCloseLying } };
export const keepLying: Action<'keepLying'> = { button: { ...team, press: pressKeepLying } };
export const itWasUs: Action<'itWasUs'> = { button: { about: 'desk', may: 'team', press: pressItWasUs } };
export const retractDouble: Action<'retractDouble'> = {
  button: { about: 'desk', may: 'anybody', press: pressRetractDouble },
};
export const digest: Action<'digest'> = {
  command: {
    about: 'desk',
    may: 'anybody',
    help: ({ commands }) => [line(commands.helpDigest, commands.helpDigestDoes)],
    read: (rest) => (ctx) => runDigest(ctx, parseDigest(folded(rest, 200))),
  },
};
export const figures: Action<'figures'> = {
  command: {
    about: 'desk',
    may: 'anybody',
    help: ({ commands }) => [line(commands.helpFigures, commands.helpFiguresDoes, false)],
    read: (rest) => (ctx) => runFigures(ctx, figuresDays(folded(rest, 200))),
  },
};
export const freeze: Action<'freeze'> = {
  button: { about: 'desk', may: 'anybody', press: pressFreeze },
  command: {
    about: 'desk',
    may: 'anybody',
    help: ({ commands }) => [line(commands.helpFreeze, commands.helpFreezeDoes)],
    read: (why) => (ctx) => runFreeze(ctx, why.slice(0, 300)),
  },
};
export const thaw: Action<'thaw'> = {
  command: { about: 'desk', may: 'anybody', help: () => [], read: () => (ctx) => runThaw(ctx) },
};
export const absence: Action<'absence'> = {
  form: { about: 'desk', may: 'anybody', submit: (ctx) => submitAbsence(ctx, ctx.submitted) },
  command: {
    about: 'desk',
    may: 'anybody',
    help: ({ absences }) => [line(absences.help, absences.helpDoes)],
    read:
      (rest) =>
      (ctx, { trigger }) =>
        runAbsence(ctx, parseAbsence(folded(rest, 200)), trigger),
  },
};
export const hours: Action<'hours'> = {
  command: {
    about: 'desk',
    may: 'anybody',
    help: ({ reminders }) => [line(reminders.help, reminders.helpDoes)],
    read: (rest) => (ctx) => runHours(ctx, parseHours(folded(rest, 200))),
  },
};
export const setup: Action<'setup'> = {
  form: {
    about: 'channel',
    async submit(chat, submitted) {
      const look = await lookAtSetup(chat, submitted);
      return (ctx) => submitSetup(ctx, look, submitted);
    },
  },
  command: {
    about: 'channel',
    help: ({ commands }) => [line(commands.helpSetup, commands.helpSetupDoes)],
    run: openSetup,
  },
};
export const practice: Action<'practice'> = {
  command: {
    about: 'desk',
    may: 'anybody',
    isOffered: isPractice,
    help: ({ commands }) => [line(commands.helpPractice, commands.helpPracticeDoes)],
    read: () => fillPractice,
  },
};

function line(typed: string, does: string, isShort = true): HelpLine {
  return { typed, does, isShort };
}
