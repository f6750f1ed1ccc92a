/** Above this share of a group's total, one person's earnings could be estimated from it. */
export const LARGEST_SHARE = 0.5;

/** Above this share of the bottom fifth, the split depends too much on national means. */
export const SUBSTITUTED_SHARE = 0.1;
