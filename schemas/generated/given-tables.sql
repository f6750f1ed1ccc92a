CREATE TABLE "table_coldspots" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "region_code" VARCHAR,
  "region_name" VARCHAR,
  "outcome" VARCHAR NOT NULL,
  "level" DOUBLE,
  "gap" DOUBLE,
  "unexplained_gap" DOUBLE,
  "level_rank" INTEGER,
  "gap_rank" INTEGER,
  "unexplained_gap_rank" INTEGER,
  "kind" VARCHAR CHECK ("kind" IN ('coldspot', 'cold_on_level', 'cold_on_gap', 'hotspot', 'none')),
  "score" DOUBLE,
  "rank" INTEGER,
  "rank_low" INTEGER,
  "rank_high" INTEGER,
  "coldspot_probability" DOUBLE,
  "rank_median" INTEGER,
  "hotspot_probability" DOUBLE,
  "reason" VARCHAR NOT NULL,
  "row" INTEGER NOT NULL,
  "area_text" VARCHAR NOT NULL,
  "level_text" VARCHAR NOT NULL,
  "gap_text" VARCHAR NOT NULL,
  "unexplained_gap_text" VARCHAR NOT NULL,
  PRIMARY KEY ("area_code", "outcome")
);

CREATE TABLE "districts" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "region_code" VARCHAR,
  "region_name" VARCHAR,
  "outcome" VARCHAR NOT NULL,
  "level" DOUBLE,
  "gap" DOUBLE,
  "unexplained_gap" DOUBLE,
  "level_rank" INTEGER,
  "gap_rank" INTEGER,
  "unexplained_gap_rank" INTEGER,
  "kind" VARCHAR CHECK ("kind" IN ('coldspot', 'cold_on_level', 'cold_on_gap', 'hotspot', 'none')),
  "score" DOUBLE,
  "rank" INTEGER,
  "status" VARCHAR NOT NULL CHECK ("status" IN ('missing', 'estimated', 'inherited', 'modelled', 'mapped', 'observed')),
  "reason" VARCHAR NOT NULL,
  "flags" VARCHAR NOT NULL,
  "from_codes" VARCHAR NOT NULL,
  "kinds_there" VARCHAR NOT NULL,
  PRIMARY KEY ("area_code", "outcome")
);

CREATE TABLE "estimates" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "n" INTEGER,
  "earnings_mean" DOUBLE,
  "earnings_mean_shrunken" DOUBLE,
  "earnings_mean_weight" DOUBLE,
  "earnings_median" DOUBLE,
  "earnings_median_shrunken" DOUBLE,
  "earnings_median_weight" DOUBLE,
  "earnings_se" DOUBLE,
  "gap" DOUBLE,
  "gap_shrunken" DOUBLE,
  "gap_weight" DOUBLE,
  "gap_slope" DOUBLE,
  "gap_slope_shrunken" DOUBLE,
  "gap_slope_weight" DOUBLE,
  "explained" DOUBLE,
  "explained_shrunken" DOUBLE,
  "explained_weight" DOUBLE,
  "unexplained" DOUBLE,
  "unexplained_shrunken" DOUBLE,
  "unexplained_weight" DOUBLE,
  "rank" INTEGER,
  "rank_low" INTEGER,
  "rank_high" INTEGER,
  "coldspot_probability" DOUBLE,
  "kind" VARCHAR CHECK ("kind" IN ('coldspot', 'cold_on_level', 'cold_on_gap', 'hotspot', 'none')),
  "withheld" VARCHAR NOT NULL,
  "reason" VARCHAR NOT NULL,
  "region_code" VARCHAR,
  "region_name" VARCHAR,
  "earnings_median_se" DOUBLE,
  "gap_se" DOUBLE,
  "gap_slope_se" DOUBLE,
  "explained_se" DOUBLE,
  "unexplained_se" DOUBLE,
  "n_bottom" INTEGER,
  "n_top" INTEGER,
  "substituted_share" DOUBLE,
  "score" DOUBLE,
  "level_rank" INTEGER,
  "gap_rank" INTEGER,
  "unexplained_gap_rank" INTEGER,
  "rank_median" INTEGER,
  "hotspot_probability" DOUBLE,
  "unknown_qualification_share" DOUBLE,
  "no_variance" VARCHAR NOT NULL,
  PRIMARY KEY ("area_code")
);

CREATE TABLE "totals" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "level" VARCHAR NOT NULL CHECK ("level" IN ('region', 'country')),
  "n" INTEGER,
  "earnings_mean" DOUBLE,
  "earnings_median" DOUBLE,
  "earnings_se" DOUBLE,
  "gap" DOUBLE,
  "gap_slope" DOUBLE,
  "explained" DOUBLE,
  "unexplained" DOUBLE,
  "withheld" VARCHAR NOT NULL,
  "reason" VARCHAR NOT NULL,
  "n_bottom" INTEGER,
  "n_top" INTEGER,
  "unknown_qualification_share" DOUBLE,
  PRIMARY KEY ("area_code")
);

CREATE TABLE "suppression" (
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "level" VARCHAR NOT NULL CHECK ("level" IN ('area', 'region', 'country')),
  "family" VARCHAR NOT NULL CHECK ("family" IN ('earnings', 'median', 'gap', 'split')),
  "rule" VARCHAR NOT NULL,
  "explanation" VARCHAR NOT NULL,
  PRIMARY KEY ("area_code", "family")
);

CREATE TABLE "custom_index" (
  "unit_code" VARCHAR NOT NULL,
  "unit_name" VARCHAR NOT NULL,
  "score" DOUBLE,
  "rank" INTEGER,
  "group" VARCHAR CHECK ("group" IN ('hotspot', 'middle', 'coldspot')),
  "fifth" INTEGER,
  "rank_median" INTEGER,
  "rank_low" INTEGER,
  "rank_high" INTEGER,
  "coldspot_probability" DOUBLE,
  "hotspot_probability" DOUBLE,
  "indicators_observed" INTEGER NOT NULL,
  "indicators_estimated" INTEGER NOT NULL,
  "indicators_missing" INTEGER NOT NULL,
  PRIMARY KEY ("unit_code")
);

CREATE TABLE "custom_indicators" (
  "unit_code" VARCHAR NOT NULL,
  "unit_name" VARCHAR NOT NULL,
  "indicator" VARCHAR NOT NULL,
  "value" DOUBLE,
  "status" VARCHAR NOT NULL CHECK ("status" IN ('observed', 'missing', 'estimated')),
  "reason" VARCHAR NOT NULL,
  "period" VARCHAR,
  "normalised" DOUBLE,
  "weight" DOUBLE NOT NULL,
  "contribution" DOUBLE,
  "period_start" VARCHAR,
  "period_end" VARCHAR,
  PRIMARY KEY ("unit_code", "indicator")
);

CREATE TABLE "custom_scales" (
  "level" VARCHAR NOT NULL,
  "code" VARCHAR NOT NULL,
  "units" INTEGER NOT NULL,
  "mean" DOUBLE NOT NULL,
  "standard_deviation" DOUBLE NOT NULL,
  "least" DOUBLE NOT NULL,
  "most" DOUBLE NOT NULL,
  PRIMARY KEY ("code")
);

CREATE TABLE "custom_structure" (
  "code" VARCHAR NOT NULL,
  "name" VARCHAR NOT NULL,
  "level" VARCHAR NOT NULL,
  "parent" VARCHAR,
  "direction" INTEGER NOT NULL,
  "weight" DOUBLE NOT NULL,
  "index_weight" DOUBLE NOT NULL,
  "unit" VARCHAR,
  PRIMARY KEY ("code")
);

CREATE TABLE "custom_unranked" (
  "entry" INTEGER NOT NULL,
  "unit_code" VARCHAR NOT NULL,
  "unit_name" VARCHAR NOT NULL,
  "reason" VARCHAR NOT NULL CHECK ("reason" IN ('another_kind_of_area', 'no_row_in_period', 'nothing_observed', 'too_few_figures')),
  "kind" VARCHAR NOT NULL,
  "row" INTEGER,
  PRIMARY KEY ("entry")
);

CREATE TABLE "custom_normalised" (
  "unit_code" VARCHAR NOT NULL,
  "unit_name" VARCHAR NOT NULL,
  PRIMARY KEY ("unit_code")
);

CREATE TABLE "custom_treated" (
  "unit_code" VARCHAR NOT NULL,
  "unit_name" VARCHAR NOT NULL,
  "code" VARCHAR NOT NULL,
  "value_before" DOUBLE NOT NULL,
  "value_after" DOUBLE NOT NULL,
  "why" VARCHAR NOT NULL CHECK ("why" IN ('winsorised_high', 'winsorised_low', 'logarithm', 'natural_logarithm')),
  PRIMARY KEY ("unit_code", "code")
);

CREATE TABLE "custom_robustness" (
  "unit_code" VARCHAR NOT NULL,
  "unit_name" VARCHAR NOT NULL,
  "rank" INTEGER,
  "rank_median" INTEGER,
  "rank_low" INTEGER,
  "rank_high" INTEGER,
  "coldspot_probability" DOUBLE,
  "hotspot_probability" DOUBLE,
  "replicates" INTEGER NOT NULL,
  PRIMARY KEY ("unit_code")
);

CREATE TABLE "custom_leave_one_out" (
  "indicator" VARCHAR NOT NULL,
  "unit_code" VARCHAR NOT NULL,
  "unit_name" VARCHAR NOT NULL,
  "rank" INTEGER,
  "rank_without" INTEGER,
  "moved" INTEGER,
  PRIMARY KEY ("indicator", "unit_code")
);

CREATE TABLE "reproduce_agreement" (
  "comparison" VARCHAR NOT NULL,
  "index" VARCHAR NOT NULL,
  "part" VARCHAR NOT NULL,
  "precision" VARCHAR NOT NULL,
  "compared" INTEGER NOT NULL,
  "only_computed" INTEGER NOT NULL,
  "only_published" INTEGER NOT NULL,
  "exact" INTEGER NOT NULL,
  "largest_difference" DOUBLE,
  "rank_correlation" DOUBLE,
  "required" VARCHAR NOT NULL,
  "met" BOOLEAN,
  PRIMARY KEY ("comparison", "index", "part", "precision")
);

CREATE TABLE "reproduce_differences" (
  "comparison" VARCHAR NOT NULL,
  "index" VARCHAR NOT NULL,
  "part" VARCHAR NOT NULL,
  "precision" VARCHAR NOT NULL,
  "unit_code" VARCHAR NOT NULL,
  "unit_name" VARCHAR NOT NULL,
  "computed" VARCHAR NOT NULL,
  "published" VARCHAR NOT NULL,
  "difference" DOUBLE,
  PRIMARY KEY ("comparison", "index", "part", "precision", "unit_code")
);

CREATE TABLE "reproduce_ranks" (
  "index" VARCHAR NOT NULL,
  "unit_code" VARCHAR NOT NULL,
  "unit_name" VARCHAR NOT NULL,
  "area_code" VARCHAR,
  "region" VARCHAR NOT NULL,
  "score" DOUBLE,
  "rank" INTEGER,
  "group" VARCHAR CHECK ("group" IN ('hotspot', 'middle', 'coldspot')),
  PRIMARY KEY ("index", "unit_code")
);

CREATE TABLE "reproduce_regions" (
  "index" VARCHAR NOT NULL,
  "region" VARCHAR NOT NULL,
  "districts" INTEGER NOT NULL,
  "hotspots" INTEGER NOT NULL,
  "coldspots" INTEGER NOT NULL,
  "mean_rank" DOUBLE,
  PRIMARY KEY ("index", "region")
);

CREATE TABLE "reproduce_predecessors" (
  "index" VARCHAR NOT NULL,
  "area_code" VARCHAR NOT NULL,
  "area_name" VARCHAR NOT NULL,
  "predecessor_code" VARCHAR NOT NULL,
  "predecessor_name" VARCHAR NOT NULL,
  "predecessors" INTEGER NOT NULL,
  "rank" INTEGER,
  "group" VARCHAR CHECK ("group" IN ('hotspot', 'middle', 'coldspot')),
  PRIMARY KEY ("index", "area_code", "predecessor_code")
);

CREATE TABLE "reproduce_changes" (
  "name" VARCHAR NOT NULL,
  "from" VARCHAR NOT NULL,
  "to" VARCHAR NOT NULL,
  "unit_code" VARCHAR NOT NULL,
  "unit_name" VARCHAR NOT NULL,
  "score_change" DOUBLE,
  "places" INTEGER,
  PRIMARY KEY ("name", "from", "to", "unit_code")
);

CREATE TABLE "reproduce_facts" (
  "index" VARCHAR NOT NULL,
  "measure" VARCHAR NOT NULL,
  "area" VARCHAR NOT NULL,
  "operator" VARCHAR NOT NULL CHECK ("operator" IN ('=', '>=', '<=')),
  "value" DOUBLE NOT NULL,
  "decimals" INTEGER NOT NULL,
  "source" VARCHAR NOT NULL,
  "licence" VARCHAR NOT NULL,
  PRIMARY KEY ("index", "measure", "area", "operator")
);
