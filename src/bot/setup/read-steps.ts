import { choicesIn, textIn } from '#bot/asking/form-values.ts';
import { fieldErrors, type FormRefused, formError } from '#bot/form-answer.ts';
import type { FormValue } from '#chat/form.ts';
import { type Step, stepBounds, type StepWho } from '#desks/steps.ts';
import type { Messages } from '#messages/words/messages.ts';

type Values = Readonly<Record<string, FormValue>>;

/** The steps that a form gives, null for none; or the form's errors. */
export type ReadSteps = { readonly kind: 'steps'; readonly steps: readonly Step[] | null } | FormRefused;

/** Reads the form of a desk's steps. A step without a name does not count. */
export function readSteps({ steps: { error } }: Messages, values: Values): ReadSteps {
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
