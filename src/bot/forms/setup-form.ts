import type { Messages } from '#bot/messages/messages.ts';
import type { ChatUser, Form, FormField } from '#chat/chat.ts';
import { DESK_LIMITS } from '#desks/desk-limits.ts';
import type { Desk } from '#desks/desk.ts';

interface Offered {
  readonly id: string;
  readonly handle: string;
  readonly network: 'mastodon' | 'x';
}

/** A desk's settings; `accounts` are offered where the desk is new, and are the administrator's matter otherwise. */
export function setupForm(
  { m, user }: { readonly m: Messages; readonly user: ChatUser },
  desk: Desk | null,
  accounts: readonly Offered[] | null,
): Form {
  const { setup } = m;
  const numbers = Array.from({ length: DESK_LIMITS.maxApprovals }, (_, index) => String(index + 1));
  return {
    title: setup.title,
    intro: desk === null ? setup.introNew : setup.intro,
    submitLabel: m.forms.save,
    fields: [
      text('name', setup.name, desk?.name ?? ''),
      ...(accounts === null || accounts.length === 0 ? [] : [accountsField(m, accounts)]),
      {
        ...field('approversFrom', setup.approversFrom),
        kind: 'radio',
        choices: [
          { value: 'people', label: setup.fromPeople },
          { value: 'channel', label: setup.fromChannel },
        ],
        initial: desk?.approversFrom ?? 'people',
      },
      { ...field('approvers', setup.approvers), optional: true, kind: 'people', initial: desk?.approvers ?? [] },
      {
        ...field('number', setup.number, setup.numberHint),
        kind: 'select',
        choices: numbers.map((value) => ({ value, label: value })),
        initial: String(desk?.approvalsNeeded ?? 1),
      },
      {
        ...field('reactions', setup.reactions),
        kind: 'radio',
        choices: [
          { value: 'on', label: setup.reactionsAndButtons },
          { value: 'off', label: setup.buttonsOnly },
        ],
        initial: (desk?.reactionsCount ?? true) ? 'on' : 'off',
      },
      text('grace', setup.grace, String(desk?.graceSeconds ?? 20), setup.graceHint),
      {
        ...field('language', setup.language),
        kind: 'radio',
        choices: [
          { value: 'fr', label: setup.french },
          { value: 'en', label: setup.english },
        ],
        initial: desk?.language ?? user.language,
      },
      text('zone', setup.zone, desk?.timeZone ?? user.timeZone, setup.zoneHint),
      {
        ...field('stewards', setup.stewards, setup.stewardsHint),
        kind: 'people',
        initial: desk?.stewards ?? [user.id],
      },
    ],
    images: [],
  };
}

function accountsField({ setup, words }: Messages, accounts: readonly Offered[]): FormField {
  return {
    id: 'accounts',
    label: setup.accounts,
    hint: null,
    optional: false,
    kind: 'checkboxes',
    choices: accounts.map(({ id, handle, network }) => ({ value: id, label: `${handle} (${words.network[network]})` })),
    initial: accounts.map(({ id }) => id),
  };
}

function field(
  id: string,
  label: string,
  hint: string | null = null,
): Pick<FormField, 'id' | 'label' | 'hint' | 'optional'> {
  return { id, label, hint, optional: false };
}

function text(id: string, label: string, initial: string, hint: string | null = null): FormField {
  return { ...field(id, label, hint), kind: 'text', initial, maxLength: 80 };
}
