import { folded } from '#drafts/folded-words.ts';
import { typedMeanings, typedWords } from '#messages/typed-words.ts';
import type { SharedLink } from '#pages/link.ts';

/** A request about links, as typed. What was left out is null. */
export type ShareWish =
  | { readonly kind: 'list' }
  | ({ readonly kind: 'link' } & LinkWish)
  | { readonly kind: 'unclear' };

export interface LinkWish {
  readonly scopes: SharedLink['scopes'];
  readonly days: number | null;
  readonly showsTexts: boolean;
  readonly label: string | null;
}

const meanings = typedMeanings(({ sharing }) => sharing);
const small = typedWords(({ tooShortToFind }) => tooShortToFind);

/** The most characters that are read. */
const maxLength = 300;

/** Parses what follows "share": what, its days, whether with texts, and for whom. Never throws. */
export function parseShare(typed: string): ShareWish {
  const said = typed
    .slice(0, maxLength)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (said.length === 0) return { kind: 'list' };
  const until = said.findIndex((word) => !isScope(meanings.get(folded(word))) && !small.has(folded(word)));
  const named = said.slice(0, until === -1 ? said.length : until);
  const scopes = [...new Set(named.map((word) => meanings.get(folded(word))).filter(isScope))];
  if (scopes.length === 0) return { kind: 'unclear' };
  const rest = said.slice(named.length);
  const at = rest.findIndex((word) => meanings.get(folded(word)) === 'forWhom');
  const options = at === -1 ? rest : rest.slice(0, at);
  const label = at === -1 ? null : rest.slice(at + 1).join(' ');
  const read = optionsIn(options);
  return read === null ? { kind: 'unclear' } : { kind: 'link', scopes, ...read, label: label === '' ? null : label };
}

function isScope(meaning: string | undefined): meaning is SharedLink['scopes'][number] {
  return meaning === 'calendar' || meaning === 'digests';
}

function optionsIn(words: readonly string[]): Pick<LinkWish, 'days' | 'showsTexts'> | null {
  const days = words.filter((word) => /^\d+$/u.test(word));
  const others = words.map(folded).filter((word) => !/^\d+$/u.test(word) && meanings.get(word) !== 'days');
  const phrase = others.join(' ');
  if (days.length > 1 || (phrase !== '' && meanings.get(phrase) !== 'withTexts')) return null;
  return { days: days[0] === undefined ? null : Number(days[0]), showsTexts: phrase !== '' };
}
