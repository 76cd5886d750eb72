import type { Messages } from '#messages/words/messages.ts';
import type { Picture, TrendPicture, WeekPicture } from '#reach/chart/picture.ts';
import { firstWords } from '#text/first-words.ts';

import { figureText } from '#messages/figure-text.ts';

/** The length of a post's first words. Mattermost shows the alt text beside the picture, so a few are enough. */
const titleLength = 30;

/** Describes a picture for people who do not see it: what it shows, and its figures. */
export function chartAlt(m: Messages, picture: Picture): string {
  return [picture.finding, altOf(m, picture)].join(' ');
}

function altOf(m: Messages, picture: Picture): string {
  switch (picture.kind) {
    case 'week':
      return weekAlt(m, picture);
    case 'trend':
      return trendAlt(m, picture);
    case 'trends':
      return [picture.counted, ...picture.pairs.map(({ label }) => label)].join(' · ').replace(' · ', ' ');
  }
}

function weekAlt(m: Messages, { counted, posts, series, notRead }: WeekPicture): string {
  const said = posts.map(({ title, number, got }) => {
    const figures = series.flatMap(({ id, label }) =>
      got
        .filter((one) => one.series === id)
        .map(({ count }) => `${label} ${count === null ? notRead : figureText(count, m.tongue)}`),
    );
    return m.words.labelled(title === '' ? number : firstWords(title, titleLength), figures.join(', '));
  });
  return `${counted} ${said.join(' · ')}`;
}

function trendAlt(m: Messages, { counted, series, weeks }: TrendPicture): string {
  const said = series.map(({ label }, at) => {
    const medians = weeks.flatMap(({ medians }) => medians[at] ?? []);
    const [first, last] = [medians[0], medians.at(-1)];
    if (first === undefined || last === undefined || medians.length < 2) return label;
    return m.digestChart.altTrend(label, figureText(first, m.tongue, 1), figureText(last, m.tongue, 1));
  });
  return `${counted} ${said.join(' · ')}`;
}
