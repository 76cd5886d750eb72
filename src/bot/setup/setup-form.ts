import { reactionsSaid } from '#bot/approving/reactions-said.ts';
import { inEachLanguage, languageFacts } from '#languages.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { OfferedAccount } from './setup-rights.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import type { ChatGroup, ChatUser } from '#chat/chat.ts';
import type { Choice, Form, FormField } from '#chat/form.ts';
import { deskDefaults, deskSettings } from '#desks/desk-settings.ts';
import type { Desk } from '#desks/desk.ts';

import { boxes, choice } from '#bot/forms/choice-fields.ts';
import { field } from '#bot/forms/field.ts';

import type { Settings } from './read-setup.ts';

/** The most groups in a choice, as platforms allow. */
const mostGroups = 100;

/**
 * Builds the form of a desk's settings, or of a new desk's initial ones, with the accounts and groups to choose from.
 */
export function setupForm(
  { m, user }: { readonly m: Messages; readonly user: ChatUser },
  desk: Desk | null,
  offered: {
    readonly accounts: readonly OfferedAccount[];
    readonly groups: readonly ChatGroup[];
    /** Anybody can join the channel. */
    readonly isOpen: boolean;
    /** The form's first field: who approves, if somebody came to change that; left out: the name. */
    readonly first?: 'name' | 'approvers';
    /** A name for a new desk; left out: none is known. */
    readonly name?: string;
  },
): Form {
  const { setup } = m;
  const { least, most } = deskSettings.approvalsNeeded;
  const numbers = Array.from({ length: most - least + 1 }, (_, index) => String(least + index));
  const initial = desk ?? deskDefaults;
  const fields: { readonly [Name in keyof Settings | 'accountIds']: readonly FormField[] } = {
    name: [text('name', setup.name, desk?.name ?? offered.name ?? '')],
    accountIds: accountFields(m, desk, offered.accounts),
    ...approverFields(m, desk, { groups: groupChoices(desk, offered.groups), isOpen: offered.isOpen }),
    seenForHours: [
      text('seenFor', setup.seenFor, String(initial.seenForHours), setup.seenForHint(deskSettings.seenForHours)),
    ],
    approvalsNeeded: [
      {
        ...field('number', setup.number, setup.numberHint),
        kind: 'select',
        choices: numbers.map((value) => ({ value, label: value })),
        initial: String(initial.approvalsNeeded),
      },
    ],
    reactionsCount: [
      radio(
        field('reactions', setup.reactions),
        { on: setup.reactionsAndButtons(...reactionsSaid), off: setup.buttonsOnly },
        initial.reactionsCount ? 'on' : 'off',
      ),
    ],
    captions: [
      radio(
        field('captions', setup.captions),
        { auto: setup.captionsAuto, required: setup.captionsRequired, optional: setup.captionsOptional },
        initial.captions,
      ),
    ],
    graceSeconds: [
      text('grace', setup.grace, String(initial.graceSeconds), setup.graceHint(deskSettings.graceSeconds)),
    ],
    recordingDays: [
      text(
        'recordingDays',
        setup.recordingDays,
        String(initial.recordingDays),
        setup.recordingDaysHint(deskSettings.recordingDays),
      ),
    ],
    language: [
      radio(
        field('language', setup.language),
        inEachLanguage((language) => languageFacts[language].ownName),
        desk?.language ?? user.language,
      ),
    ],
    timeZone: [text('zone', setup.zone, desk?.timeZone ?? user.timeZone, setup.zoneHint)],
    stewards: [
      {
        ...field('stewards', setup.stewards, setup.stewardsHint),
        kind: 'people',
        initial: desk?.stewards ?? [user.id],
        isOne: false,
      },
    ],
  };
  if (desk === null) {
    const [approvers] = fields.approvers;
    return {
      title: setup.title,
      intro: setup.introNew,
      submitLabel: m.forms.save,
      fields: [
        ...fields.name,
        ...fields.accountIds,
        ...(approvers === undefined ? [] : [{ ...approvers, hint: setup.approversHint, optional: false }]),
      ],
      images: [],
    };
  }
  const { approversFrom, approvers, approverGroup, ...others } = fields;
  const inOrder = offered.first === 'approvers' ? { approversFrom, approvers, approverGroup, ...others } : fields;
  return {
    title: setup.title,
    intro: setup.intro,
    submitLabel: m.forms.save,
    fields: Object.values(inOrder).flat(),
    images: [],
  };
}

/**
 * Builds the choice of accounts, with the desk's own ticked. For a new desk the only account is ticked, or all practice
 * accounts.
 */
function accountFields(m: Messages, desk: Desk | null, accounts: readonly OfferedAccount[]): readonly FormField[] {
  const own = desk?.accounts.map(({ id }) => id) ?? [];
  const isObvious = desk === null && (accounts.length === 1 || accounts.every(({ practice }) => practice));
  return boxes(
    field('accounts', m.setup.accounts),
    accounts.map((account) => ({ value: account.id, label: accountLabel(account) })),
    isObvious ? accounts.map(({ id }) => id) : own,
  );
}

function approverFields(
  { setup }: Messages,
  desk: Desk | null,
  { groups, isOpen }: { readonly groups: readonly Choice[]; readonly isOpen: boolean },
): { readonly [Name in 'approversFrom' | 'approvers' | 'approverGroup']: readonly FormField[] } {
  const hasGroups = groups.length > 0;
  return {
    approversFrom: [
      radio(
        field('approversFrom', setup.approversFrom, isOpen ? setup.openHint : null),
        {
          people: setup.fromPeople,
          channel: setup.fromChannel,
          ...(hasGroups ? { group: setup.fromGroup } : {}),
        },
        (desk ?? deskDefaults).approversFrom,
      ),
    ],
    approvers: [
      {
        ...field('approvers', setup.approvers),
        optional: true,
        kind: 'people',
        initial: desk?.approvers ?? [],
        isOne: false,
      },
    ],
    approverGroup: hasGroups
      ? [
          {
            ...field('group', setup.group, groups.length < mostGroups ? null : setup.groupsCut(mostGroups)),
            optional: true,
            kind: 'select',
            choices: groups,
            initial: desk?.approverGroup ?? '',
          },
        ]
      : [],
  };
}

/** Lists groups to choose from, the desk's own first, even where the platform no longer lists it. */
function groupChoices(desk: Desk | null, groups: readonly ChatGroup[]): readonly Choice[] {
  const id = desk?.approverGroup ?? null;
  const own = id === null ? [] : [groups.find((group) => group.id === id) ?? { id, name: id }];
  const others = groups.filter((group) => group.id !== id).toSorted((one, other) => one.name.localeCompare(other.name));
  return [...own, ...others].slice(0, mostGroups).map((group) => choice(group.id, group.name));
}

function radio(
  base: Pick<FormField, 'id' | 'label' | 'hint' | 'optional'>,
  labels: Readonly<Record<string, string>>,
  initial: string,
): FormField {
  const choices = Object.entries(labels).map(([value, label]) => choice(value, label));
  return { ...base, kind: 'radio', choices, initial };
}

function text(id: string, label: string, initial: string, hint: string | null = null): FormField {
  return { ...field(id, label, hint), kind: 'text', initial, maxLength: 80 };
}
