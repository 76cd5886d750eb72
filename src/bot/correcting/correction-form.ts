import type { Form, FormField } from '#chat/form.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { MAX_TEXT_LENGTH } from '#drafts/clean-text.ts';
import { type CorrectionWay, waysOf } from '#drafts/correction.ts';
import type { Content } from '#drafts/content.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { NetworkRules } from '#networks/network-rules.ts';

import { choice } from '#bot/forms/choice-fields.ts';
import { askField, type DraftFormStart, ownTextFields, whenFields } from '#bot/drafting/draft-form.ts';
import { field } from '#bot/forms/field.ts';
import { foldedRest, restFields } from '#bot/drafting/rest-fields.ts';
import { seriesField } from '#bot/drafting/series-field.ts';

/** The initial values of a correction's form. */
export interface CorrectionFormStart extends DraftFormStart {
  readonly rules: Rules;
  readonly title: string;
  readonly intro: string | null;
  readonly submitLabel: string;
  /** The form also offers to ask for approval at once. */
  readonly canAsk: boolean;
  /** The accounts whose posts are public, and the current plan for each; null: the network's usual one. */
  readonly accounts: readonly { readonly accountId: string; readonly way: CorrectionWay | null }[];
  /** The current texts. For an account that is answered, its own text is the answer. */
  readonly content: Omit<Content, 'accountIds'>;
}

/** Returns the id of the field that asks what to do with one account's post. */
export function wayField(accountId: string): string {
  return `way.${accountId}`;
}

/** Builds the form of a correction: the corrected text, and what to do with each account's post. */
export function correctionForm(start: CorrectionFormStart): Form {
  const { m, desk, content, accounts, rules } = start;
  const answered = accounts.filter(({ way }) => way === 'reply').map(({ accountId }) => accountId);
  const known = desk.accounts.filter(({ id }) => accounts.some(({ accountId }) => accountId === id));
  const own = known.filter(({ id }) => content.ownTexts[id] !== undefined && !answered.includes(id));
  const [firstAnswered] = answered;
  const isSeries = content.series !== undefined;
  const text: FormField = {
    ...field('text', m.corrections.form.text, isSeries ? m.series.correction.textHint : null, content.media.length > 0),
    kind: 'textarea',
    initial: content.text,
    maxLength: MAX_TEXT_LENGTH,
  };
  return {
    title: start.title,
    intro: start.intro,
    submitLabel: start.submitLabel,
    fields: [
      text,
      ...ownTextFields(m, own, content),
      ...known.map((account): FormField => {
        const ways = waysOf(rules, account);
        const before = accounts.find(({ accountId }) => accountId === account.id)?.way;
        return {
          ...field(wayField(account.id), m.corrections.form.way(accountLabel(account))),
          kind: 'radio',
          choices: ways.map((way) =>
            choice(way, isSeries ? wayOfSeries(m, way, rules[account.network]) : m.corrections.ways[way]),
          ),
          initial: ways.find((way) => way === before) ?? ways[0] ?? 'leave',
        };
      }),
      {
        ...field('answer', m.corrections.form.answer, m.corrections.form.answerHint, true),
        kind: 'textarea',
        initial: firstAnswered === undefined ? '' : (content.ownTexts[firstAnswered] ?? ''),
        maxLength: MAX_TEXT_LENGTH,
      },
      ...whenFields(start, content),
      restFields.language.ask(m, content),
      restFields.contentWarning.ask(m, content),
      ...(isSeries ? [seriesField(m, content)] : []),
      ...(start.canAsk ? [askField(m)] : []),
    ],
    folded: foldedRest(m, { keys: ['language', 'contentWarning'], behind: isSeries ? [m.series.form.short] : [] }),
    images: [],
  };
}

function wayOfSeries(m: Messages, way: CorrectionWay, { refusesRepeats }: NetworkRules): string {
  const { ways, replaceInOtherWords } = m.series.correction;
  return way === 'replace' && refusesRepeats ? replaceInOtherWords : ways[way];
}
