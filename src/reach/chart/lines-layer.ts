import type { TopLevelSpec } from 'vega-lite';

type Layer = Extract<TopLevelSpec, { readonly layer: unknown }>['layer'][number];

/** The lines of a trend: a colour for each network, and a gap where nothing is known. */
export const linesLayer: Layer = {
  name: 'lines',
  mark: { type: 'line', strokeWidth: 4, invalid: 'break-paths-filter-domains' },
  encoding: {
    color: { field: 'own', type: 'nominal', scale: null },
    // Dashes let two lines in the same place both be seen.
    strokeDash: {
      field: 'isHollow',
      type: 'nominal',
      scale: {
        domain: [false, true],
        range: [
          [1, 0],
          [12, 8],
        ],
      },
      legend: null,
    },
  },
};
