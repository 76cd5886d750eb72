import type { Messages } from '#messages/words/messages.ts';
import { MAX_TEMPLATE_NAME, type Template, templateKey } from '#drafts/template.ts';

/** Cleans a name to be stored, or says why it cannot be one. */
export function readTemplateName(
  typed: string,
  { templates }: Messages,
): { readonly kind: 'name'; readonly name: string } | { readonly kind: 'error'; readonly error: string } {
  const name = typed
    // Far longer than any name, and short enough to normalize quickly.
    .slice(0, 10 * MAX_TEMPLATE_NAME)
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\s]+/gu, ' ')
    .trim();
  if (templateKey(name) === '') return { kind: 'error', error: templates.error.noName };
  return Array.from(name).length > MAX_TEMPLATE_NAME
    ? { kind: 'error', error: templates.error.longName(MAX_TEMPLATE_NAME) }
    : { kind: 'name', name };
}

/** Finds the template with that name, or the only one with that beginning. */
export function meantTemplate(all: readonly Template[], typed: string): Template | null {
  const key = templateKey(typed);
  if (key === '') return null;
  const whole = all.find(({ name }) => templateKey(name) === key);
  if (whole !== undefined) return whole;
  const [only, ...others] = all.filter(({ name }) => templateKey(name).startsWith(key));
  return others.length === 0 ? (only ?? null) : null;
}
