import { z } from 'zod';

/**
 * A problem that X names with one post of an answer:
 * https://docs.x.com/x-api/fundamentals/response-codes-and-errors#partial-errors.
 */
export const problemSchema = z.object({
  type: z.string().default(''),
  title: z.string().default(''),
  /** The post's id, where one of several was asked for. */
  resource_id: z.string().default(''),
});

type Problem = z.infer<typeof problemSchema>;

/**
 * Tells whether X says beside an answer 200, where only X itself can speak, that it does not have what was asked for.
 */
export function isNotFound({ type, title }: Problem): boolean {
  return /resource-not-found/.test(type) || /not found/i.test(title);
}

const refusedSchema = problemSchema.extend({ errors: z.array(problemSchema).default([]).catch([]) });

/**
 * Returns the problems in the body of an answer with an error status, both of the whole and of each thing asked for.
 */
export function problemsIn(body: unknown): readonly Problem[] {
  const refused = refusedSchema.safeParse(body);
  return refused.success ? [refused.data, ...refused.data.errors] : [];
}

/**
 * Tells whether an answer with an error status says, as X alone does, that it does not have this post; `id` null: the
 * one thing that was asked for. "Not found" in itself may be a proxy's, or mean the address: it proves nothing.
 */
export function saysMissing(
  { status, problems }: { readonly status: number; readonly problems: readonly Problem[] },
  id: string | null,
): boolean {
  const isAbout = ({ resource_id: about }: Problem): boolean => id === null || about === '' || about === id;
  return status === 404 && problems.some((one) => one.type.endsWith('/resource-not-found') && isAbout(one));
}
