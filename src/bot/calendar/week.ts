import type { Action } from '#bot/action.ts';

import { weekCard } from './week-card.ts';

/** Shows the desk's week to everybody who may see its channel, as the calendar's page does. */
export const week: Action<'week'> = {
  command: {
    about: 'desk',
    may: 'readers',
    help: ({ calendar }) => [{ typed: calendar.week.help, does: calendar.week.helpDoes, group: 'everyday' }],
    read: (rest) => (rest === '' ? weekCard : null),
  },
};
