import type { Account } from '#desks/account.ts';
import type { Desk } from '#desks/desk.ts';
import type { Content } from '#drafts/content.ts';
import { type Count, countsOf } from '#drafts/counts-of.ts';
import type { Rules } from '#drafts/renderings-of.ts';
import { type Language, languageFacts } from '#languages.ts';

import { type Blank, MAX_SHORT_CHARACTERS } from './blank.ts';
import { type EmergencyMode, languageOfPart, withValues } from './fill.ts';
import { accountsOfTemplate, type EmergencyPart, emergencyParts, type EmergencyTemplate } from './template.ts';

type Template = Pick<EmergencyTemplate, 'parts'>;
type ZonedDesk = Pick<Desk, 'language' | 'timeZone'>;

/** A short text of typical length. */
const typicalShort = 'Place de la Mairie 12';

/**
 * Returns a part with its longest values for one account, as its network counts. In `mode` "exercise" it is longer by
 * that word. Pure.
 */
function longestFilling(
  { parts }: Template,
  part: EmergencyPart,
  { account, rules, desk, mode }: ForAccount & { readonly mode: EmergencyMode },
): Content {
  const { content, blanks } = parts[part];
  const language = languageOfPart(content, desk);
  const lengthOf = (text: string): number => rules[account.network].measure(text, null, account.limits);
  const longest = (values: readonly string[]): string =>
    values.reduce((best, value) => (lengthOf(value) > lengthOf(best) ? value : best), values[0] ?? '');
  const values = blanks.map((blank) => [blank.name, longest(extremesOf(blank, language))] as const);
  return { ...withValues(content, new Map(values), mode, desk), accountIds: [account.id] };
}

interface ForAccount {
  readonly account: Account;
  readonly rules: Rules;
  readonly desk: ZonedDesk;
}

/** The longest text that one account could send of one part. */
export interface LongestCount extends Count {
  readonly part: EmergencyPart;
}

/**
 * Counts, for each part and account, its longest form in an exercise, so that everything that can be sent can also be
 * practised. Pure.
 */
export function longestCounts(
  template: Template,
  desk: Pick<Desk, 'accounts' | 'language' | 'timeZone'>,
  rules: Rules,
): readonly LongestCount[] {
  return emergencyParts.flatMap((part) =>
    accountsOfTemplate(template, desk.accounts).flatMap((account) =>
      countsOf(longestFilling(template, part, { account, rules, desk, mode: 'exercise' }), [account], rules).map(
        (count) => ({ ...count, part }),
      ),
    ),
  );
}

/**
 * Lists forms of a part in which every value of every list occurs, and short texts both of typical and of greatest
 * length. Pure.
 */
export function fillingsOf({ parts }: Template, part: EmergencyPart, desk: ZonedDesk): readonly Content[] {
  const { content, blanks } = parts[part];
  const language = languageOfPart(content, desk);
  const most = Math.max(2, ...blanks.map(({ choices }) => choices.length));
  return Array.from({ length: most }, (_, index) => {
    const values = blanks.map((blank): readonly [string, string] => {
      const all = blank.kind === 'short' ? [typicalShort, longestShort] : extremesOf(blank, language);
      return [blank.name, all[index % all.length] ?? ''];
    });
    return withValues(content, new Map(values), 'real', desk);
  });
}

/** A short text of greatest length; made of words, since a word of sixty letters would give findings of its own. */
const longestShort = 'Saint-Martin '.repeat(5).slice(0, MAX_SHORT_CHARACTERS);

/** Lists values that include a blank's longest. All letters allowed in a short text count alike on every network. */
function extremesOf({ kind, choices }: Blank, language: Language): readonly string[] {
  switch (kind) {
    case 'choice':
      return choices;
    case 'time':
      return [languageFacts[language].inPosts.time(23, '59')];
    case 'short':
      return ['M'.repeat(MAX_SHORT_CHARACTERS)];
  }
}
