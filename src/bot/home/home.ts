import type { Action } from '#bot/action.ts';
import { openDraftForm } from '#bot/drafting/new-draft.ts';

import { homeCard } from './home-card.ts';

/** Shows what waits for the person on the desk, by "/tambour" alone. */
export const home: Action<'home'> = {
  command: {
    about: 'desk',
    may: 'readers',
    help: ({ home }) => [{ typed: home.help, does: home.helpDoes, group: 'everyday' }],
    read: (rest) => (rest === '' ? homeCard : null),
  },
};

/** Opens the form of a new draft. */
export const startDraft: Action<'startDraft'> = {
  button: { about: 'desk', may: 'team', press: (ctx) => openDraftForm(ctx, { text: '', files: [] }) },
};
