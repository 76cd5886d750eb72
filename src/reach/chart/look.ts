/**
 * Sizes in pixels of the PNG. Slack's app shows it 360 pixels wide on a phone; Mattermost shows it at most 350 high
 * (`IMAGE_MAX_HEIGHT`). There a picture of height `tallest` is scaled to 0.43, and its smallest text has 11 pixels.
 */
export const size = {
  width: 720,
  tallest: 826,
  padding: 24,
  title: 30,
  titleLine: 35,
  text: 26,
  /** `line`: height of a post's line; `betweenRows`: space between two posts. */
  line: 29,
  betweenRows: 11,
} as const;

export const innerPx = size.width - 2 * size.padding;

export const colour = {
  background: '#ffffff',
  ink: '#1f2328',
  soft: '#57606a',
  grid: '#dde1e6',
} as const;
