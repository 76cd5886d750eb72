import type { Sent } from '../../simulators/slack/fill-in.ts';
import type { Slack } from '../../simulators/slack/open-slack.ts';
import type { Written } from '../../simulators/slack/simulation.ts';
import { drawForm, type DrawnForm } from './draw-form.ts';
import type { DrawnInput, DrawnValue } from './drawn.ts';

/** Draws the form open before this person; null if there is none. */
export function formInSlack(slack: Pick<Slack, 'viewOf'>, user: string): DrawnForm | null {
  const open = slack.viewOf(user);
  return open === null ? null : drawForm(open);
}

/**
 * Fills in the open form and sends it. `values` name our fields, and the values of their choices; each is found by what
 * is shown: the input by its label, a choice by its words. Throws if it is not drawn, or is ambiguous.
 */
export async function submitInSlack(
  slack: Pick<Slack, 'viewOf' | 'submit'>,
  user: string,
  values: Readonly<Record<string, Written>>,
): Promise<Sent> {
  const form = formInSlack(slack, user);
  if (form === null) throw new Error(`no form stands open for ${user}`);
  const filled = Object.entries(values).map(([field, written]): [string, Written] => {
    const input = form.inputs.find(({ sends }) => sends === field);
    if (input === undefined) throw new Error(`no input of the field ${field} is drawn`);
    if (form.inputs.some((one) => one !== input && one.label === input.label && one.hint === input.hint))
      throw new Error(`the form has several inputs “${input.label}”: nobody could tell them apart`);
    return [field, chosenByWords(input, written)];
  });
  return slack.submit(user, Object.fromEntries(filled));
}

/** Returns the values of a form, by the ids of our fields. */
export function valuesIn(form: DrawnForm): Readonly<Record<string, string | string[]>> {
  return Object.fromEntries(form.inputs.map(({ sends, value }) => [sends, standing(value)]));
}

function standing(value: DrawnValue): string | string[] {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'choice': {
      const chosen = value.options.flatMap(({ isChosen, sends }) => (isChosen ? [sends] : []));
      return value.several ? chosen : (chosen[0] ?? '');
    }
    case 'people':
      return value.several ? [...value.users] : (value.users[0] ?? '');
    case 'files':
      return [...value.names];
    case 'day':
      return value.day;
    case 'time':
      return value.time;
    case 'moment':
      return value.atUnixSeconds === null ? '' : String(value.atUnixSeconds);
  }
}

function chosenByWords({ label, value }: DrawnInput, written: Written): Written {
  if (value.kind !== 'choice') return written;
  for (const wanted of [written].flat()) {
    const option = value.options.find(({ sends }) => sends === wanted);
    if (option === undefined) throw new Error(`“${label}” offers no ${JSON.stringify(wanted)}`);
    if (value.options.some((one) => one !== option && one.label === option.label))
      throw new Error(`“${label}” offers several “${option.label}”: nobody could tell them apart`);
  }
  return written;
}
