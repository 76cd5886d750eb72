import type { ShownDialog, ShownElement } from './shown-dialog.ts';

/** What a person puts into an element: text, a value, several, or a yes or no. */
export type Written = string | boolean | readonly string[];

/** What a client sends of a dialog in which that was written. Throws what no client lets through. */
export function submissionOf(
  { elements = [] }: ShownDialog,
  values: Readonly<Record<string, unknown>>,
  from: 'web' | 'phone' = 'web',
): Readonly<Record<string, unknown>> {
  const unknown = Object.keys(values).filter((name) => !elements.some((one) => one.name === name));
  if (unknown.length > 0) throw new Error(`the dialog has no ${unknown.join(', ')}`);
  return Object.fromEntries(
    elements.flatMap((one) => {
      const value = valueOf(one, values[one.name], from);
      if (value === null && one.optional !== true) throw new Error(`Mattermost sends no dialog without "${one.name}"`);
      return value === null && from === 'phone' ? [] : [[one.name, value]];
    }),
  );
}

/** What an element sends; null where it holds nothing. Throws what no client would let through. */
function valueOf(one: ShownElement, written: unknown, from: 'web' | 'phone'): unknown {
  switch (one.type) {
    case 'text':
    case 'textarea': {
      const value = typeof written === 'string' ? written : (one.default ?? '');
      const most = one.max_length ?? (one.type === 'text' ? 150 : 3_000);
      if (value.length > most) throw new Error(`"${one.name}" takes ${most} characters`);
      if (value.length < (one.min_length ?? 0)) throw new Error(`"${one.name}" is too short`);
      return value === '' ? null : one.subtype === 'number' ? Number(value) : value;
    }
    case 'bool': {
      const value = written === undefined ? one.default === 'true' : written === true || written === 'true';
      return value;
    }
    case 'radio':
    case 'select': {
      const isMany = one.type === 'select' && one.multiselect === true;
      const initial = (one.default ?? '').split(',').filter((value) => value !== '');
      const chosen = written === undefined ? initial : [written].flat().map(String);
      const values = chosen.filter((value) => value !== '');
      if (one.type === 'radio' || (one.data_source ?? '') === '')
        for (const value of values)
          if (!(one.options ?? []).some((option) => option.value === value)) throw new Error(`no option ${value}`);
      if (values.length === 0) return null;
      return isMany ? (from === 'web' ? values : values.join(',')) : values[0];
    }
    case 'datetime': {
      const value = typeof written === 'string' ? written : (one.default ?? '');
      if (value === '') return null;
      const at = new Date(value);
      if (Number.isNaN(at.getTime())) throw new Error(`"${value}" is no moment`);
      return at.toISOString().replace('.000Z', 'Z');
    }
  }
}
