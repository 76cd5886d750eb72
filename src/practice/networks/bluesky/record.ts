import { z } from 'zod';

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A text limited both in characters as people see them, and in bytes. */
function textOf(most: { readonly graphemes: number; readonly bytes: number }): z.ZodType<string> {
  return z.string().check((context) => {
    const text = context.value;
    const seen = Array.from(graphemes.segment(text)).length;
    const bytes = Buffer.byteLength(text);
    const refuse = (message: string): void => void context.issues.push({ code: 'custom', message, input: text });
    if (bytes > most.bytes) refuse(`string too big (maximum ${most.bytes}, got ${bytes})`);
    else if (seen > most.graphemes) refuse(`grapheme too big (maximum ${most.graphemes}, got ${seen})`);
  });
}

/** A text that matches a pattern; the server's error names the pattern. */
function formed(name: string, form: RegExp): z.ZodType<string> {
  return z.string().check((context) => {
    const text = context.value;
    if (!form.test(text))
      context.issues.push({ code: 'custom', message: `Invalid ${name} (got "${text}")`, input: text });
  });
}

function atMost(most: number): (context: z.core.ParsePayload<unknown[]>) => void {
  return ({ value, issues }) => {
    const message = `array too big (maximum ${most}, got ${value.length})`;
    if (value.length > most) issues.push({ code: 'custom', message, input: value });
  };
}

const didSchema = formed('DID', /^did:[a-z]+:[A-Za-z0-9._:%-]*[A-Za-z0-9._-]$/);
const uriSchema = formed('uri', /^\w+:(?:\/\/)?[^\s/]\S*$/);
const cidSchema = formed('CID string', /^b[a-z2-7]{20,}$/);
const atUriSchema = formed('at-uri', /^at:\/\/[^/\s]+\/[a-zA-Z0-9.]+\/[\w.~:-]+$/);

const blobSchema = z.object({
  $type: z.literal('blob'),
  ref: z.strictObject({ $link: cidSchema }),
  mimeType: z.string().regex(/^image\//, 'not an accepted type'),
  size: z.number().int().nonnegative().max(2_000_000),
});

const featureSchema = z.discriminatedUnion('$type', [
  z.object({ $type: z.literal('app.bsky.richtext.facet#link'), uri: uriSchema }),
  z.object({ $type: z.literal('app.bsky.richtext.facet#mention'), did: didSchema }),
  z.object({ $type: z.literal('app.bsky.richtext.facet#tag'), tag: textOf({ graphemes: 64, bytes: 640 }) }),
]);

const facetSchema = z.object({
  $type: z.literal('app.bsky.richtext.facet').optional(),
  index: z.object({ byteStart: z.number().int().nonnegative(), byteEnd: z.number().int().nonnegative() }),
  features: z.array(featureSchema),
});

const aspectRatioSchema = z.object({ width: z.number().int().positive(), height: z.number().int().positive() });

const maxCaptionsBytes = 20_000;
const captionsSchema = z.strictObject({
  lang: formed('language', /^[a-z]{2,3}(?:-[a-zA-Z0-9]{1,8})*$/),
  file: blobSchema.extend({ mimeType: z.string(), size: z.number().int().nonnegative() }).check((context) => {
    const { mimeType, size } = context.value;
    const refuse = (message: string, path: readonly string[]): void =>
      void context.issues.push({ code: 'custom', message, path: [...path], input: context.value });
    if (mimeType !== 'text/vtt') refuse(`Expected "text/vtt" (got "${mimeType}")`, ['mimeType']);
    else if (size > maxCaptionsBytes) refuse(`blob too big (maximum ${maxCaptionsBytes}, got ${size})`, []);
  }),
});

const videoSchema = z.object({
  $type: z.literal('app.bsky.embed.video'),
  video: blobSchema.extend({
    mimeType: z.string().regex(/^video\/mp4$/, 'not an accepted type'),
    size: z.number().int().nonnegative().max(100_000_000),
  }),
  captions: z.array(captionsSchema).check(atMost(20)).optional(),
  alt: z.string().optional(),
  aspectRatio: aspectRatioSchema.optional(),
});

const imagesSchema = z.object({
  $type: z.literal('app.bsky.embed.images'),
  images: z
    .array(
      z.object({
        image: blobSchema,
        alt: z.string(),
        aspectRatio: aspectRatioSchema.optional(),
      }),
    )
    .check(atMost(4)),
});

const maxThumbBytes = 1_000_000;
const thumbSchema = blobSchema
  .extend({ mimeType: z.string(), size: z.number().int().nonnegative() })
  .check((context) => {
    const { mimeType, size } = context.value;
    const refuse = (message: string, path: readonly string[]): void =>
      void context.issues.push({ code: 'custom', message, path: [...path], input: context.value });
    if (!mimeType.startsWith('image/')) refuse(`Expected "image/*" (got "${mimeType}")`, ['mimeType']);
    else if (size > maxThumbBytes) refuse(`blob too big (maximum ${maxThumbBytes}, got ${size})`, []);
  });

const externalSchema = z.object({
  $type: z.literal('app.bsky.embed.external'),
  external: z.object({
    uri: uriSchema,
    title: z.string(),
    description: z.string(),
    thumb: thumbSchema.optional(),
  }),
});

const embedSchema = z.discriminatedUnion('$type', [imagesSchema, videoSchema, externalSchema]);

const refSchema = z.object({ uri: atUriSchema, cid: cidSchema });

/** The schema of a post's record, as far as a publishing client uses it; other fields are kept. */
export const recordSchema = z.looseObject({
  $type: z.literal('app.bsky.feed.post'),
  text: textOf({ graphemes: 300, bytes: 3000 }),
  createdAt: formed('datetime', /^\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/),
  langs: z
    .array(formed('language', /^[a-z]{2,3}(?:-[a-zA-Z0-9]{1,8})*$/))
    .check(atMost(3))
    .optional(),
  facets: z.array(facetSchema).optional(),
  embed: embedSchema.optional(),
  reply: z.object({ root: refSchema, parent: refSchema }).optional(),
});

export type PostRecord = z.infer<typeof recordSchema>;

/** Returns the files shown in a post, with their descriptions. */
export function shownIn({
  embed,
}: Pick<PostRecord, 'embed'>): readonly { readonly cid: string; readonly mimeType: string; readonly alt: string }[] {
  switch (embed?.$type) {
    case 'app.bsky.embed.images':
      return embed.images.map(({ image, alt }) => ({ cid: image.ref.$link, mimeType: image.mimeType, alt }));
    case 'app.bsky.embed.video':
      return [{ cid: embed.video.ref.$link, mimeType: embed.video.mimeType, alt: embed.alt ?? '' }];
    case 'app.bsky.embed.external':
    case undefined:
      return [];
  }
}

/** Returns the link card of a post, with its picture's file; null if it has none. */
export function cardIn({ embed }: Pick<PostRecord, 'embed'>): {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly cid: string | null;
} | null {
  if (embed?.$type !== 'app.bsky.embed.external') return null;
  const { uri: url, title, description, thumb } = embed.external;
  return { url, title, description, cid: thumb?.ref.$link ?? null };
}

/** Returns the captions of a post's video. */
export function captionsIn({
  embed,
}: Pick<PostRecord, 'embed'>): readonly { readonly lang: string; readonly cid: string }[] {
  if (embed?.$type !== 'app.bsky.embed.video') return [];
  return (embed.captions ?? []).map(({ lang, file }) => ({ lang, cid: file.ref.$link }));
}

/** A record's key: https://atproto.com/specs/tid. */
export const tid = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/;

/** Words an error in a record as the real server does. */
export function faultOf({ issues: [first] }: z.ZodError): string {
  if (first === undefined) return 'Invalid app.bsky.feed.post record';
  const isMissing = first.code === 'invalid_type' && /undefined/.test(first.message);
  const [last] = first.path.slice(-1);
  const path = isMissing ? first.path.slice(0, -1) : first.path;
  const place = path.map((one) => (typeof one === 'number' ? `[${one}]` : `.${String(one)}`)).join('');
  const message = isMissing ? `Missing required key "${String(last)}"` : first.message;
  return `Invalid app.bsky.feed.post record: ${message} at $.record${place}`;
}
