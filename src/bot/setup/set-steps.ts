import { type Action, type Answer, deskFormOf, type DeskSubmission, takeOnce } from '#bot/action.ts';
import { couldApprove } from '#bot/approving/could-approve.ts';
import { choicesIn, textIn } from '#bot/forms/form-values.ts';
import type { DeskContext } from '#bot/context.ts';
import { namesOf } from '#bot/drafting/names.ts';
import { fieldErrors, formError, type FormRefused } from '#bot/form-answer.ts';
import type { FormValue } from '#chat/form.ts';
import { lockDesk } from '#desks/lock-desk.ts';
import type { Members } from '#desks/may.ts';
import { namedInSteps, type Step, stepBounds, type StepWho } from '#desks/steps.ts';
import { turnsOf } from '#desks/turns.ts';
import { changeDeskWithTemplates } from '#drafts/emergency/change-desk.ts';
import type { Messages } from '#messages/words/messages.ts';

import { groupsOffered } from './groups-offered.ts';
import { settingsRefusedText } from './settings-refused-text.ts';
import { maySetUp, settingUp } from './setup-rights.ts';
import { stepsForm } from './steps-form.ts';
import { stepsText } from './steps-text.ts';
import { losesTemplates, lostText, mayLoseTemplates, membersAfter, templatesField } from './templates-at-stake.ts';

interface Wish {
  readonly steps: readonly Step[] | null;
  /** True: the sender administers the channel, as the chat has just answered. */
  readonly administers: boolean;
  /** Of the desk with these steps, if emergency templates are at stake. */
  readonly members: Members | null;
}

type Changed = Awaited<ReturnType<typeof changeDeskWithTemplates>> | { readonly kind: 'notAllowed' };

/** Sets the ordered steps in which a desk approves, or none, for people who may set it up. */
export const steps: Action<'steps'> = {
  command: {
    about: 'desk',
    may: 'anybody',
    help: (m) => [{ typed: m.steps.help, does: m.steps.helpDoes, group: 'team' }],
    read: (rest) => (rest === '' ? open : null),
  },
  form: {
    about: 'desk',
    may: 'anybody',
    submit: takeOnce<DeskSubmission, Wish, Changed>({
      reads,
      async does(ctx, work, { steps: wanted, administers, members }) {
        const { chat, user } = ctx;
        const desk = await lockDesk(work, { platform: chat.id, channel: ctx.desk.channel });
        if (desk === null || !maySetUp({ ...ctx, administers }, desk)) return { kind: 'notAllowed' };
        const request = { deskId: desk.id, by: user.id, changes: { steps: wanted }, members };
        return changeDeskWithTemplates(work, { ...request, mayLose: mayLoseTemplates(ctx.values) });
      },
      says: {
        changed: async (ctx, { lost }) => [await changedText(ctx), ...lostText(ctx.m, lost)].join('\n'),
        losesTemplates: { error: ({ m, values }, { names }) => losesTemplates(m, values, names) },
        refused: { error: ({ m }, { why }) => formError(settingsRefusedText(m, why)) },
        notAllowed: { error: ({ m }) => formError(m.setup.notSteward) },
      },
    }),
  },
};

async function open(ctx: DeskContext): Promise<Answer> {
  const { desk, m } = ctx;
  const [by, groups] = await Promise.all([settingUp(ctx, desk.channel), groupsOffered(ctx)]);
  if (!maySetUp(by, desk)) return m.setup.notSteward;
  const form = stepsForm(m, desk, groups);
  const fields = [...form.fields, ...(await templatesField(m, ctx.bot.store.db, desk))];
  return deskFormOf('steps', { ...form, fields }, null);
}

/** Reads the form, and asks the chat whether each step has enough people. Guests, bots and people gone do not count. */
async function reads(ctx: DeskSubmission): Promise<Wish | FormRefused> {
  const { chat, desk, m, values } = ctx;
  const read = readSteps(m, values);
  if ('reply' in read) return read;
  const { administers } = await settingUp(ctx, desk.channel);
  for (const turn of read.steps === null ? [] : turnsOf({ ...desk, steps: read.steps })) {
    if ((await couldApprove(chat, desk.channel, turn)) === 'never') return formError(m.steps.error.steps_unfillable);
  }
  return { steps: read.steps, administers, members: await membersAfter(ctx, desk, { steps: read.steps }) };
}

async function changedText(ctx: DeskSubmission): Promise<string> {
  const { chat, m, values } = ctx;
  const read = readSteps(m, values);
  if ('reply' in read || read.steps === null) return m.steps.unset;
  const names = await namesOf(chat, namedInSteps(read.steps));
  const groups = await groupsOffered(ctx);
  const whoOf = (who: StepWho): string => {
    switch (who.kind) {
      case 'people':
        return who.ids.map((id) => names.get(id) ?? id).join(', ');
      case 'members':
        return m.policy.everyMember;
      case 'group':
        return m.policy.membersOf(groups.find(({ id }) => id === who.groupId)?.name ?? who.groupId);
    }
  };
  return m.steps.set(stepsText(m, read.steps, whoOf));
}

type Values = Readonly<Record<string, FormValue>>;

/** The steps that a form gives, null for none; or the form's errors. */
type ReadSteps = { readonly kind: 'steps'; readonly steps: readonly Step[] | null } | FormRefused;

/** Reads the form of a desk's steps. A step without a name does not count. */
function readSteps({ steps: { error } }: Messages, values: Values): ReadSteps {
  const steps: Step[] = [];
  for (let number = 1; number <= stepBounds.most; number += 1) {
    const name = textIn(values, `name${number}`)
      .replaceAll(/[\p{Cc}\s]+/gu, ' ')
      .trim();
    if (name === '') continue;
    const who = whoIn(values, number);
    const said = textIn(values, `number${number}`).trim();
    if (who.kind === 'people' && who.ids.length === 0) return fieldErrors({ [`people${number}`]: error.nobody });
    if (who.kind === 'group' && who.groupId === '') return fieldErrors({ [`group${number}`]: error.noGroup });
    if (said === 'all' && who.kind !== 'people') return fieldErrors({ [`number${number}`]: error.allOfPeople });
    steps.push({ name, who, needed: said === 'all' ? said : Number(said) });
  }
  if (steps.length === 1) return formError(error.onlyOne);
  return { kind: 'steps', steps: steps.length === 0 ? null : steps };
}

function whoIn(values: Values, number: number): StepWho {
  switch (textIn(values, `who${number}`)) {
    case 'members':
      return { kind: 'members' };
    case 'group':
      return { kind: 'group', groupId: textIn(values, `group${number}`) };
    // Any other value means the people who were chosen.
    default:
      return { kind: 'people', ids: choicesIn(values, `people${number}`) };
  }
}
