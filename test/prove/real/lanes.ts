/** Set-ups in which processes are killed: Tambour's own database, or a PostgreSQL with one Tambour or with three. */
export const lanes = ['embedded', 'server', 'replicas'] as const;
export type Lane = (typeof lanes)[number];

export function isLane(name: string): name is Lane {
  return lanes.some((lane) => lane === name);
}

export function shapeOf(lane: Lane): { readonly database: 'embedded' | 'server'; readonly replicas: number } {
  switch (lane) {
    case 'embedded':
      return { database: 'embedded', replicas: 1 };
    case 'server':
      return { database: 'server', replicas: 1 };
    case 'replicas':
      return { database: 'server', replicas: 3 };
  }
}
