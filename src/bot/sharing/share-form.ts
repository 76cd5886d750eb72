import { ticked } from '#bot/forms/form-values.ts';
import { textReader } from '#bot/forms/text-reader.ts';
import type { Form, FormValue } from '#chat/form.ts';
import type { Messages } from '#messages/words/messages.ts';
import { MAX_DAYS_WITH_TEXTS, MAX_LINK_DAYS, MAX_LINK_LABEL } from '#pages/link.ts';
import { oneLine } from '#text/one-line.ts';

import type { LinkWish } from './parse-share.ts';
import { readTerms, type ReadTerms, usualDays } from './read-terms.ts';

/** Builds the form of a new link, with what was said of it already. */
export function shareForm({ share: { form } }: Messages, wish: LinkWish | null): Form {
  const asked = { optional: false } as const;
  const { scopes = ['calendar'], showsTexts = false } = wish ?? {};
  const days = String(wish?.days ?? usualDays({ showsTexts }));
  const choices = [
    { value: 'calendar', label: form.calendar },
    { value: 'digests', label: form.digests },
  ];
  return {
    title: form.title,
    intro: form.intro,
    submitLabel: form.submit,
    fields: [
      { ...asked, id: 'scopes', kind: 'checkboxes', label: form.scope, hint: null, choices, initial: scopes },
      {
        ...asked,
        id: 'label',
        kind: 'text',
        label: form.label,
        hint: form.labelHint,
        initial: '',
        maxLength: MAX_LINK_LABEL,
      },
      {
        ...asked,
        id: 'days',
        kind: 'text',
        label: form.days,
        hint: form.daysHint(MAX_LINK_DAYS, MAX_DAYS_WITH_TEXTS),
        initial: days,
        maxLength: 4,
      },
      {
        id: 'texts',
        optional: true,
        kind: 'checkboxes',
        label: form.texts,
        hint: form.textsHint,
        choices: [{ value: 'texts', label: form.withTexts }],
        initial: showsTexts ? ['texts'] : [],
      },
    ],
    images: [],
  };
}

/** Reads the form of a new link. */
export function readShareForm(m: Messages, values: Readonly<Record<string, FormValue>>): ReadTerms {
  const { errors, lineAt } = textReader(values, m);
  const scopes = (['calendar', 'digests'] as const).filter((scope) => ticked(values, 'scopes').includes(scope));
  const label = oneLine(lineAt('label') ?? '');
  const days = lineAt('days');
  if (Object.keys(errors).length > 0) return { kind: 'errors', fields: errors };
  const showsTexts = ticked(values, 'texts').length > 0;
  return readTerms(m.share, { scopes, showsTexts, label, days: days === null ? null : Number(days) });
}
