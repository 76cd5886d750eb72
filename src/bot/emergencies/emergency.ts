import { type Action, type Answer, deskFormOf, takeOnce } from '#bot/action.ts';
import { textIn } from '#bot/forms/form-values.ts';
import { type DeskContext, worksHere } from '#bot/context.ts';
import { fieldErrors, type FormRefused } from '#bot/form-answer.ts';
import type { EmergencyMode } from '#drafts/emergency/fill.ts';
import { folded } from '#drafts/folded-words.ts';
import { notNow } from '#emergencies/may-use.ts';
import { typedMeanings, typedMode } from '#messages/typed-words.ts';

import { chooseCard } from './choose-card.ts';
import { beginningDrill } from './drill/beginning-drill.ts';
import { endingByWord } from './end-emergency.ts';
import { refusalText } from './refusal-text.ts';
import { emergencyTemplates } from './templates/emergency-templates.ts';

const wishes = typedMeanings(({ emergency: words }) => words);

/**
 * Begins to publish by the emergency path, for people on call. First it asks whether this is real or an exercise; the
 * answer is a word typed in full, after the command or in a form. Nothing is published yet.
 */
export const emergency: Action<'emergency'> = {
  command: {
    about: 'desk',
    may: 'anybody',
    isUrgent: true,
    help: ({ drill, emergency: { help, helpDoes, helpEnd, helpEndDoes }, emergencyTemplates: templates }) => [
      { typed: help, does: helpDoes, group: 'emergency' },
      { typed: helpEnd, does: helpEndDoes, group: 'emergency' },
      { typed: templates.help, does: templates.helpDoes, group: 'emergency' },
      { typed: drill.help, does: drill.helpDoes, group: 'emergency' },
    ],
    read(rest) {
      const [, word = '', behind = ''] = /^(\S*)\s*(.*)$/su.exec(rest.slice(0, 200).trim()) ?? [];
      switch (wishes.get(folded(word))) {
        case 'templates':
          return async (ctx) => (worksHere(ctx, null) ? emergencyTemplates(ctx, behind) : ctx.m.answers.notOnDesk);
        case 'drill':
          return beginningDrill;
        case 'end':
          return endingByWord;
        case undefined:
          return (ctx) => beginning(ctx, rest.trim());
      }
    },
  },
  form: {
    about: 'desk',
    may: 'anybody',
    submit: takeOnce<DeskContext & { readonly values: Parameters<typeof textIn>[0] }, EmergencyMode, Begun>({
      reads: ({ m, values }) => typedMode(textIn(values, 'word')) ?? wrongWord(m),
      does: async (ctx, work, mode) => {
        const refused = await notNow(work, { desk: ctx.desk, person: ctx.user }, mode);
        return refused === null ? { kind: 'begun', mode } : { kind: 'refused', why: refused };
      },
      says: {
        begun: (ctx, { mode }) => chooseCard(ctx, mode),
        refused: (ctx, { why }) => refusalText(ctx, why),
      },
    }),
  },
};

type Begun =
  | { readonly kind: 'begun'; readonly mode: EmergencyMode }
  | { readonly kind: 'refused'; readonly why: NonNullable<Awaited<ReturnType<typeof notNow>>> };

async function beginning(ctx: DeskContext, typed: string): Promise<Answer> {
  const { bot, desk, m, user } = ctx;
  const { db: tx, decisionKey, clock } = bot.store;
  const refused = await notNow({ tx, decisionKey, clock }, { desk, person: user }, typedMode(typed));
  if (refused !== null) return refusalText(ctx, refused);
  const { question, mode: words } = m.emergency;
  if (typed !== '') {
    const mode = typedMode(typed);
    return mode === null ? question.wrong(words.real, words.exercise) : chooseCard(ctx, mode);
  }
  const form = {
    title: question.title,
    intro: question.intro(words.real, words.exercise),
    submitLabel: question.submit,
    fields: [
      {
        id: 'word',
        label: question.label,
        hint: null,
        optional: false,
        kind: 'text',
        initial: '',
        maxLength: 40,
      },
    ],
    images: [],
  } as const;
  return deskFormOf('emergency', form, null);
}

function wrongWord({ emergency: { question, mode } }: DeskContext['m']): FormRefused {
  return fieldErrors({ word: question.wrong(mode.real, mode.exercise) });
}
