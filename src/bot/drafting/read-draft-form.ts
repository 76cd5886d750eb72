import type { Messages } from '#messages/words/messages.ts';
import type { FormValue } from '#chat/form.ts';
import type { Desk } from '#desks/desk.ts';
import { type Content, plainContent } from '#drafts/content.ts';
import { dividedAsTyped } from '#drafts/series/parts-of-text.ts';

import { readOwnTexts } from './draft-form.ts';
import { ticked } from '#bot/forms/form-values.ts';
import { readWhen } from '#bot/forms/read-window.ts';
import { readRest } from './rest-fields.ts';
import { readSeries } from './series-field.ts';
import { asleepError } from '#bot/sleeping/asleep-in-form.ts';
import { textReader } from '#bot/forms/text-reader.ts';

export interface DraftFormReading {
  readonly m: Messages;
  readonly desk: Desk;
  readonly now: Date;
  /** The content from which the form started: its pictures, and its time if left untouched; null for a new draft. */
  readonly before: Content | null;
  /** The form comes with pictures, so it needs no text. */
  readonly hasFiles: boolean;
}

export type ReadDraftForm =
  | { readonly kind: 'content'; readonly content: Content }
  | { readonly kind: 'errors'; readonly fields: Readonly<Record<string, string>> };

/** Reads a draft's form. What cannot be understood is an error at its field; everything else is left to findings. */
export function readDraftForm(values: Readonly<Record<string, FormValue>>, reading: DraftFormReading): ReadDraftForm {
  const { m, desk, before } = reading;
  const { errors, textAt, lineAt } = textReader(values, m);
  const text = textAt('text');
  const hasMedia = reading.hasFiles || (before?.media.length ?? 0) > 0;
  if (text.trim() === '' && !hasMedia) errors['text'] ??= m.forms.error.textEmpty;
  const accountIds = ticked(values, 'accounts').filter((id) => desk.accounts.some((account) => account.id === id));
  if (accountIds.length === 0) errors['accounts'] = m.forms.error.noAccount;
  const ownTexts = readOwnTexts(values, { m, desk, before: before?.ownTexts ?? {} }, { textAt, errors, accountIds });
  const { language, timeZone } = desk;
  const rest = readRest({
    values,
    lineAt,
    otherwise: before ?? plainContent({ text, language, accountIds, timeZone }),
  });
  const when = readWhen(values, reading, before?.window ?? null);
  if (when.kind === 'error') errors['at'] = when.error;
  else {
    const asleep = asleepError({ accountIds, window: when.window }, reading);
    if (asleep !== null) errors['accounts'] ??= asleep;
  }
  if (when.kind === 'error' || Object.keys(errors).length > 0) return { kind: 'errors', fields: errors };
  const content: Content = {
    text,
    ownTexts,
    ...rest,
    ...readSeries(values, before),
    accountIds,
    media: before?.media ?? [],
    window: when.window,
    timeZone: when.window === null && before !== null ? before.timeZone : timeZone,
    ...(before?.linkCard === undefined ? {} : { linkCard: before.linkCard }),
  };
  return { kind: 'content', content: dividedAsTyped(content) };
}
