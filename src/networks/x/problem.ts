import { z } from 'zod';

/**
 * A problem that X reports with one post of an answer:
 * https://docs.x.com/x-api/fundamentals/response-codes-and-errors#partial-errors.
 */
export const problemSchema = z.object({
  type: z.string().default(''),
  title: z.string().default(''),
  /** The post's id, if several were asked for. */
  resource_id: z.string().default(''),
});

type Problem = z.infer<typeof problemSchema>;

/** Tells whether X says in an answer 200, which only X itself can give, that it does not have what was asked for. */
export function isNotFound({ type, title }: Problem): boolean {
  return /resource-not-found/.test(type) || /not found/i.test(title);
}

const refusedSchema = problemSchema.extend({ errors: z.array(problemSchema).default([]).catch([]) });

/** Returns the problems in the body of an error: of the whole request, and of each thing asked for. */
export function problemsIn(body: unknown): readonly Problem[] {
  const refused = refusedSchema.safeParse(body);
  return refused.success ? [refused.data, ...refused.data.errors] : [];
}

/**
 * Tells whether an error says, as only X words it, that it does not have this post; `id` null: the one thing that was
 * asked for. A mere "not found" may be a proxy's or mean the address: it proves nothing.
 */
export function saysMissing(
  { status, problems }: { readonly status: number; readonly problems: readonly Problem[] },
  id: string | null,
): boolean {
  const isAbout = ({ resource_id: about }: Problem): boolean => id === null || about === '' || about === id;
  return status === 404 && problems.some((one) => one.type.endsWith('/resource-not-found') && isAbout(one));
}
