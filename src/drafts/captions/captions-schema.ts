import { z } from 'zod';

const cue = z.number();

/** All that checks ask about captions, so that they need not be read again. A caption is known by its number, from 1. */
const measuredSchema = z
  .object({
    cues: z.number(),
    /** When the last one ends. */
    seconds: z.number(),
    /** All of them as WebVTT; left out by what was measured before it was asked for. */
    webVttBytes: z.number().exactOptional(),
    /** The first that ends before it begins, or begins before the one above it. */
    disordered: cue.nullable(),
    /** The first that begins while another is still shown. */
    overlapping: cue.nullable(),
    longestLine: z.object({ cue, count: z.number() }).readonly(),
    fastest: z.object({ cue, perSecond: z.number() }).readonly(),
    /** The first with what programs for film take for markup, as it stands there. */
    markup: z.object({ cue, mark: z.string() }).readonly().nullable(),
    /** The first with a character that is not seen, or turns what is read. */
    hidden: z.object({ cue, name: z.string() }).readonly().nullable(),
  })
  .readonly();

/** What a content keeps of captions in one language. */
export const captionsSchema = z
  .object({
    /** ISO 639-1. */
    language: z.string(),
    /** Of their text as SubRip. */
    sha256: z.string(),
    /** Nothing of it is sent: a network gets what stands above. */
    measured: measuredSchema.exactOptional(),
  })
  .readonly();

export interface Measured extends z.output<typeof measuredSchema> {}
export interface Captions extends z.output<typeof captionsSchema> {}
