import type { Action } from '#bot/action.ts';
import { folded } from '#drafts/folded-words.ts';
import { typedMeanings } from '#messages/typed-words.ts';

import { emergencyTemplates } from './templates/emergency-templates.ts';

const wishes = typedMeanings(({ emergency: words }) => words);

/** Lists and changes what was agreed for emergencies. */
export const emergency: Action<'emergency'> = {
  command: {
    about: 'desk',
    may: 'team',
    help: ({ emergencyTemplates: { help, helpDoes } }) => [{ typed: help, does: helpDoes, isShort: false }],
    read(rest) {
      const [, word = '', behind = ''] = /^(\S*)\s*(.*)$/su.exec(rest.slice(0, 200).trim()) ?? [];
      return wishes.get(folded(word)) === 'templates' ? (ctx) => emergencyTemplates(ctx, behind) : null;
    },
  },
};
