import { z } from 'zod';

import { allNetworks, networkKinds } from '#networks/network-kinds.ts';
import type { NetworkKind } from '#networks/network-rules.ts';

type Kinds = typeof networkKinds;

/** The secret sealed with an account: it proves to the network that Tambour may post. */
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
// The cast: Object.fromEntries loses the names; `shapes` is built from the same table as the type, name by name.
export const accountSecretSchema = z.union(shapes) as unknown as z.ZodType<AccountSecret>;
