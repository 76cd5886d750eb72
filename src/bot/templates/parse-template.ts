import { folded } from '#drafts/folded-words.ts';

/** What somebody wants of templates. `name` is as it was typed. */
export type TemplateWish =
  | { readonly kind: 'list' }
  | { readonly kind: 'new' }
  | { readonly kind: 'keep'; readonly number: number; readonly name: string }
  | { readonly kind: 'use' | 'change' | 'remove'; readonly name: string }
  | { readonly kind: 'unclear' };

const verbs: ReadonlyMap<string, Exclude<TemplateWish['kind'], 'unclear'>> = new Map([
  ['list', 'list'],
  ['liste', 'list'],
  ['new', 'new'],
  ['nouveau', 'new'],
  ['keep', 'keep'],
  ['garder', 'keep'],
  ['use', 'use'],
  ['utiliser', 'use'],
  ['change', 'change'],
  ['edit', 'change'],
  ['modifier', 'change'],
  ['remove', 'remove'],
  ['delete', 'remove'],
  ['supprimer', 'remove'],
  ['retirer', 'remove'],
]);

/** Reads what follows "template"; a name alone is used. Never throws. */
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
      const [, number, kept] = /^(?:n°\s*|#)?(\d{1,9})\s+(.+)$/su.exec(name) ?? [];
      return number === undefined || kept === undefined
        ? { kind: 'unclear' }
        : { kind, number: Number(number), name: kept.trim() };
    }
    case 'use':
    case 'change':
    case 'remove':
      return name === '' ? { kind: 'unclear' } : { kind, name };
  }
}
