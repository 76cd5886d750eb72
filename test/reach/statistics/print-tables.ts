import { isClearByPosts } from './by-posts.ts';
import { covered, falseYearsOf, isClear, notCovered, upperEnd } from './false-years.ts';
import { coverageOf, coverageWorlds, powerOf, powerWorlds, sizes } from './looks.ts';

// node test/reach/statistics/print-tables.ts [YEARS]: prints the three tables of docs/digest-method.md, beside them what a sign
// test of single posts would show. 2,000 years, as the page has them, take most of an hour of one processor.

const years = Number(process.argv[2] ?? 2000);

function shown(percents: readonly number[], digits = 1): string {
  return percents.map((percent) => `${percent.toFixed(digits)} %`).join(' | ');
}

console.log(`The interval holds the true ratio, of ${sizes.join(', ')} posts`);
for (const world of coverageWorlds)
  console.log(`${world.mastodon} / ${world.x}, ${world.effect} ${world.deviation}: ${shown(coverageOf(world))}`);

console.log(`\nA difference is found, of ${sizes.join(', ')} posts; by single posts`);
for (const world of powerWorlds) {
  const [found, byPosts] = [powerOf(world, isClear), powerOf(world, isClearByPosts)];
  console.log(`${world.mastodon} / ${world.x}, ${world.effect} ${world.deviation}: ${shown(found)}; ${shown(byPosts)}`);
}

console.log(
  `\nYears of ${years} with a difference that is none: twelve weeks | any span | its upper end; by single posts`,
);
for (const desk of [...covered, ...notCovered]) {
  const [found, byPosts] = [falseYearsOf(desk, years), falseYearsOf(desk, Math.min(years, 400), isClearByPosts)];
  const percent = (count: number, of = years): number => (100 * count) / of;
  const end = 100 * upperEnd(found.anySpan, years);
  const before = [percent(byPosts.twelveWeeks, byPosts.years), percent(byPosts.anySpan, byPosts.years)];
  console.log(`${desk.name}: ${shown([percent(found.twelveWeeks), percent(found.anySpan), end], 2)}; ${shown(before)}`);
}
