import { z } from 'zod';

/** The schema that all paginated answers share. https://docs.slack.dev/apis/web-api/pagination */
export const paged = { response_metadata: z.object({ next_cursor: z.string().nullish() }).nullish() };
const pagedSchema = z.object(paged);

const pageSize = 200;

/** Asks for one page of a list after the other, as many as there are. */
export async function* pagesOf<T extends z.infer<typeof pagedSchema>>(
  ask: (page: { readonly limit: number; readonly cursor?: string }) => Promise<T>,
  mostPages: number,
): AsyncGenerator<T> {
  let cursor = '';
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await ask({ limit: pageSize, ...(cursor === '' ? {} : { cursor }) });
    yield answer;
    cursor = answer.response_metadata?.next_cursor ?? '';
    if (cursor === '') return;
  }
}
