/** The anchor that GitHub makes of a heading: the site uses the same, so that links hold in both places. */
export const slug = heading =>
  heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_ -]/gu, '')
    .replaceAll(' ', '-')
