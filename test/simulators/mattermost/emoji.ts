/** Some of the server's 4,464 own names (server/public/model/emoji_data.go); this simulator knows no others. */
export const emoji: ReadonlySet<string> = new Set(
  (
    'white_check_mark x eyes +1 -1 thumbsup thumbsdown heavy_check_mark ballot_box_with_check tada heart blue_heart ' +
    'green_heart yellow_heart purple_heart smile smiley grinning grin joy laughing blush wink thinking sunglasses cry sob ' +
    'clap wave pray ok_hand raised_hands muscle fire rocket star sparkles warning no_entry question exclamation hourglass ' +
    'hourglass_flowing_sand calendar memo pencil2 bulb bell lock key mag link paperclip coffee robot'
  ).split(' '),
);
