import type { Template } from '#drafts/template.ts';

/** A template in the state that somebody saw. */
export type SeenTemplate = Pick<Template, 'id' | 'changedAt'>;

/** Builds the target of a form about a template. `seenTemplate` reads it. */
export function templateTarget({ id, changedAt }: SeenTemplate): string {
  return `${id} ${changedAt.toISOString()}`;
}

/** Reads from a form's target which template it is about, and in which state the form was opened; null if about none. */
export function seenTemplate(target: string | null): SeenTemplate | null {
  const [id, changedAt] = target?.split(' ') ?? [];
  return id === undefined || changedAt === undefined ? null : { id, changedAt: new Date(changedAt) };
}
