import { z } from 'zod';

import { allNetworks, networkKinds } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';

type Kinds = typeof networkKinds;

/** Secret sealed with an account, by which Tambour proves to the network that it may post. */
export type AccountSecret = {
  readonly [Kind in NetworkKind]: { readonly network: Kind } & {
    readonly [Name in keyof Kinds[Kind]['secret']['asked']]: string;
  };
}[NetworkKind];

const shapes = allNetworks.map((network) =>
  z.object({
    network: z.literal(network),
    ...Object.fromEntries(Object.keys(networkKinds[network].secret.asked).map((name) => [name, z.string().min(1)])),
  }),
);

/** Checks a secret by the table of networks. */
// The cast: Object.fromEntries forgets the names; `shapes` is made of the same table as the type, name by name.
export const accountSecretSchema = z.union(shapes) as unknown as z.ZodType<AccountSecret>;
