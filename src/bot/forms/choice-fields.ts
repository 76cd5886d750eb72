import type { Choice, FormField } from '#chat/form.ts';
import { shorten } from '#text/shorten.ts';

/** The most boxes per field, and characters per choice label, that platforms show. */
const mostBoxes = 10;
const longestLabel = 75;

/** Builds boxes to tick, in as many fields as needed: `id`, `id.2`, `id.3`. `ticked` reads them back. */
export function boxes(
  base: Pick<FormField, 'id' | 'label' | 'hint' | 'optional' | 'isFollowed'>,
  choices: readonly Choice[],
  initial: readonly string[],
): readonly FormField[] {
  const fields = Math.ceil(choices.length / mostBoxes);
  return Array.from({ length: fields }, (_, index): FormField => {
    const own = choices.slice(index * mostBoxes, (index + 1) * mostBoxes);
    return {
      ...base,
      id: boxesField(base.id, index),
      label: fields === 1 ? base.label : `${base.label} (${index + 1}/${fields})`,
      hint: index === 0 ? base.hint : null,
      // With several fields, one may stay empty while another has a tick.
      optional: base.optional || fields > 1,
      kind: 'checkboxes',
      choices: own.map(({ value, label }) => choice(value, label)),
      initial: initial.filter((value) => own.some((one) => one.value === value)),
    };
  });
}

/** Lists the field ids of `boxes` that `values` has. */
export function boxesFields(values: Readonly<Record<string, unknown>>, id: string): readonly string[] {
  return Object.keys(values).filter(
    (field) => field === id || (field.startsWith(`${id}.`) && /^\d+$/u.test(field.slice(id.length + 1))),
  );
}

/** Builds a choice, with its label shortened to what platforms show. */
export function choice(value: string, label: string): Choice {
  return { value, label: shorten(label, longestLabel) };
}

function boxesField(id: string, index: number): string {
  return index === 0 ? id : `${id}.${index + 1}`;
}
