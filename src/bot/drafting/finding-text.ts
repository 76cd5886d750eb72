import type { DraftView } from './draft-view.ts';
import { labelOf } from './labels.ts';
import { languageName } from './language-name.ts';
import type { Place } from '#drafts/finding-kind.ts';
import { type Medium, mediumOf } from '#drafts/medium.ts';
import { calendarDayText, clockText, weekdayText } from '#bot/when-text.ts';
import type { Finding, FindingCode, FindingData } from '#drafts/finding.ts';
import type { DayCode } from '#messages/words/findings.ts';

type PlainCode = Exclude<FindingCode, DayCode>;
type Sentences = { readonly [Code in PlainCode]: (data: FindingData[Code]) => string };
type FindingOf<Code extends FindingCode> = {
  readonly [C in Code]: { readonly code: C; readonly data: FindingData[C] };
}[Code];

/** `draft` is left out if the checked content has no media. */
type Placed = Pick<DraftView, 'm' | 'desk'> & Partial<Pick<DraftView, 'draft'>>;

/** Names the place of a finding, for its bold beginning. The excerpt is left out if `sentence` has it. */
export function placeText(view: Placed, place: Place, sentence: string): string {
  const { m } = view;
  switch (place.kind) {
    case 'text': {
      const text = place.accountId === null ? m.places.text : m.places.ownText(labelOf(view, place.accountId));
      return sentence.includes(place.excerpt) ? text : m.places.excerpt(text, place.excerpt);
    }
    case 'warning':
      return m.places.excerpt(m.places.warning, place.excerpt);
    case 'alt':
      return m.media[mediumAt(view, place.index)].altPlace(place.index + 1);
    case 'image':
      return m.media[mediumAt(view, place.index)].place(place.index + 1);
    case 'captions':
      return m.places.captions(languageName(place.language, m.tongue));
    case 'link':
      return m.places.link(place.url);
    case 'account':
      return labelOf(view, place.accountId);
    case 'when':
      return m.places.when;
  }
}

function mediumAt({ draft }: Placed, index: number): Medium {
  return mediumOf(draft?.current.content.media[index] ?? {});
}

/** Says why a finding matters and how to fix it. */
export function findingText({ m }: Pick<DraftView, 'm'>, finding: Finding): string {
  if (finding.code === 'WEEKDAY_WRONG' || finding.code === 'DAY_PAST') {
    const { day } = finding.data;
    return m.findings[finding.code]({ day: calendarDayText(day, m.tongue), weekday: weekdayText(day, m.tongue) });
  }
  if (finding.code === 'HOURS_REVERSED') {
    const { from, until } = finding.data;
    return m.findings.HOURS_REVERSED({ from: clockText(from, m.tongue), until: clockText(until, m.tongue) });
  }
  if (finding.code === 'LANGUAGE_MIXED') {
    const { first, second } = finding.data;
    return m.findings.LANGUAGE_MIXED({ first: languageName(first, m.tongue), second: languageName(second, m.tongue) });
  }
  if (finding.code === 'LANGUAGE_OTHER') {
    const { marked, seems } = finding.data;
    return m.findings.LANGUAGE_OTHER({ marked: languageName(marked, m.tongue), seems: languageName(seems, m.tongue) });
  }
  return sentence(m.findings, finding);
}

function sentence<Code extends PlainCode>(sentences: Sentences, finding: FindingOf<Code>): string {
  return sentences[finding.code](finding.data);
}
