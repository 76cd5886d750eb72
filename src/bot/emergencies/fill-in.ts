import { type Action, type Answer, deskFormOf, type DeskPress, type DeskSubmission, takeOnce } from '#bot/action.ts';
import { textIn } from '#bot/forms/form-values.ts';
import { choice } from '#bot/forms/choice-fields.ts';
import { type DeskContext, deciderOf } from '#bot/context.ts';
import { fieldErrors, type FormRefused, formError } from '#bot/form-answer.ts';
import { once } from '#bot/once.ts';
import type { Form, FormField } from '#chat/form.ts';
import { readAgreedTemplate } from '#drafts/emergency/agreed.ts';
import { type Blank, MAX_SHORT_CHARACTERS } from '#drafts/emergency/blank.ts';
import type { EmergencyTemplate } from '#drafts/emergency/template.ts';
import { notNow } from '#emergencies/may-use.ts';
import { type PrepareOutcome, prepareUse } from '#emergencies/prepare-use.ts';
import { say } from '#messages/words/keyed.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { previewCard } from './preview-card.ts';
import { refusalText } from './refusal-text.ts';
import { readUseTarget, type UseTarget } from './use-target.ts';

/** Fills in a part of a template, and shows what would stand on each account. Nothing is published by it. */
export const emergencyFill: Action<'emergencyFill'> = {
  button: { about: 'desk', may: 'anybody', press: filling },
  form: {
    about: 'desk',
    may: 'anybody',
    submit: takeOnce<DeskSubmission, Filled, AtField>({
      reads: readFilled,
      async does(ctx, work, filled) {
        const outcome = await prepare(ctx, work, filled);
        if (outcome.kind !== 'wrong') return outcome;
        return { ...outcome, field: fieldOf([...filled.values.keys()].indexOf(outcome.blank)) };
      },
      says: {
        prepared: (ctx, prepared) => previewCard(ctx, { ...targetOf(ctx), ...prepared }),
        wrong: { error: ({ m }, { field, why }) => fieldErrors({ [field]: say(m.emergency.wrong, why.kind, why) }) },
        eventOver: ({ m }) => m.emergency.answer.eventOver,
        notOnCall: refusalText,
        frozen: refusalText,
        notAgreed: refusalText,
        ownTemplate: refusalText,
        otherAccounts: refusalText,
        blocked: refusalText,
      },
    }),
  },
};

/** A mistake in the form, with the field to show it at. */
type AtField =
  | Exclude<PrepareOutcome, { readonly kind: 'wrong' }>
  | (Extract<PrepareOutcome, { readonly kind: 'wrong' }> & { readonly field: string });

interface Filled {
  readonly target: UseTarget;
  readonly values: ReadonlyMap<string, string>;
}

async function filling(ctx: DeskPress): Promise<Answer> {
  const { bot, desk, m, members, user } = ctx;
  const target = readUseTarget(ctx.target);
  if (target === null) return m.emergency.answer.notAgreed;
  const { db: tx, decisionKey, clock } = bot.store;
  const reader = { tx, decisionKey, clock };
  const refused = await notNow(reader, { desk, person: user }, target.mode, { ...target, members });
  if (refused !== null) return refusalText(ctx, refused);
  const template = await readAgreedTemplate(reader, desk, target.templateId, { members });
  if (template === null) return m.emergency.answer.notAgreed;
  if (template.parts[target.part].blanks.length > 0) {
    return deskFormOf('emergencyFill', fillForm(m, template, target), ctx.target);
  }
  return prepared(ctx, target);
}

/** Shows a part without blanks at once. */
async function prepared(ctx: DeskPress, target: UseTarget): Promise<Answer> {
  const { bot, chat, dedupeKey, m } = ctx;
  const done = await once(bot.store, { platform: chat.id, dedupeKey }, (work) =>
    prepare(ctx, work, { target, values: new Map() }),
  );
  if (done.kind === 'repeat') return null;
  const { value } = done;
  if (value.kind === 'prepared') return previewCard(ctx, { ...target, ...value });
  if (value.kind === 'eventOver' || value.kind === 'wrong') return m.emergency.answer.eventOver;
  return refusalText(ctx, value);
}

function prepare(ctx: DeskContext, work: UnitOfWork, { target, values }: Filled): Promise<PrepareOutcome> {
  const { bot, desk } = ctx;
  return prepareUse(work, { desk, ...deciderOf(ctx) }, { ...target, values }, bot.rules);
}

async function readFilled(ctx: DeskSubmission): Promise<Filled | FormRefused> {
  const { bot, desk, m, members, values } = ctx;
  const target = readUseTarget(ctx.target);
  if (target === null) return formError(m.emergency.answer.notAgreed);
  const { db: tx, decisionKey } = bot.store;
  const template = await readAgreedTemplate({ tx, decisionKey }, desk, target.templateId, { members });
  if (template === null) return formError(m.emergency.answer.notAgreed);
  const { blanks } = template.parts[target.part];
  return { target, values: new Map(blanks.map(({ name }, index) => [name, textIn(values, fieldOf(index))])) };
}

function targetOf(ctx: DeskSubmission): UseTarget {
  const target = readUseTarget(ctx.target);
  if (target === null) throw new Error('a form was accepted whose target was refused');
  return target;
}

function fillForm(
  m: Messages,
  { name, parts }: Pick<EmergencyTemplate, 'name' | 'parts'>,
  { mode, part }: UseTarget,
): Form {
  const { emergency } = m;
  const word = emergency.mode[mode];
  const { fill } = emergency;
  return {
    title: fill.title(word),
    intro: fill.intro(word, emergency.partOf(name, emergency.part[part])),
    submitLabel: fill.submit,
    fields: parts[part].blanks.map((blank, index) => blankField(m, blank, index)),
    images: [],
  };
}

/** The most values of a list to show side by side. */
const mostSideBySide = 6;

function blankField({ emergency: { fill } }: Messages, { name, kind, choices }: Blank, index: number): FormField {
  const field = { id: fieldOf(index), label: name, optional: false } as const;
  switch (kind) {
    case 'choice': {
      const offered = choices.map((one) => choice(one, one));
      const isShort = choices.length <= mostSideBySide;
      // None is preselected: otherwise a value that nobody looked at would go out.
      return { ...field, hint: fill.pleaseChoose, kind: isShort ? 'radio' : 'select', choices: offered, initial: '' };
    }
    case 'time':
      return { ...field, hint: fill.timeHint, kind: 'text', initial: '', maxLength: 20 };
    case 'short':
      return { ...field, hint: fill.shortHint, kind: 'text', initial: '', maxLength: MAX_SHORT_CHARACTERS };
  }
}

function fieldOf(index: number): string {
  return `blank${index}`;
}
