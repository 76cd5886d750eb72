import { field } from '#bot/forms/field.ts';
import { choicesIn } from '#bot/forms/form-values.ts';
import type { FormField, FormValue } from '#chat/form.ts';
import type { Content } from '#drafts/content.ts';
import type { Messages } from '#messages/words/messages.ts';

type Series = Pick<Content, 'series' | 'restVisibility'>;

/** Builds the field that asks how a divided text goes out. It does not affect a single post. */
export function seriesField({ series: { form } }: Messages, { series, restVisibility }: Series): FormField {
  return {
    ...field('series', form.label, form.hint, true),
    isFollowed: true,
    kind: 'checkboxes',
    choices: [
      { value: 'numbered', label: form.numbered },
      { value: 'asFirst', label: form.restAsFirst },
    ],
    initial: [...(series === 'numbered' ? ['numbered'] : []), ...(restVisibility === undefined ? [] : ['asFirst'])],
  };
}

/** Reads `seriesField`. If the form did not ask, the value stays. */
export function readSeries(values: Readonly<Record<string, FormValue>>, before: Series | null): Series {
  if (!Object.hasOwn(values, 'series')) {
    const { series, restVisibility } = before ?? {};
    return {
      ...(series === undefined ? {} : { series }),
      ...(restVisibility === undefined ? {} : { restVisibility }),
    };
  }
  const chosen = choicesIn(values, 'series');
  return {
    series: chosen.includes('numbered') ? 'numbered' : 'plain',
    ...(chosen.includes('asFirst') ? { restVisibility: 'asFirst' as const } : {}),
  };
}
