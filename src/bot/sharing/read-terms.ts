import type { Messages } from '#messages/words/messages.ts';
import {
  DEFAULT_LINK_DAYS,
  type LinkTerms,
  MAX_DAYS_WITH_TEXTS,
  MAX_LINK_LABEL,
  maxDaysOf,
  type SharedLink,
} from '#pages/link.ts';

/** A link as requested, before it is checked whether it is allowed. `days` null: the usual number. */
export interface WishedLink extends Pick<SharedLink, 'scopes' | 'showsTexts' | 'label'> {
  readonly days: number | null;
}

export type ReadTerms =
  | { readonly kind: 'terms'; readonly terms: LinkTerms }
  /** The errors, by the form's fields. */
  | { readonly kind: 'errors'; readonly fields: Readonly<Record<string, string>> };

/** Returns for how many days a link is valid by default. */
export function usualDays(link: Pick<SharedLink, 'showsTexts'>): number {
  return Math.min(DEFAULT_LINK_DAYS, maxDaysOf(link));
}

/** Checks a request for a link. */
export function readTerms({ error }: Messages['share'], wish: WishedLink): ReadTerms {
  const { scopes, showsTexts, label } = wish;
  const days = wish.days ?? usualDays(wish);
  const most = maxDaysOf(wish);
  const fields: Record<string, string> = {};
  if (scopes.length === 0) fields['scopes'] = error.noScope;
  if (label === '') fields['label'] = error.noLabel;
  else if (label.length > MAX_LINK_LABEL) fields['label'] = error.long(MAX_LINK_LABEL);
  if (showsTexts && !scopes.includes('calendar')) fields['texts'] = error.textsOfDigests;
  else if (showsTexts && days > MAX_DAYS_WITH_TEXTS) fields['days'] = error.textDays(MAX_DAYS_WITH_TEXTS);
  else if (!Number.isInteger(days) || days < 1 || days > most) fields['days'] = error.days(most);
  return Object.keys(fields).length > 0
    ? { kind: 'errors', fields }
    : { kind: 'terms', terms: { scopes, showsTexts, label, days } };
}
