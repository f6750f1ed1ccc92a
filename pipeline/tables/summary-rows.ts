const SUMS =
  '(?:grand |sub-?|overall |column )?totals?|(?:grand )?sum|subtotal|count|counts|n|base|number|mean|average|median|mode|minimum|maximum|min|max|range|variance|(?:lower|upper|first|third) quartile|(?:interquartile|inter-quartile) range|iqr|(?:standard|std\\.?) (?:deviation|error|dev\\.?)|s\\.?d\\.?|s\\.?e\\.?|coefficient of variation';

/** What a row is called that sums up the rows of a table: a total, a mean, a number of areas. */
const SUMMARY = new RegExp(
  `^(?:(?:un)?weighted |simple |overall |national )?(?:${SUMS})(?: (?:of|across|for|over) .+| ?\\([^)]*\\)| ?\\[[^\\]]*\\])?[:.]?$|^(?:number|no\\.?|count|total|sum|mean|average|share|percentage) of \\S`,
  'i',
);

/**
 * True for the name of a row that sums up the others. A unit may be called Max or Range: it is asked only of
 * rows that lack a code or a name, as rows of sums do.
 */
export const isSummaryName = (text: string): boolean => SUMMARY.test(text);

/** Such names that no unit has, whatever else its row has: the number of areas, a standard deviation. */
const SURE =
  /^(?:number|count) of \S|^(?:standard|std\.?) (?:deviation|error|dev\.?)$|^(?:lower|upper|first|third) quartile$|^inter-?quartile range$|^(?:un)?weighted (?:mean|average|total|sum)$|^(?:minimum|maximum)(?: value)?$|^coefficient of variation$/i;

export const isSurelySummary = (text: string): boolean => SURE.test(text);
