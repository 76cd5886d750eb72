/**
 * Sizes in pixels of the PNG. Slack's app shows it 360 pixels wide on a phone; Mattermost, in its app and on the web, at
 * most 350 high (`IMAGE_MAX_HEIGHT`). So a picture that is `tallest` is shown there at 0.43, and its smallest text has 11 pixels.
 */
export const size = {
  width: 720,
  tallest: 826,
  padding: 24,
  title: 30,
  titleLine: 35,
  text: 26,
  /** From one line of a post to the next, and what is left free between two posts. */
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
