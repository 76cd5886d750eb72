import { z } from 'zod';

/** The replies to a source's posts in one message. */
export interface SeenAnswers {
  readonly sourceId: string;
  readonly asOf: Date;
}

const seenSchema = z.tuple([z.uuid(), z.iso.datetime().transform((text) => new Date(text))]);

/** Builds the target of that message's button. `seenAnswers` reads it. */
export function answersTarget({ sourceId, asOf }: SeenAnswers): string {
  return `${sourceId} ${asOf.toISOString()}`;
}

/** Reads the target of such a button; null if it is not valid. */
export function seenAnswers(target: string | null): SeenAnswers | null {
  const [sourceId, asOf] = seenSchema.safeParse(target?.split(' ')).data ?? [];
  return sourceId === undefined || asOf === undefined ? null : { sourceId, asOf };
}
