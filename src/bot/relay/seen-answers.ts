import { z } from 'zod';

/** The replies to a source's posts that one message told of. */
export interface SeenAnswers {
  readonly sourceId: string;
  readonly asOf: Date;
}

const seenSchema = z.tuple([z.uuid(), z.iso.datetime().transform((text) => new Date(text))]);

/** Builds the target of the button of such a message. `seenAnswers` reads it. */
export function answersTarget({ sourceId, asOf }: SeenAnswers): string {
  return `${sourceId} ${asOf.toISOString()}`;
}

/** Reads what a button is about; null if about none. */
export function seenAnswers(target: string | null): SeenAnswers | null {
  const [sourceId, asOf] = seenSchema.safeParse(target?.split(' ')).data ?? [];
  return sourceId === undefined || asOf === undefined ? null : { sourceId, asOf };
}
