import type { ChatUser } from '#chat/chat.ts';
import type { FormField } from '#chat/form.ts';
import type { UserId } from '#chat/refs.ts';

import { bytesIn, dialogLimits, type DialogElement } from './dialog-element.ts';
import type { FieldElements } from './field-elements.ts';
import { inputName } from './field-shape.ts';
import { helpText } from './help-text.ts';
import { isId } from './is-id.ts';
import { shortenBytes } from './shorten-bytes.ts';

type PeopleField = Extract<FormField, { kind: 'people' }>;

/** Words for a picker of people, which always opens empty. */
export interface PickerWords {
  /** Names the people already chosen. New choices are added to them. */
  readonly peopleThere: (names: string) => string;
  /** Names the person who stays if nobody is chosen. */
  readonly personThere: (name: string) => string;
  /** Label of the list of people who can be removed. */
  readonly remove: string;
  /** Names the field to remove from, and says that choosing nobody removes nobody. */
  readonly removeFrom: (label: string) => string;
}

/**
 * Builds a picker that says who is there, and a list to remove them by. The web client opens every picker of people
 * empty, whatever its default is, and sends nothing for an untouched one:
 * webapp/channels/src/utils/dialog_conversion.ts, getDefaultValue. So an empty picker must mean "as it was", and
 * removing somebody is a choice of its own.
 */
export function peopleElements(
  field: PeopleField,
  name: string,
  { words, users }: { readonly words: PickerWords; readonly users: ReadonlyMap<UserId, ChatUser> },
): FieldElements {
  const { id, label, hint, isOne } = field;
  const optional = field.optional !== false;
  const present = [...new Set(field.initial.filter(isId))];
  const options = optionsOf(present, users);
  const there = isOne ? words.personThere : words.peopleThere;
  const shown = shortenBytes(label, dialogLimits.displayName);
  const help = [
    shown === label.trim() ? '' : label.trim(),
    hint ?? '',
    present.length === 0 ? '' : there(options.map(({ text }) => text).join(', ')),
  ].filter((one) => one !== '');
  const picker: DialogElement = {
    display_name: shown,
    name: inputName(name, 1),
    type: 'select',
    data_source: 'users',
    multiselect: !isOne,
    help_text: helpText(help.join(' · ')),
    // A required picker would block a form in which nobody new is chosen.
    optional: optional || present.length > 0,
  };
  const hasRemovable = present.length > 0 && (optional || !isOne);
  const remover: DialogElement = {
    display_name: shortenBytes(words.remove, dialogLimits.displayName),
    name: inputName(name, 2),
    type: 'select',
    multiselect: true,
    options,
    help_text: helpText(words.removeFrom(label)),
    optional: true,
  };
  return {
    elements: hasRemovable ? [picker, remover] : [picker],
    shape: { kind: 'people', id, name, optional, present, isOne },
    beside: bytesIn(help.join(' · ')) > dialogLimits.helpText ? [[label, ...help].join(' · ')] : [],
  };
}

/** Builds options of people by name, sorted. Two with one name also show their names in mentions. */
function optionsOf(
  ids: readonly UserId[],
  users: ReadonlyMap<UserId, ChatUser>,
): readonly { readonly text: string; readonly value: string }[] {
  const nameOf = (id: UserId): string => users.get(id)?.name ?? id;
  const names = ids.map(nameOf);
  return ids
    .map((value) => {
      const name = nameOf(value);
      const isShared = names.filter((one) => one === name).length > 1;
      return { text: isShared ? `${name} (${users.get(value)?.handle ?? value})` : name, value };
    })
    .toSorted((one, other) => one.text.localeCompare(other.text));
}
