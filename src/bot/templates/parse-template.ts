import { numberOf } from '#bot/typed-number.ts';
import { folded } from '#drafts/folded-words.ts';
import { typedMeanings } from '#messages/typed-words.ts';

/** A request about templates. `name` is as it was typed. */
export type TemplateWish =
  | { readonly kind: 'list' }
  | { readonly kind: 'new' }
  | { readonly kind: 'keep'; readonly number: number; readonly name: string }
  | { readonly kind: 'use' | 'change' | 'remove'; readonly name: string }
  | { readonly kind: 'unclear' };

const verbs = typedMeanings(({ templates }) => templates);

/** Parses what follows "template". A name alone means to use that template. Never throws. */
export function parseTemplate(typed: string): TemplateWish {
  const [, verb = '', rest = ''] = /^(\S*)\s*(.*)$/su.exec(typed.slice(0, 200).trim()) ?? [];
  if (verb === '') return { kind: 'list' };
  const name = rest.trim();
  const kind = verbs.get(folded(verb));
  switch (kind) {
    case undefined:
      return { kind: 'use', name: typed.slice(0, 200).trim() };
    case 'list':
    case 'new':
      return { kind };
    case 'keep': {
      const [, typedNumber = '', kept = ''] = /^(\D{0,4}?\s*\d{1,9})\s+(.+)$/su.exec(name) ?? [];
      const number = numberOf(typedNumber);
      return number === null ? { kind: 'unclear' } : { kind, number, name: kept.trim() };
    }
    case 'use':
    case 'change':
    case 'remove':
      return name === '' ? { kind: 'unclear' } : { kind, name };
  }
}
