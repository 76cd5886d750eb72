import { z } from 'zod';

const cue = z.number();

/** All that checks need to know about captions, so that they need not be read again. Captions are numbered from 1. */
const measuredSchema = z
  .object({
    cues: z.number(),
    /** When the last one ends. */
    seconds: z.number(),
    /** Size of all captions as WebVTT. */
    webVttBytes: z.number(),
    /** The first that ends before it begins, or begins before the one above it. */
    disordered: cue.nullable(),
    /** The first that begins while another is still shown. */
    overlapping: cue.nullable(),
    longestLine: z.object({ cue, count: z.number() }).readonly(),
    fastest: z.object({ cue, perSecond: z.number() }).readonly(),
    /** The first with what video players take for markup; `mark`: as it stands there. */
    markup: z.object({ cue, mark: z.string() }).readonly().nullable(),
    /** The first with a character that is invisible, or reverses the text. */
    hidden: z.object({ cue, name: z.string() }).readonly().nullable(),
  })
  .readonly();

/** Captions in one language as a content stores them, without their text. */
export const captionsSchema = z
  .object({
    /** ISO 639-1. */
    language: z.string(),
    /** SHA-256 of their text as SubRip. */
    sha256: z.string(),
    /** Not sent: a network gets only the fields above. */
    measured: measuredSchema.exactOptional(),
  })
  .readonly();

export interface Measured extends z.output<typeof measuredSchema> {}
export interface Captions extends z.output<typeof captionsSchema> {}
