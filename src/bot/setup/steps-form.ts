import { choice } from '#bot/forms/choice-fields.ts';
import { field } from '#bot/forms/field.ts';
import type { ChatGroup } from '#chat/chat.ts';
import type { Form, FormField } from '#chat/form.ts';
import { deskSettings } from '#desks/desk-settings.ts';
import type { Desk } from '#desks/desk.ts';
import { type Step, stepBounds } from '#desks/steps.ts';
import type { Messages } from '#messages/words/messages.ts';

const usualSteps = 3;

/** Builds the form of a desk's steps: three, or as many as it has. */
export function stepsForm(m: Messages, { steps }: Pick<Desk, 'steps'>, groups: readonly ChatGroup[]): Form {
  const count = Math.min(stepBounds.most, Math.max(usualSteps, steps?.length ?? 0));
  return {
    title: m.steps.title,
    intro: m.steps.intro,
    submitLabel: m.forms.save,
    fields: Array.from({ length: count }, (_, index) =>
      stepFields(m, index + 1, steps?.[index] ?? null, groups),
    ).flat(),
    images: [],
  };
}

function stepFields(
  m: Messages,
  number: number,
  step: Step | null,
  groups: readonly ChatGroup[],
): readonly FormField[] {
  const { setup, steps } = m;
  const { least, most } = deskSettings.approvalsNeeded;
  const numbers = Array.from({ length: most - least + 1 }, (_, index) => String(least + index));
  const ways = [
    choice('people', setup.fromPeople),
    choice('members', setup.fromChannel),
    ...(groups.length === 0 ? [] : [choice('group', setup.fromGroup)]),
  ];
  const who = step?.who ?? { kind: 'people', ids: [] };
  return [
    {
      ...field(`name${number}`, steps.name(number), number === 1 ? steps.nameHint : null, true),
      kind: 'text',
      initial: step?.name ?? '',
      maxLength: 40,
    },
    { ...field(`who${number}`, steps.who(number), null), kind: 'select', choices: ways, initial: who.kind },
    {
      ...field(`people${number}`, steps.people(number), null, true),
      kind: 'people',
      initial: who.kind === 'people' ? who.ids : [],
      isOne: false,
    },
    ...(groups.length === 0
      ? []
      : [
          {
            ...field(`group${number}`, steps.group(number), null, true),
            kind: 'select' as const,
            choices: groups.map(({ id, name }) => choice(id, name)),
            initial: who.kind === 'group' ? who.groupId : '',
          },
        ]),
    {
      ...field(`number${number}`, steps.number(number), null),
      kind: 'select',
      choices: [...numbers.map((value) => choice(value, value)), choice('all', steps.all)],
      initial: String(step?.needed ?? 1),
    },
  ];
}
