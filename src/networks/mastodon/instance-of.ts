import { z } from 'zod';

import type { Limits } from '#networks/network-rules.ts';
import type { RecordingLimits } from '#networks/recording.ts';

import type { Answer } from './ask.ts';
import { mastodonRules } from './mastodon-rules.ts';
import type { Server } from './server.ts';

const count = z.number().int().positive().optional().catch(undefined);
const textTypes = z.array(z.string().max(100)).max(100).optional().catch(undefined);

/** Characters that a link counts. */
const linkLength = z.number().int().positive().max(4096).optional().catch(undefined);

const configurationSchema = z.object({
  statuses: z
    .object({
      maxCharacters: count,
      maxMediaAttachments: count,
      charactersReservedPerUrl: linkLength,
      supportedMimeTypes: textTypes,
    })
    .optional()
    .catch(undefined),
  mediaAttachments: z
    .object({
      descriptionLimit: count,
      imageSizeLimit: count,
      imageMatrixLimit: count,
      videoSizeLimit: count,
      videoMatrixLimit: count,
      videoFrameRateLimit: count,
      supportedMimeTypes: z.array(z.string()).optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});

/** Text formats as Pleroma and its forks report them. */
const pleromaSchema = z
  .object({ metadata: z.object({ postFormats: textTypes }) })
  .optional()
  .catch(undefined);

const instanceV2Schema = z.object({
  domain: z.string().min(1),
  version: z.string(),
  configuration: configurationSchema,
  pleroma: pleromaSchema,
});
const instanceV1Schema = z.object({
  uri: z.string().min(1),
  version: z.string(),
  configuration: configurationSchema.optional(),
  maxTootChars: count,
  pleroma: pleromaSchema,
});

/** Facts that a server reports about itself. */
export interface Instance {
  readonly domain: string;
  readonly limits: Omit<Limits, 'linkCharacters'>;
  /** Characters that a link counts, as the server says; not every server counts so. */
  readonly toldLinkCharacters: number | undefined;
  readonly isV2: boolean;
  readonly version: string;
}

/** Reads a server's name and limits from its description of version 2, or else of version 1. */
export async function instanceOf(server: Server, signal: AbortSignal): Promise<Answer<Instance>> {
  const withinMs = server.timeouts.readMs;
  const v2 = await server.ask({
    schema: instanceV2Schema,
    signal,
    withinMs,
    call: (client) => client.v2.instance.fetch(),
  });
  if (v2.kind === 'answer') {
    const { domain, version } = v2.data;
    return { kind: 'answer', data: { domain, version, isV2: true, ...limitsOf(v2.data) } };
  }
  const v1 = await server.ask({
    schema: instanceV1Schema,
    signal,
    withinMs,
    call: (client) => client.v1.instance.fetch(),
  });
  if (v1.kind !== 'answer') return v1;
  const { uri, version } = v1.data;
  const domain = URL.canParse(uri) && new URL(uri).host !== '' ? new URL(uri).host : uri;
  return { kind: 'answer', data: { domain, version, isV2: false, ...limitsOf(v1.data) } };
}

function recordingsOf(media: z.infer<typeof configurationSchema>['mediaAttachments']): RecordingLimits {
  const { recordings } = mastodonRules.defaultLimits;
  const told = media?.supportedMimeTypes;
  return {
    ...recordings,
    // M4A has several names.
    mimeTypes: recordings.mimeTypes.filter(
      (type) => told === undefined || told.includes(type) || (type === 'audio/mp4' && told.includes('audio/x-m4a')),
    ),
    maxBytes: media?.videoSizeLimit ?? recordings.maxBytes,
    maxPixels: media?.videoMatrixLimit ?? recordings.maxPixels,
    maxFramesPerSecond: media?.videoFrameRateLimit ?? recordings.maxFramesPerSecond,
  };
}

function limitsOf({
  configuration,
  maxTootChars,
  pleroma,
}: Partial<Pick<z.infer<typeof instanceV1Schema>, 'configuration' | 'maxTootChars' | 'pleroma'>>): Pick<
  Instance,
  'limits' | 'toldLinkCharacters'
> {
  const { defaultLimits } = mastodonRules;
  const media = configuration?.mediaAttachments;
  const types = defaultLimits.mimeTypes.filter((type) => media?.supportedMimeTypes?.includes(type) ?? true);
  const limits = {
    maxCharacters: configuration?.statuses?.maxCharacters ?? maxTootChars ?? defaultLimits.maxCharacters,
    maxMedia: configuration?.statuses?.maxMediaAttachments ?? defaultLimits.maxMedia,
    maxAltCharacters: media?.descriptionLimit ?? defaultLimits.maxAltCharacters,
    maxImageBytes: media?.imageSizeLimit ?? defaultLimits.maxImageBytes,
    maxImagePixels: media?.imageMatrixLimit ?? defaultLimits.maxImagePixels,
    mimeTypes: types.length === 0 ? defaultLimits.mimeTypes : types,
    recordings: recordingsOf(media),
    textTypes: configuration?.statuses?.supportedMimeTypes ?? pleroma?.metadata.postFormats ?? [],
  };
  return { limits, toldLinkCharacters: configuration?.statuses?.charactersReservedPerUrl };
}
