import { z } from 'zod';

/** Secret sealed with an account, by which Tambour proves to the network that it may post. */
export const accountSecretSchema = z.discriminatedUnion('network', [
  z.object({ network: z.literal('mastodon'), accessToken: z.string().min(1) }),
  z.object({
    network: z.literal('x'),
    appKey: z.string().min(1),
    appSecret: z.string().min(1),
    accessToken: z.string().min(1),
    accessSecret: z.string().min(1),
  }),
]);

export type AccountSecret = z.infer<typeof accountSecretSchema>;
