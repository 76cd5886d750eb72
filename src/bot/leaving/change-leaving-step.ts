import { z } from 'zod';

import { lockLeaving, readLeaving } from '#accounts/leaving/leaving.ts';
import { changeStep, readSteps, replanStep, type Step, type StepChange, stepKindOf } from '#accounts/leaving/steps.ts';
import { type Action, type Answer, deskFormOf, type DeskPress, type DeskSubmission, takeOnce } from '#bot/action.ts';
import { choicesIn, textIn } from '#bot/forms/form-values.ts';
import { worksHere } from '#bot/context.ts';
import { fieldErrors, type FormRefused, formError } from '#bot/form-answer.ts';
import { freezerName } from '#bot/freezing/freezer-name.ts';
import { fullWhenText } from '#bot/when-text.ts';
import type { Form } from '#chat/form.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { UnitOfWork } from '#storage/store.ts';

import { dayAt, isMemberHere } from './read-leave-form.ts';
import { mayDoStep, type StepMeant, stepMeant } from './step-target.ts';

const maxWhy = 300;

/** Changes a step of a plan: its owner, its day, or its state (not needed, or open again). */
export const changeLeavingStep: Action<'changeLeavingStep'> = {
  button: { about: 'desk', may: 'team', press: opening },
  form: {
    about: 'desk',
    may: 'anybody',
    submit: takeOnce({
      reads: readChange,
      does: change,
      says: {
        changed: ({ m }, { step }) => m.leaving.doing.changed(m.leaving.steps[step.kind]),
        already: async ({ bot, chat, desk, m }, { step }) => {
          const name = step.by === null ? '' : await freezerName(chat, m, step.by);
          const now = bot.store.clock.now();
          const when = step.at === null ? '' : fullWhenText(step.at, desk.timeZone, m.tongue, now);
          return m.leaving.doing.already(m.leaving.steps[step.kind], name, when);
        },
        open: ({ m }, { step }) => m.leaving.doing.isOpen(m.leaving.steps[step.kind]),
        closed: ({ m }) => m.leaving.answer.closed,
      },
    }),
  },
};

async function opening(ctx: DeskPress): Promise<Answer> {
  const { bot, desk, m, target } = ctx;
  const { db, clock } = bot.store;
  const id = z.uuid().safeParse(target).data;
  const leaving = id === undefined ? null : await readLeaving(db, id, clock.now());
  if (leaving === null || leaving.deskId !== desk.id || !worksHere(ctx, null)) return m.leaving.answer.closed;
  return deskFormOf('changeLeavingStep', changeForm(m, await readSteps(db, leaving.id)), leaving.id);
}

function changeForm(m: Messages, steps: readonly Step[]): Form {
  const { change } = m.leaving;
  const text = { kind: 'text', optional: true, initial: '' } as const;
  return {
    title: change.title,
    intro: change.intro,
    submitLabel: change.submit,
    fields: [
      {
        id: 'step',
        label: change.step,
        hint: null,
        optional: false,
        kind: 'select',
        choices: steps.map(({ kind }) => ({ value: kind, label: m.leaving.steps[kind] })),
        initial: steps.find(({ state }) => state === 'open')?.kind ?? steps[0]?.kind ?? '',
      },
      {
        id: 'state',
        label: change.what,
        hint: null,
        optional: false,
        kind: 'radio',
        choices: [
          { value: 'keep', label: change.keep },
          { value: 'notNeeded', label: change.notNeeded },
          { value: 'open', label: change.open },
        ],
        initial: 'keep',
      },
      { ...text, id: 'why', label: change.why, hint: change.whyHint, maxLength: maxWhy },
      {
        id: 'owner',
        label: change.owner,
        hint: change.ownerHint,
        optional: true,
        kind: 'people',
        initial: [],
        isOne: true,
      },
      { ...text, id: 'due', label: change.due, hint: change.dueHint, maxLength: 100 },
    ],
    images: [],
  };
}

interface Wish {
  readonly meant: StepMeant;
  readonly change: StepChange | null;
  readonly plan: { readonly owner?: string; readonly dueOn?: string };
}

async function readChange(ctx: DeskSubmission): Promise<Wish | FormRefused> {
  const { m, target, values } = ctx;
  const { change: words } = m.leaving;
  const kind = stepKindOf(textIn(values, 'step'));
  const meant = kind === null ? null : await stepMeant(ctx, `${target ?? ''}:${kind}`);
  if (meant === null) return formError(m.leaving.answer.closed);
  if (!mayDoStep(ctx, meant.step)) return formError(m.leaving.doing.mayNot);
  const why = textIn(values, 'why').trim().replaceAll(/\s+/gu, ' ').slice(0, maxWhy);
  const wanted = textIn(values, 'state');
  if (wanted === 'notNeeded' && why === '') return fieldErrors({ why: words.noWhy });
  const [owner, ...others] = choicesIn(values, 'owner');
  if (others.length > 0) return fieldErrors({ owner: m.leaving.error.onePerson });
  if (owner !== undefined && !(await isMemberHere(ctx, owner))) return fieldErrors({ owner: m.leaving.error.notHere });
  const due = textIn(values, 'due').trim() === '' ? null : dayAt(ctx, 'due');
  if (due !== null && typeof due !== 'string') return due;
  const change = changeOf(wanted, why);
  if (change === null && owner === undefined && due === null) return fieldErrors({ state: words.nothing });
  const plan = { ...(owner === undefined ? {} : { owner }), ...(due === null ? {} : { dueOn: due }) };
  return { meant, change, plan };
}

function changeOf(wanted: string, why: string): StepChange | null {
  if (wanted === 'open') return { state: 'open' };
  return wanted === 'notNeeded' ? { state: 'notNeeded', note: why } : null;
}

type ChangeOutcome =
  | { readonly kind: 'changed'; readonly step: Step }
  /** Somebody else had already set it so. */
  | { readonly kind: 'already'; readonly step: Step }
  | { readonly kind: 'open'; readonly step: Step }
  | { readonly kind: 'closed'; readonly step: Step };

async function change(
  { user }: DeskSubmission,
  work: UnitOfWork,
  { meant, change: wanted, plan }: Wish,
): Promise<ChangeOutcome> {
  const { step } = meant;
  const leaving = await lockLeaving(work.tx, meant.leaving.id, work.clock.now());
  if (leaving === null) return { kind: 'closed', step };
  const { kind } = step;
  if (wanted !== null) {
    const outcome = await changeStep(work, leaving, { kind, by: user, change: wanted });
    if (outcome.kind !== 'changed') return { step, ...outcome };
  }
  if (Object.keys(plan).length === 0) return { kind: 'changed', step };
  return { kind: await replanStep(work, leaving, { kind, by: user, change: plan }), step };
}
