import { z } from 'zod';

import { serve } from '../serve.ts';

type Answer = (request: Request) => Promise<Response>;

/** Where the server sends what people type, press and fill in. */
export interface Callback {
  /** Its address for the server. */
  readonly url: string;
  /** Sets the handlers from now on, by path. */
  hand(answers: ReadonlyMap<string, Answer>): void;
  /** While true, the server reaches nobody. */
  cut(isCut: boolean): void;
  /** How many messages for a single person the answers so far contained. */
  whispers(): number;
  close(): Promise<void>;
}

const one = z.object({ text: z.string().default(''), attachments: z.array(z.unknown()).nullish() });
const answerSchema = one.extend({
  ephemeral_text: z.string().default(''),
  extra_responses: z.array(one).default([]),
});

/** Listens on this machine alone, unless the server reaches it by another name. */
export async function openCallback(host: string): Promise<Callback> {
  let answers: ReadonlyMap<string, Answer> = new Map();
  let isCut = false;
  let whispers = 0;
  const isHere = host === '127.0.0.1' || host === 'localhost';
  const server = await serve(
    async (request) => {
      const answer = isCut ? undefined : answers.get(new URL(request.url).pathname);
      if (answer === undefined) return new Response(null, { status: 503 });
      const response = await answer(request);
      const text = await response.clone().text();
      whispers += whispersIn(text);
      return response;
    },
    isHere ? '127.0.0.1' : '0.0.0.0',
  );
  const { port } = new URL(server.url);
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    hand: (next) => void (answers = next),
    cut: (wanted) => void (isCut = wanted),
    whispers: () => whispers,
    close: () => server.close(),
  };
}

function whispersIn(text: string): number {
  if (text === '') return 0;
  const { ephemeral_text: said, extra_responses: others, ...first } = answerSchema.parse(JSON.parse(text));
  const shown = [first, ...others].filter(({ text, attachments }) => text !== '' || (attachments ?? []).length > 0);
  return shown.length + (said === '' ? 0 : 1);
}
