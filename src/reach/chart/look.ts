/** Sizes in pixels of the PNG. A phone shows it about 360 pixels wide, so that 34 here are 10 there. */
export const size = {
  width: 1200,
  padding: 44,
  betweenPanels: 72,
  row: 62,
  rowOfTwoLines: 104,
  title: 42,
  label: 34,
  small: 32,
  /** From one line of text to the next, as a part of the size. */
  leading: 1.2,
} as const;

export const colour = {
  background: '#ffffff',
  ink: '#1f2328',
  soft: '#57606a',
  grid: '#dde1e6',
  strip: '#eef0f3',
  joint: '#8c959f',
} as const;

/**
 * Blue and vermilion of Okabe and Ito (https://jfly.uni-koeln.de/color/), which stay apart in every form of colour
 * blindness; a full circle and a hollow square, which stay apart without any colour.
 */
export const networkLook = {
  mastodon: { colour: '#0072b2', shape: 'circle', fill: '#0072b2', area: 450, strokeWidth: 0 },
  x: { colour: '#d55e00', shape: 'square', fill: colour.background, area: 676, strokeWidth: 5 },
} as const;

export type NetworkKind = keyof typeof networkLook;

/** The square first, so that the smaller circle of the same place stands in it. */
export const drawingOrder: readonly NetworkKind[] = ['x', 'mastodon'];
