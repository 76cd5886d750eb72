import type { FormValue } from '#chat/form.ts';
import type { FileRef } from '#chat/refs.ts';

import { boxesFields } from './choice-fields.ts';

type Values = Readonly<Record<string, FormValue>>;

/** Returns the text of a field; empty where it was left out. */
export function textIn(values: Values, field: string): string {
  const value = Object.hasOwn(values, field) ? values[field] : undefined;
  return typeof value === 'string' ? value : '';
}

/** Returns the values that were ticked, or the people who were chosen. */
export function choicesIn(values: Values, field: string): readonly string[] {
  const value = Object.hasOwn(values, field) ? values[field] : undefined;
  if (value === undefined || typeof value === 'string') return [];
  return value.filter((one) => typeof one === 'string');
}

/** Returns the values that were ticked in the fields of `boxes`. */
export function ticked(values: Values, field: string): readonly string[] {
  return boxesFields(values, field).flatMap((one) => choicesIn(values, one));
}

/** Returns the files that were added to the form. */
export function filesIn(values: Values, field: string): readonly FileRef[] {
  const value = Object.hasOwn(values, field) ? values[field] : undefined;
  if (value === undefined || typeof value === 'string') return [];
  return value.filter((one) => typeof one !== 'string');
}
