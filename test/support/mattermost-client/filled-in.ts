import { type Client, isMany, startOf } from './drawn-dialog.ts';
import type { HandedDialog, HandedElement } from './handed-dialog.ts';

/** A value that a person enters: text, an option, several, or yes or no. */
export type Written = string | boolean | readonly string[];

/** The outcome when a person presses the dialog's button. */
export type FilledIn =
  | { readonly kind: 'sent'; readonly submission: Readonly<Record<string, unknown>> }
  /** The client sends nothing, and shows the errors at the fields. */
  | { readonly kind: 'kept'; readonly errors: Readonly<Record<string, string>> };

/** Fills in a dialog as a client does. Throws on values that no client accepts. */
export function filledIn(
  { elements = [] }: HandedDialog,
  written: Readonly<Record<string, Written>>,
  client: Client,
): FilledIn {
  const unknown = Object.keys(written).filter((name) => !elements.some((one) => one.name === name));
  if (unknown.length > 0) throw new Error(`the dialog has no ${unknown.join(', ')}`);
  const values = elements.map((one) => [one, valueOf(one, written[one.name], client)] as const);
  const errors = values.flatMap(([one, value]) => {
    const error = errorOf(one, value);
    return error === null ? [] : [[one.name, error] as const];
  });
  if (errors.length > 0) return { kind: 'kept', errors: Object.fromEntries(errors) };
  // web/utils/dialog_conversion.ts, extractPrimitiveValues: empty values are left out, also a deleted text or an
  // emptied list. The phone leaves them out too, or sends "": app/utils/dialog_conversion.ts.
  const sent = values.filter(([, value]) => !isEmpty(value));
  return {
    kind: 'sent',
    submission: Object.fromEntries(
      sent.map(([{ name }, value]) => [
        name,
        client.kind === 'phone' && Array.isArray(value) ? value.join(',') : value,
      ]),
    ),
  };
}

/** packages/mattermost-redux/src/utils/integration_utils.ts, checkDialogElementForError. */
function errorOf(one: HandedElement, value: unknown): string | null {
  // An unticked box counts as empty.
  if ((isEmpty(value) || value === false) && one.optional !== true) return 'This field is required.';
  const least = one.min_length ?? 0;
  return typeof value === 'string' && value !== '' && value.length < least ? `Minimum input length is ${least}.` : null;
}

function isEmpty(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

/** Returns a field's value; null if it has none. */
function valueOf(one: HandedElement, written: Written | undefined, client: Client): unknown {
  if (written === undefined) return startOf(one, client).held;
  switch (one.type) {
    case 'text':
    case 'textarea': {
      const most = one.max_length ?? (one.type === 'text' ? 150 : 3_000);
      const value = textOf(written);
      if (value.length > most) throw new Error(`"${one.name}" takes ${most} characters`);
      return value !== '' && one.subtype === 'number' ? Number(value) : value;
    }
    case 'bool':
      return written === true || written === 'true';
    case 'radio':
    case 'select': {
      const values = [written]
        .flat()
        .map(String)
        .filter((value) => value !== '');
      if ((one.data_source ?? '') === '')
        for (const value of values)
          if (!(one.options ?? []).some((option) => option.value === value)) throw new Error(`no option ${value}`);
      if (isMany(one)) return values;
      if (values.length > 1) throw new Error(`"${one.name}" takes one`);
      return values[0] ?? null;
    }
    case 'datetime': {
      if (written === '') return null;
      const at = new Date(textOf(written));
      if (Number.isNaN(at.getTime())) throw new Error(`"${textOf(written)}" is no moment`);
      return at.toISOString().replace('.000Z', 'Z');
    }
  }
}

function textOf(written: Written): string {
  if (typeof written !== 'string') throw new Error(`${JSON.stringify(written)} is no text`);
  return written;
}
