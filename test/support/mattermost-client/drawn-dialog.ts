import type { HandedDialog, HandedElement } from './handed-dialog.ts';

// A dialog as Mattermost's own clients draw it. File names are from https://github.com/mattermost/mattermost; "web" is
// webapp/channels/src. The phone's code, https://github.com/mattermost/mattermost-mobile, was read but never run.

/** The client in use; the web client comes with the server, whose version this is. */
export interface Client {
  readonly kind: 'web' | 'phone';
  /** A version like "11.7.2". */
  readonly version: string;
}

export interface DrawnField {
  readonly name: string;
  readonly label: string;
  /** If false, "(optional)" stands beside the label. */
  readonly isRequired: boolean;
  /** Markdown. */
  readonly help: string;
  readonly control: 'line' | 'area' | 'tick' | 'buttons' | 'choice' | 'choices' | 'people' | 'moment';
  /** Shown in an empty field, or beside a box. */
  readonly placeholder: string;
  readonly options: readonly { readonly text: string; readonly value: string }[];
  /** The initial value; for choices, the values. */
  readonly start: string | boolean | readonly string[];
}

export interface DrawnDialog {
  readonly title: string;
  /** Markdown. */
  readonly introduction: string;
  readonly fields: readonly DrawnField[];
  readonly submitLabel: string;
}

export function drawnDialog(dialog: HandedDialog, client: Client): DrawnDialog {
  return {
    title: dialog.title,
    introduction: dialog.introduction_text ?? '',
    fields: (dialog.elements ?? []).map((element) => drawnField(element, client)),
    submitLabel: dialog.submit_label ?? 'Submit',
  };
}

/** web/components/apps_form/apps_form_field/apps_form_field.tsx. */
function drawnField(element: HandedElement, client: Client): DrawnField {
  return {
    name: element.name,
    label: element.display_name,
    isRequired: element.optional !== true,
    help: element.help_text ?? '',
    control: controlOf(element),
    placeholder: element.placeholder ?? '',
    options: element.options ?? [],
    start: startOf(element, client).shown,
  };
}

function controlOf(element: HandedElement): DrawnField['control'] {
  switch (element.type) {
    case 'text':
      return 'line';
    case 'textarea':
      return 'area';
    case 'bool':
      return 'tick';
    case 'radio':
      return 'buttons';
    case 'datetime':
      return 'moment';
    case 'select':
      if ((element.data_source ?? '') !== '') return 'people';
      return isMany(element) ? 'choices' : 'choice';
  }
}

/** Tells whether several options can be chosen. */
export function isMany({ type, multiselect = false }: HandedElement): boolean {
  return type === 'select' && multiselect;
}

/** Returns a field's initial value, as drawn and as sent if nobody touches it; null if there is none. */
export function startOf(
  element: HandedElement,
  client: Client,
): { readonly shown: DrawnField['start']; readonly held: unknown } {
  const start = element.default ?? '';
  switch (element.type) {
    case 'text':
    case 'textarea':
    case 'datetime':
      return { shown: start, held: start };
    case 'bool':
      return { shown: start === 'true', held: start === 'true' };
    case 'select':
    case 'radio':
      return chosenAtFirst(element, client);
  }
}

/** web/utils/dialog_conversion.ts, getDefaultValue. */
function chosenAtFirst(
  element: HandedElement,
  client: Client,
): { readonly shown: readonly string[]; readonly held: unknown } {
  const start = element.default ?? '';
  // A default counts only if there are options to find it in: a picker of people always opens empty, and holds nothing.
  // Nobody has seen how the phone draws this; it holds the default unchanged.
  if ((element.data_source ?? '') !== '')
    return { shown: [], held: client.kind === 'phone' && start !== '' ? start : null };
  const values = isMany(element) ? start.split(',').map((value) => value.trim()) : [start];
  const found = values.filter((value) => (element.options ?? []).some((option) => option.value === value));
  if (found.length === 0) return { shown: [], held: null };
  if (element.type === 'radio' && client.kind === 'web') {
    // Until PR #35640 the web client held the whole option, which none of its radio buttons equals; up to 10.11 it also
    // sent that as text: issue #35593.
    if (!isFrom(client, 11, 0)) return { shown: [], held: '[object Object]' };
    if (!isFrom(client, 11, 6)) return { shown: [], held: found[0] };
  }
  return { shown: found, held: isMany(element) ? found : found[0] };
}

/** Tells whether the client is of that version or a later one. */
function isFrom({ version }: Client, major: number, minor: number): boolean {
  const [ownMajor = 0, ownMinor = 0] = version.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}
