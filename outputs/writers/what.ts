/** What some files of a release are, where several entries of its list say it. */
export const WHAT = {
  index:
    'One row an area: score, rank, fifth, group, share at own level, scores and ranks of its domains; median rank, interval and probabilities',
  indicators: 'Every value with status, source, period, official cell, normalised value and contribution',
  coldspots:
    'One row an authority and outcome: level, gap, unexplained gap, class, score, rank with interval, probabilities',
  validity: 'How the index and its parts go with measured mobility and with others’ indices, with limits',
  revisions:
    'Every published figure that a later official file changed, before and after; only where there is one',
  comparison:
    'Score, rank and group of each area here and in the edition that this one follows; only where it follows one',
  boundaries: 'Generalised boundaries of the areas with the columns of the index, for maps',
} as const;
