import type { FormField } from '#chat/form.ts';

/** Builds the properties that every field of a form has. */
export function field(
  id: string,
  label: string,
  hint: string | null = null,
  optional: FormField['optional'] = false,
): Pick<FormField, 'id' | 'label' | 'hint' | 'optional'> {
  return { id, label, hint, optional };
}
