import { type Action, type Answer, type DraftPress, formOf } from '#bot/action.ts';
import { withSavingBars } from '#bot/approving/saving-bars.ts';
import { readSentenceForm, sentenceForm } from '#bot/forms/sentence-form.ts';
import { formError } from '#bot/form-answer.ts';
import { accountLabel } from './labels.ts';
import type { Account } from '#desks/account.ts';
import { MAX_TEXT_LENGTH } from '#drafts/clean-text.ts';
import { type Content, contentFor } from '#drafts/content.ts';
import { countsOf } from '#drafts/counts-of.ts';
import { readRevision } from '#drafts/draft.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { dividedAsTyped } from '#drafts/series/parts-of-text.ts';
import { proposeDivision } from '#drafts/series/propose-division.ts';

import { revise } from './revise.ts';
import { readSeries, seriesField } from './series-field.ts';

/** Gives one account its own text if the shared one is too long for it. */
export const shorten: Action<'shorten'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'current',
    press: (ctx) =>
      openText(ctx, 'shorten', ({ m, account, text }) => ({
        hint: m.forms.shortenHint(account.limits.maxCharacters),
        text,
      })),
  },
  form: { about: 'draft', submit: takeText() },
};

/** Gives one account its own text, with a proposed division into a series, which the writer can change. */
export const divide: Action<'divide'> = {
  button: {
    about: 'draft',
    may: 'team',
    on: 'current',
    press: (ctx) =>
      openText(ctx, 'divide', async ({ m, account, text, content, rules }) => ({
        hint: m.series.divideHint,
        text: (await divisionFor(content, account, rules)) ?? text,
      })),
  },
  form: { about: 'draft', submit: takeText() },
};

/** A limit for proposals, so that nobody waits for one. No series has more parts. */
const mostParts = 25;
const longestNumber = '\n\n25/25';

/** Tells whether a text that is too long for an account may become a series there. Pure. */
export function mayDivide(content: Content, { id, network, limits }: Account, rules: Rules): boolean {
  if (content.corrections !== undefined || content.series !== undefined || !rules[network].sendsSeries) return false;
  return (content.ownTexts[id] ?? content.text).length <= mostParts * limits.maxCharacters;
}

/** Proposes how to divide an account's text into a series; null if it cannot be divided, or need not be. */
async function divisionFor(content: Content, account: Account, rules: Rules): Promise<string | null> {
  if (!mayDivide(content, account, rules)) return null;
  const alone = { ...contentFor(content, [account.id]), ownTexts: {} };
  // Counted as it would be sent, with its warning and room for numbers: adding numbers later needs no cuts.
  return proposeDivision(content.ownTexts[account.id] ?? content.text, (text) =>
    countsOf({ ...alone, text: `${text}${longestNumber}` }, [account], rules).every(
      ({ count, limit }) => count <= limit,
    ),
  );
}

interface Opened {
  readonly hint: string;
  readonly text: string;
}

async function openText(
  ctx: DraftPress,
  name: 'shorten' | 'divide',
  start: (
    of: Pick<DraftPress, 'm'> & {
      readonly account: Account;
      readonly text: string;
      readonly content: Content;
      readonly rules: Rules;
    },
  ) => Opened | Promise<Opened>,
): Promise<Answer> {
  const { bot, desk, draft, m, target } = ctx;
  if (draft.state === 'cancelled') return m.answers.closedDraft;
  const account = desk.accounts.find(({ id }) => id === target);
  if (account === undefined) return m.answers.notPossibleNow;
  const { content } = draft.current;
  const shared = content.ownTexts[account.id] ?? content.text;
  const { hint, text } = await start({ m, account, text: shared, content, rules: bot.rules });
  const form = sentenceForm({
    title: name === 'divide' ? m.series.divideTitle : m.forms.shorten,
    intro: null,
    submitLabel: m.forms.save,
    label: m.forms.ownText(accountLabel(account)),
    hint,
    initial: text,
    kind: 'textarea',
    maxLength: MAX_TEXT_LENGTH,
  });
  const asked = name === 'divide' ? { ...form, fields: [...form.fields, seriesField(m, content)] } : form;
  return formOf(name, ctx, await withSavingBars(ctx, asked));
}

function takeText(): ReturnType<typeof revise> {
  return revise(async (ctx) => {
    const { bot, draft, m, revision, target: accountId, values } = ctx;
    const base = await readRevision(bot.store.db, draft.id, revision);
    if (base === null || accountId === null) return formError(m.answers.draftGone);
    const text = readSentenceForm(ctx);
    if (typeof text !== 'string') return text;
    const ownTexts = { ...base.content.ownTexts, [accountId]: text };
    const divided = dividedAsTyped({ ...base.content, ownTexts });
    // Only a series is asked how it goes out.
    const content = divided.series === undefined ? divided : { ...divided, ...readSeries(values, divided) };
    return { baseRevision: base.number, fingerprint: null, content, typed: [text] };
  });
}
