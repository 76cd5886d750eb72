import { z } from 'zod';

/** What X says of one post of an answer: https://docs.x.com/x-api/fundamentals/response-codes-and-errors#partial-errors. */
export const problemSchema = z.object({
  type: z.string().default(''),
  title: z.string().default(''),
  /** The post's id, where one of several was asked for. */
  resource_id: z.string().default(''),
});

/** Whether X does not have what was asked for. */
export function isNotFound({ type, title }: z.infer<typeof problemSchema>): boolean {
  return /resource-not-found/.test(type) || /not found/i.test(title);
}
