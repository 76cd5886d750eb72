import type { Mutant } from './mutant.ts';

const shows = 'relayed by a rule';

export const mutantsOfRelaying: readonly Mutant[] = [
  {
    guard: 'a rule is of its source, with the template, as it was agreed to',
    shows,
    without: [{ tag: 'guard: a rule is of its source as it was', how: 'value', code: 'true' }],
  },
  {
    guard: 'by a rule, ten minutes of grace',
    shows,
    without: [{ tag: 'guard: ten minutes of grace', how: 'instead', code: 'export const LEAST_GRACE_SECONDS = 0;' }],
  },
  {
    guard: 'by a rule, pages on official hosts alone',
    shows,
    without: [{ tag: 'guard: by rule, official pages alone', how: 'leaveOut' }],
  },
  {
    guard: 'by a rule, within its hours alone',
    shows,
    without: [{ tag: 'guard: by rule, within its hours', how: 'leaveOut' }],
  },
  {
    guard: 'by a rule, no more than its ceiling a day',
    shows,
    without: [{ tag: 'guard: by rule, no more than its ceiling a day', how: 'value', code: 'null' }],
  },
  {
    guard: 'by a rule, nothing that a check warns of',
    shows,
    without: [{ tag: 'guard: by rule, nothing that a check warns of', how: 'value', code: 'null' }],
  },
  {
    guard: 'a rule ends after 90 days',
    shows,
    without: [{ tag: 'guard: a rule ends after 90 days', how: 'leaveOut' }],
  },
  {
    guard: 'by a rule, in no reserve period of any level',
    shows,
    without: [{ tag: 'guard: by rule, in no period', how: 'leaveOut' }],
  },
  {
    guard: 'by a rule, under no freeze, nor after one',
    shows,
    without: [{ tag: 'guard: by rule, under no freeze, nor after one', how: 'leaveOut' }],
  },
  {
    guard: 'by a rule, in no emergency, nor after one',
    shows,
    without: [{ tag: 'guard: by rule, in no emergency, nor after one', how: 'leaveOut' }],
  },
  {
    guard: 'by a rule, what the page says',
    shows,
    without: [{ tag: 'guard: by rule, the page as it is', how: 'value', code: 'true' }],
  },
  {
    guard: 'what was stopped leaves by no rule',
    shows,
    without: [
      { tag: 'guard: stopped, a rule lets it out no more', how: 'value', code: 'true' },
      { tag: 'guard: by rule, what nobody touched', how: 'value', code: 'true' },
    ],
  },
  {
    guard: 'everybody on the desk stops what a rule lets out',
    shows,
    without: [{ tag: 'guard: everybody on the desk stops', how: 'value', code: '!desk.approvers.includes(person)' }],
  },
  {
    guard: 'by a rule, nothing while most of the feed is gone',
    shows,
    without: [{ tag: 'guard: by rule, nothing while most of the feed is gone', how: 'leaveOut' }],
  },
  {
    guard: 'by a rule, only what is surely dated',
    shows,
    without: [{ tag: 'guard: by rule, only what is surely dated', how: 'leaveOut' }],
  },
  {
    guard: 'by a rule, nothing dated later',
    shows,
    without: [{ tag: 'guard: by rule, nothing dated later', how: 'leaveOut' }],
  },
  {
    guard: 'by a rule, nothing of a day ago',
    shows,
    without: [{ tag: 'guard: by rule, nothing of a day ago', how: 'leaveOut' }],
  },
  {
    guard: 'by a rule, only what stands above all that is known',
    shows,
    without: [{ tag: 'guard: by rule, only what stands above all that is known', how: 'leaveOut' }],
  },
  {
    guard: 'by a rule, nothing that was said before',
    shows,
    without: [{ tag: 'guard: by rule, nothing that was said before', how: 'value', code: 'null' }],
  },
  {
    guard: 'by a rule, no words that were misread',
    shows,
    without: [{ tag: 'guard: by rule, no words that were misread', how: 'leaveOut' }],
  },
  {
    guard: 'by a rule, nothing whose title says that it is none',
    shows,
    without: [{ tag: 'guard: by rule, nothing whose title says that it is none', how: 'leaveOut' }],
  },
  {
    guard: 'by a rule, what was seen again in a good reading',
    shows,
    without: [{ tag: 'guard: by rule, what was seen again', how: 'leaveOut' }],
  },
];
