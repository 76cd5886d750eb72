import { messagesIn } from '#messages/messages.ts';
import type { Messages } from '#messages/words/messages.ts';
import type { FormValue } from '#chat/form.ts';
import type { Desk } from '#desks/desk.ts';
import { type CorrectionWay, waysOf } from '#drafts/correction.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { repeatedParts } from '#drafts/series/parts-of-content.ts';
import { partsOfText } from '#drafts/series/parts-of-text.ts';
import type { CorrectedContent, PostToCorrect } from '#publishing/correcting/corrections.ts';
import { isLanguage } from '#languages.ts';

import { wayField } from './correction-form.ts';
import { ownTextField } from '#bot/drafting/draft-form.ts';
import { accountLabel } from '#bot/drafting/labels.ts';
import { textIn } from '#bot/forms/form-values.ts';
import { readWhen } from '#bot/forms/read-window.ts';
import { restFields } from '#bot/drafting/rest-fields.ts';
import { readSeries } from '#bot/drafting/series-field.ts';
import { textReader } from '#bot/forms/text-reader.ts';

/** X documents no period; the same words were refused within a day. */
const repeatsRefusedMs = 24 * 3_600_000;

export interface CorrectionFormReading {
  readonly m: Messages;
  readonly desk: Desk;
  readonly rules: Rules;
  readonly now: Date;
  /** The public posts, as the form named them. */
  readonly posts: readonly Pick<PostToCorrect, 'accountId' | 'postUrl' | 'content' | 'series'>[];
  /** The content from which the form started. */
  readonly before: CorrectedContent;
}

export type ReadCorrectionForm =
  | {
      readonly kind: 'correction';
      readonly content: CorrectedContent;
      readonly wayFor: (accountId: string) => CorrectionWay;
    }
  | { readonly kind: 'errors'; readonly fields: Readonly<Record<string, string>> };

type Values = Readonly<Record<string, FormValue>>;

/** Reads a correction's form. An account without a readable choice is left as it is. */
export function readCorrectionForm(values: Values, reading: CorrectionFormReading): ReadCorrectionForm {
  const { m, desk, rules, before, posts, now } = reading;
  const { errors, textAt, lineAt } = textReader(values, m);
  const text = textAt('text');
  if (text.trim() === '' && before.media.length === 0) errors['text'] ??= m.forms.error.textEmpty;
  const answer = textAt('answer').trim();
  const asked = { values, lineAt, otherwise: before };
  const contentWarning = restFields.contentWarning.read(asked);
  const ways = new Map(posts.map(({ accountId }) => [accountId, wayIn(values, accountId, reading)]));
  const [first] = posts;
  if (first !== undefined && [...ways.values()].every((way) => way === 'leave')) {
    errors[wayField(first.accountId)] = m.corrections.form.allLeft;
  }
  const language = restFields.language.read(asked);
  // Readers see this answer, so it is in the post's language.
  const wordsOfPost = isLanguage(language) ? messagesIn(language) : m;
  const when = readWhen(values, { m, desk, now }, before.window);
  if (when.kind === 'error') errors['at'] = when.error;
  const ownTexts = posts.flatMap((post): (readonly [string, string])[] => {
    const { accountId, postUrl, series } = post;
    if (ways.get(accountId) === 'reply') {
      if (answer === '' && series !== null) errors['answer'] ??= m.series.correction.answerMissing;
      return [
        [
          accountId,
          answerText(reading, accountId, postUrl, answer === '' ? wordsOfPost.corrections.answer(text) : answer),
        ],
      ];
    }
    const own = Object.hasOwn(values, ownTextField(accountId)) ? textAt(ownTextField(accountId)) : '';
    const hidden = ways.get(accountId) === 'edit' ? changedUnseen(post, own.trim() === '' ? text : own) : null;
    if (hidden !== null) {
      const account = accountLabel(desk.accounts.find(({ id }) => id === accountId));
      errors[own.trim() === '' ? 'text' : ownTextField(accountId)] ??= m.series.correction.notPublic(account, hidden);
    }
    return own.trim() === '' ? [] : [[accountId, own]];
  });
  const { series: _, restVisibility: __, ...kept } = before;
  const texts = {
    ...kept,
    ...readSeries(values, before),
    text,
    ownTexts: Object.fromEntries(ownTexts),
    contentWarning,
  };
  for (const { accountId, series } of posts) {
    const { network } = desk.accounts.find(({ id }) => id === accountId) ?? {};
    if (series === null || network === undefined || !rules[network].refusesRepeats) continue;
    if (ways.get(accountId) !== 'replace') continue;
    const leavesAt = when.kind === 'error' ? now : (when.window?.publishAt ?? now);
    if (leavesAt.getTime() - series.lastSentAt.getTime() > repeatsRefusedMs) continue;
    const said = { ...texts, accountIds: [accountId] };
    const repeated = repeatedParts(
      said,
      accountId,
      series.parts.map(({ text: words }) => words),
    );
    const account = accountLabel(desk.accounts.find(({ id }) => id === accountId));
    if (repeated.length > 0) errors[wayField(accountId)] ??= m.series.correction.repeated(account, repeated);
  }
  if (when.kind === 'error' || Object.keys(errors).length > 0) return { kind: 'errors', fields: errors };
  return {
    kind: 'correction',
    content: {
      ...texts,
      language,
      window: when.window,
      timeZone: when.window === null ? before.timeZone : desk.timeZone,
    },
    wayFor: (accountId) => ways.get(accountId) ?? 'leave',
  };
}

function wayIn(values: Values, accountId: string, { desk, rules }: CorrectionFormReading): CorrectionWay {
  const account = desk.accounts.find(({ id }) => id === accountId);
  const ways = account === undefined ? [] : waysOf(rules, account);
  const wanted = textIn(values, wayField(accountId));
  return ways.find((way) => way === wanted) ?? 'leave';
}

/** Returns the number of a part that is not public but was reworded; null if there is none. */
function changedUnseen(
  { accountId, content, series }: CorrectionFormReading['posts'][number],
  text: string,
): number | null {
  if (series === null) return null;
  const before = partsOfText(content.ownTexts[accountId] ?? content.text);
  const after = partsOfText(text);
  // If the number of parts differs, a finding says so.
  if (before.length !== after.length) return null;
  const unseen = before.findIndex(
    (part, at) => part !== after[at] && !series.parts.some(({ position }) => position === at + 1),
  );
  return unseen === -1 ? null : unseen + 1;
}

/** Adds a link to the corrected post to its answer if the network has no replies and the answer has no such link. */
function answerText({ desk, rules }: CorrectionFormReading, accountId: string, url: string, answer: string): string {
  const network = desk.accounts.find(({ id }) => id === accountId)?.network;
  const isLinked = (network !== undefined && rules[network].canReply) || answer.includes(url);
  return isLinked ? answer : `${answer}\n\n${url}`;
}
