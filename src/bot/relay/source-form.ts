import { asSentences } from '#bot/as-sentences.ts';
import { boxes } from '#bot/forms/choice-fields.ts';
import { choicesIn, ticked } from '#bot/forms/form-values.ts';
import { textReader } from '#bot/forms/text-reader.ts';
import type { DeskSubmission } from '#bot/action.ts';
import type { Bot } from '#bot/bot.ts';
import type { DeskContext } from '#bot/context.ts';
import { dollarsText } from '#messages/figure-text.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { isMemberHere } from '#bot/leaving/read-leave-form.ts';
import type { Form, FormField } from '#chat/form.ts';
import type { Messages } from '#messages/words/messages.ts';
import { labelOf } from '#relay/our-label.ts';
import { takes, unknownNames } from '#drafts/relayed/relayed-text.ts';
import { oneLine } from '#text/one-line.ts';
import { accountName, readSourceAddress } from '#relay/source-address.ts';
import { readerOf, readingNetworks } from '#relay/source-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';
import { MAX_LABEL, MAX_TEMPLATE, type Source, type SourceTerms } from '#relay/source.ts';

const longestAddress = 500;
/** The number of posts that a preview reads. */
const previewed = 5;

type FormContext = Pick<DeskContext, 'bot' | 'desk' | 'm' | 'user'>;

/** Builds the form of a new source, or of one to change. */
export function sourceForm({ bot, desk, m, user }: FormContext, changed: Source | null): Form {
  const { form } = m.relay;
  const asked = { optional: false } as const;
  const text = (id: 'url' | 'label', hint: string, initial: string, maxLength: number): FormField => {
    return { optional: id === 'label', id, kind: 'text', label: form[id], hint, initial, maxLength };
  };
  const address = changed === null ? '' : accountName(changed);
  return {
    title: changed === null ? form.addTitle : form.changeTitle,
    intro: readsBy(readingNetworks, { bot, desk }) ? asSentences(form.intro, billedText(m, bot.prices)) : form.intro,
    submitLabel: form.submit,
    fields: [
      text('url', form.urlHint, address ?? changed?.url ?? '', longestAddress),
      text('label', form.labelHint(labelOf(desk.language, form.exampleName)), changed?.label ?? '', MAX_LABEL),
      {
        ...asked,
        id: 'template',
        kind: 'textarea',
        label: form.template,
        hint: form.templateHint,
        initial: changed?.template ?? templateOf(form.names),
        maxLength: MAX_TEMPLATE,
      },
      ...boxes(
        { ...asked, id: 'accounts', label: m.forms.accounts, hint: null },
        desk.accounts.map((account) => ({ value: account.id, label: accountLabel(account) })),
        changed?.accountIds ?? [],
      ),
      {
        ...asked,
        id: 'repliesReader',
        kind: 'people',
        label: m.relayAnswers.form.label,
        hint: m.relayAnswers.form.hint,
        // An old source may name nobody: then somebody has to be chosen.
        initial: changed === null ? [user.id] : changed.repliesReader === null ? [] : [changed.repliesReader],
        isOne: true,
      },
    ],
    images: [],
  };
}

/** Tells whether the desk has an account through which such sources can be read. */
function readsBy(networks: readonly NetworkKind[], { bot, desk }: Pick<FormContext, 'bot' | 'desk'>): boolean {
  return desk.accounts.some((account) => networks.includes(account.network) && bot.mayRead(account));
}

/** Says what X bills before anything is read there. */
function billedText({ relay, tongue }: Messages, { postRead, userRead }: Bot['prices']): string {
  return relay.form.billed(dollarsText(userRead + previewed * postRead, tongue), dollarsText(postRead, tongue));
}

/** Returns the template that a new source starts with. */
function templateOf({ title, summary, link, label }: Messages['relay']['form']['names']): string {
  return [title, summary, link, label].map((name) => `{${name}}`).join('\n\n');
}

export type ReadSourceForm =
  | { readonly kind: 'terms'; readonly terms: SourceTerms }
  | { readonly kind: 'errors'; readonly fields: Readonly<Record<string, string>> };

/** Reads the form of a source. Only the preview shows whether its address can be read. */
export async function readSourceForm(ctx: DeskSubmission): Promise<ReadSourceForm> {
  const { bot, desk, m, values } = ctx;
  const { error } = m.relay;
  const { errors, textAt, lineAt } = textReader(values, m);
  const address = readSourceAddress(lineAt('url') ?? '');
  const name = address === null ? null : accountName(address);
  const reader = address === null ? null : readerOf(address.kind);
  const worded = oneLine(lineAt('label') ?? '');
  const label = worded === '' && name !== null ? labelOf(desk.language, name) : worded;
  const template = textAt('template');
  if (address === null) errors['url'] ??= error.address;
  else if (reader !== null && !readsBy([reader], { bot, desk })) errors['url'] ??= error.readingOff;
  else if (address.url.length > longestAddress) errors['url'] ??= error.long(longestAddress);
  if (label === '') errors['label'] ??= error.noLabel;
  else if (label.length > MAX_LABEL) errors['label'] ??= error.long(MAX_LABEL);
  const [unknown] = unknownNames(template);
  if (unknown !== undefined) errors['template'] ??= error.unknownName(unknown);
  else if (!takes(template, 'link')) errors['template'] ??= error.noLink;
  else if (template.length > MAX_TEMPLATE) errors['template'] ??= error.long(MAX_TEMPLATE);
  const accountIds = ticked(values, 'accounts').filter((id) => desk.accounts.some((account) => account.id === id));
  if (accountIds.length === 0) errors['accounts'] = m.forms.error.noAccount;
  const [repliesReader, ...others] = choicesIn(values, 'repliesReader');
  if (repliesReader === undefined || others.length > 0) errors['repliesReader'] = m.relayAnswers.error.onePerson;
  else if (!(await isMemberHere(ctx, repliesReader))) errors['repliesReader'] = m.relayAnswers.error.notHere;
  if (address === null || repliesReader === undefined || Object.keys(errors).length > 0)
    return { kind: 'errors', fields: errors };
  return { kind: 'terms', terms: { ...address, label, template, accountIds, repliesReader } };
}
